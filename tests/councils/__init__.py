"""What a municipality does with its bottlenecks, and its file for the council."""
