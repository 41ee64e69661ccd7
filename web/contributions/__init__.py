"""The desk of the second reader of a network: read a rewritten text, accept it, send it back, say what it is about.

Never a municipality, a place or a moment on these pages. Start at pages.py.
"""
