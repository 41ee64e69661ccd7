"""Being ready (klaar voor het overleg): what is still to do before one table, next step first.

It asks every service before it, and keeps only what no other has: what the table needs in practice.
"""
