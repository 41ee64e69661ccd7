"""Evaluations (evaluatie): how it was, for the client first; the helpers' minute, the plan again, the own mirror.

What the client says is in feedback.py, a neutral person's own link in talks.py, the helpers' minute in minutes.py,
a look at the plan in reviews.py, short forms in short_forms.py, a coordinator's own mirror in mirrors.py.
Numbers without names are in queries.py. Self-sufficiency is a service of its own.
"""
