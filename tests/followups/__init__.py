"""Follow-up: agreements that run, reminders, the debrief, and what owners tell through their link."""
