"""Logboek: who read or did what, for the coordinator, the local administrator and the client; and the ceilings."""
