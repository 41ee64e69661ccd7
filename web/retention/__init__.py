"""Bewaren: close a case, how long it is kept, a duty to keep, erasing, and the client's own file."""
