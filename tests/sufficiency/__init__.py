"""How it goes: what the client says, who reads it, what is drawn, and the sentences of a municipality."""
