"""Reading at the network: texts, tables, the map, the memory."""
