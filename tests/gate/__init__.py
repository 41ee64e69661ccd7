"""The rest of the gate: headers, other sites' requests, floods, and settings that are not fit for production."""
