"""The phone sheet: who may be called, what one click keeps, and two people who phone at once."""
