"""What a guest is asked while a date is looked for."""

from dataclasses import dataclass
from datetime import date

from services.polls import queries
from web.guests.entrance import Visit
from web.polls.forms import answers_form
from web.shared.forms import Form


@dataclass(frozen=True)
class Question:
    """What a guest is asked: one question per moment, until when, and whether they answered."""

    form: Form
    answer_by: date
    is_answered: bool


async def question(visit: Visit, form: Form | None = None) -> Question | None:
    """The poll that stands; None when there is a date, or nothing is asked."""
    if visit.seat.consultation.starts_at is not None:
        return None
    poll = await queries.find_open(visit.access, visit.seat.consultation.id)
    if poll is None:
        return None
    said = await queries.answers_of(visit.access, poll.id, visit.participant)
    moments = await queries.moments(visit.access, poll.id)
    return Question(form or answers_form(moments, said), poll.answer_by, bool(said))
