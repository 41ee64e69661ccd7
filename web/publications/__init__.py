"""Publications (publicaties) for who administers a network: what may be made, the trial, what was made."""
