"""Pages of figures: the own mirror, the sheet that leaves the desk, and what is shared; network.py for the network."""
