"""Merging: the rows of two or more municipalities become one's, in one transaction (decision 0016).

Start at __main__.py, the operator's command. Nothing of a request comes here, and no row of a case is read.
"""
