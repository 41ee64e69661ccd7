"""What a reader can work out of publications: an auditor that knows none of the reasoning of the protection (0046).

`corpora.py` makes bottlenecks to publish, nasty ones among them; `standing.py` counts them anew; `auditor.py` reads
what was published as an attacker with a solver would; `protected.py` alone knows what is attacked.
"""
