"""Documents: the paper opens, is tagged, says what it should, and survives whatever somebody typed."""
