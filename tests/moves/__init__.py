"""A client moves to another municipality, and the case goes along."""
