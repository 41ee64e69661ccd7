"""Looking for a date: rules, decisions, pages, mails."""
