"""The code of conduct of a municipality: only added to, and signed anew."""
