"""The plan of a case: goals in the client's words, steps, and what was agreed. Done and moved is web/followups."""
