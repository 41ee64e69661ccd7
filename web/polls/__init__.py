"""Datumvraag: moments to propose, who can when, the best one; and the same for a guest with a link."""
