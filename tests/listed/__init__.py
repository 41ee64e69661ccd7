"""Who coordinates where: for everybody, kept by each municipality, whole for a network."""
