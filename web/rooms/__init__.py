"""De zalen of a municipality, with the mailbox that keeps the calendar of each: by its administrator."""
