"""What every page shares: layouts, macros, the seats of the table, rows that repeat, headers, error pages."""
