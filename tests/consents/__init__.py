"""Who may say yes, who may know what, and what a withdrawal stops."""
