"""Mails: one function per letter, a folder with subject, text and html for each. Start at letters.py.

A letter never says what a case is about: no name of the client, no topic, no service, no case number.
"""
