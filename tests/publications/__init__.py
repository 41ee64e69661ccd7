"""Publications of a network: what is counted, frozen, made, shown, and never changed again."""
