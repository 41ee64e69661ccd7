"""Taking part from afar, or not being there."""
