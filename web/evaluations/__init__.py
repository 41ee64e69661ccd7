"""Evaluatie: how it was, per sitting and over time; staff, behind a link, on paper. Start at sitting.py."""
