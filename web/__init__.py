"""Web: what people see. Start at app.py: every page stands there.

Handlers come in by an entrance, ask or decide, and render; no rule and no table is here.
"""
