"""What crosses from a municipality to a network, and what is done with it there."""
