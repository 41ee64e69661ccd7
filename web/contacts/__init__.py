"""Our contacts: the professionals this municipality works with, and whether its networks see them."""
