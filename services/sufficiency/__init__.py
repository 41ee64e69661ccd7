"""Self sufficiency (zelfredzaamheid): how somebody says it goes, over domains of life, and how that changes.

Own words come first; then which sentence fits. Start at desks.py (who may) and talks.py (what is said). The
sentences are data of a municipality: scales.py. Never a total, never an average, never one client beside another.
"""
