"""Procedures: decisions that touch several services, one file per decision, called verb_noun.

Each calls the actions of those services in one transaction, so that a reader sees all consequences in one list.
"""
