"""What is still to do before a table: next step first, calm when all is ready."""
