"""The local runner: whose folder it takes, what it keeps alive, what it leaves behind, and the mail sink."""
