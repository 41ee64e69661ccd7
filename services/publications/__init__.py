"""Publications (publicaties): counts per period over all municipalities of a network, with floors, frozen once made."""
