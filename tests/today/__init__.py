"""Vandaag: who sees what, in which words, in which order, and with how many queries."""
