"""Reports (verslagen): draft, in comments, final; who may read which part; who received and opened which version.

The words themselves stand where they were typed: notes on the agenda item, agreements in the plan. What is
released is frozen in a version. Start at rules.py and extracts.py.
"""
