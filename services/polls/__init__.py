"""Polls (datumvragen): a date that is looked for together: the moments, who can when, and which one is best.

Not here: fixing it and telling everybody, which touches the sitting and the invitations (services/procedures).
"""
