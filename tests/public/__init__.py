"""What anyone may do without signing in: find the coordinator, send a request."""
