"""Publications: counts per period over all municipalities of a network, with floors; frozen and versioned."""
