"""What helpers promise before they take part: the default text, and what a municipality adds to it."""
