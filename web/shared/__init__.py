"""What every page shares: the two layouts, the macros, the seats of the table, rows that repeat, error pages."""
