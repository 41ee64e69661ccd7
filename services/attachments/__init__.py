"""Attachments (bijlagen): a photo or scan of what was signed or drawn, a PDF, a voice.

Start at kinds.py: what a file is, is said by its first bytes. Who serves it is web/attachments.
"""
