"""Meetings: who was there for what, two typists at one text, new topics, and a client who does not come."""
