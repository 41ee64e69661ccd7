"""Members: who works here, asked, changed, blocked and gone; through HTTP."""
