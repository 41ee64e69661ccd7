"""Who brings reports to a judge: named as such, and since when the client knows."""
