"""Toestemming: the three questions, who may know what, and taking a yes back."""
