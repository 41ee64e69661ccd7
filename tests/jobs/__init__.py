"""Later work: what is done once, what is tried again, what no longer leaves, and what a mail may hold."""
