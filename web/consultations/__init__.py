"""Overleggen, for the coordinator: planning, the page of one sitting, its agenda, the next one on one page.

Who is asked and what they answered is in web/invitations; at the table itself is web/meetings.
"""
