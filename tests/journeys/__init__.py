"""Whole situations in a real browser, with the real processes, real mail and the real database role."""
