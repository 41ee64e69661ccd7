"""Toestemming: the three questions, who may know what and its papers, taking a yes back, sharing in an emergency.

Staff's pages start at pages.py, the client's own at guest.py; who may hear what is put in words in knowledge.py.
"""
