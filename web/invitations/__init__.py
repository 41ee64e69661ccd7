"""Uitnodigingen, for the coordinator: who is asked, how, what they answered; and all of it on their behalf."""
