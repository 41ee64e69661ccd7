"""A question for a date, as the tests ask it."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from infra import clock
from services.consultations.rules import Moment
from services.polls import queries
from services.polls.actions import answer
from services.polls.rules import Proposal
from services.polls.tables import Poll, PollMoment
from services.procedures.ask_for_date import ask_for_date
from tenants import door
from tests.invitations.scene import Table, in_days

DAYS = (9, 10, 11)


def proposals(*days: int) -> list[Proposal]:
    """Two in the afternoon, an hour and a half."""
    return [Proposal(Moment(in_days(one), in_days(one, 15, 30)), "coordinator") for one in days or DAYS]


async def ask(table: Table, *days: int, until: int = 5) -> None:
    """Everybody who may be asked; Hilde on paper."""
    answer_by = clock.today() + timedelta(days=until)
    async with door.enter(table.an) as access:
        await ask_for_date(
            access,
            table.consultation,
            proposals(*days),
            answer_by,
            on_paper=[table.seats["Hilde"]],
            now=clock.now(),
        )


async def asked(table: Table) -> tuple[Poll, list[PollMoment]]:
    """The last question with its moments."""
    async with door.enter(table.an) as access:
        poll = await queries.find_latest(access, table.consultation)
        assert poll is not None
        return poll, await queries.moments(access, poll.id)


async def says(table: Table, name: str, *words: str) -> None:
    """An notes what somebody said, moment by moment."""
    poll, moments = await asked(table)
    said: Mapping[UUID, str] = {one.id: word for one, word in zip(moments, words, strict=True)}
    async with door.enter(table.an) as access:
        await answer(access, poll.id, table.seats[name], said, now=clock.now())
