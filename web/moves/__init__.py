"""A client goes to live in another municipality: offering the case, accepting it, what stays of it."""
