"""The network's desk, and what comes back to a municipality."""
