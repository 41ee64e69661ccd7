"""Consultations (overleggen): one sitting: date, place, participants, agenda, presence per item.

Not here: who was asked and what they answered (services/invitations), and the report.
"""
