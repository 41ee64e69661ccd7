"""What the network sees: its municipalities and their coordinators. Never a case, a client or a participant."""
