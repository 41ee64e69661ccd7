"""The agenda per person: what each may read, who hears that it stands ready, what goes on it."""
