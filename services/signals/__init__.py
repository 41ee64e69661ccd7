"""Signals (knelpunten): marked in one sentence, rewritten without persons, listed here, sent to a network.

marking.py keeps what is typed in a case; rewriting.py makes it fit to be read by others; sending.py lets it leave.
Not here: what the network does with it (services/contributions, services/bundles). Start at marking.py.
"""
