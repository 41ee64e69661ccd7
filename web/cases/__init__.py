"""Cliëntsituaties: the list, the page of one case, its circle, who may open it, taking one over.

Start at pages.py. Consent has its own folder, web/consents.
"""
