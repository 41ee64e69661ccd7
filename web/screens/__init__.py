"""The shared screen: switched on at the table, paired with six digits, live. What it may show: services/screens."""
