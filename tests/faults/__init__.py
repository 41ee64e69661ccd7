"""Bad luck: what must not be lost when processes are killed in the middle of their work."""
