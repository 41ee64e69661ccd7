"""Attachments: what is kept of a file, and who may see it."""
