"""What preparations bring to the agenda. Who puts it there, and in which order, is not decided here."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Proposal:
    """One point that somebody wants to talk about.

    `brought_by` is a circle member. What was not talked through with the client is parked: the client never hears
    something at the table for the first time (row 50).
    """

    id: UUID
    title: str
    domain: str
    brought_by: UUID
    is_talked_through: bool
    is_far_reaching: bool
    why: str
