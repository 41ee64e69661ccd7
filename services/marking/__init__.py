"""Marking (de markering): what in a text may lead back to somebody. It marks and warns; people decide.

Pure rules and word lists, no library: on Flemish sentences that found more than the libraries did (decision 0038).
Start at rules.py; what is known of a case and its municipality comes from queries.py.
"""
