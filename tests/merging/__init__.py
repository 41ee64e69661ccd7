"""Municipalities merge: what follows, what stays apart, and that nothing happens when anything fails."""
