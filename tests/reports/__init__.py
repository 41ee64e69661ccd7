"""Reports: who reads what, what silence does, and paper that opens."""
