"""The catalogue audit: what PostgreSQL itself says about its tables, roles and functions, held against our rules.

`python -m tenants.catalogue [address]` prints one line per finding and ends with 1 when there are any; it only reads
the catalogue, so that every role can run it on every database. `questions.sql` holds the rules, `inventory.sql` asks
what must be exactly as in `inventory.txt` (renew that file with --renew, and let somebody read the difference).
What a rule has to know by name is in known.py.
"""
