"""Everything that the page shows, asked of each service in turn; only what this person may."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from services.calls import attention as calls
from services.cases import queries as cases
from services.cases.illness import standing_in
from services.consents import attention as consents
from services.consultations.queries import upcoming
from services.consultations.tables import Consultation, PlaceKind
from services.councils import queries as councils
from services.evaluations import queries as evaluations
from services.followups import attention as followups
from services.invitations import attention as invitations
from services.moves import queries as moves
from services.neighbours import queries as neighbours
from services.polls import attention as polls
from services.preparations import attention as preparations
from services.referrals import queries as referrals
from services.reports import attention as reports
from services.retention import queries as retention
from tenants.access import Access
from tenants.words.packs import PACKS
from web.today import (
    of_cases,
    of_councils,
    of_evaluations,
    of_followups,
    of_members,
    of_moves,
    of_neighbours,
    of_polls,
    of_referrals,
    of_retention,
    of_signals,
)
from web.today.asks import Ask, Day

AHEAD = timedelta(days=28)
MOST_COMING = 5
ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Coming:
    """One of the next consultations."""

    id: UUID
    starts_at: datetime | None
    case_name: str
    place: str
    is_today: bool


@dataclass(frozen=True)
class Today:
    """What asks now, what asks this week, what is coming, and in how many cases nobody is key worker."""

    now: list[Ask]
    week: list[Ask]
    coming: list[Coming]
    without_key_worker: int = 0
    own_cases: int = 0


async def collect(access: Access, now: datetime) -> Today:
    """A handful of queries, however much there is."""
    at = Day(now, now.astimezone(BRUSSELS).date(), PACKS[access.home.vocabulary])
    found = [of_referrals.ask(one, at) for one in await referrals.attention(access, at.today)]
    found += await of_members.asks(access, now)
    if not access.may("cases.edit"):
        return _sorted(found, [])
    home = await councils.at_home(access, at.today)
    at = Day(at.now, at.today, at.words, home.reminder_days)
    found += of_councils.asks(home, at, may_check=access.may("listing.keep"))
    found += of_signals.asks(home)
    followed = await followups.followed_cases(access)
    found += of_cases.asks([one for one in await _of_cases(access, now) if one.case in followed], at)
    found += of_followups.asks(
        await followups.attention(access, followed, today=at.today, reminder_days=at.reminder_days), at
    )
    found += [of_neighbours.ask(one, at) for one in await neighbours.signed_in(access)]
    found += of_retention.asks(await retention.near(access), at)
    found += [of_polls.ask(one, at) for one in await polls.attention(access) if one.case in followed]
    told = await evaluations.waiting(access, now - of_evaluations.ASKED_AGAIN_AFTER)
    found += [of_evaluations.ask(one, at) for one in told if one.case in followed]
    sittings = [one for one in await upcoming(access, now, now + AHEAD) if one.case.id in followed]
    found += [*await _moves(access, at), *await _leading(access, sittings, at)]
    return _sorted(found, [_coming(one, at) for one in sittings], await cases.without_key_worker(access))


async def _moves(access: Access, at: Day) -> list[Ask]:
    offered = await moves.waiting_for_us(access) if access.may("cases.begin") else []
    return [
        *(of_moves.offered(one, access.home.name, at) for one in offered),
        *(of_moves.answered(one, at) for one in await moves.answers(access)),
    ]


async def _leading(access: Access, sittings: list[Consultation], at: Day) -> list[Ask]:
    """Meetings of today of somebody else's cases, which one may be leading in their place."""
    others = [one for one in sittings if one.case.coordinator != access.member and _is_today(one, at)]
    return of_moves.leading(others, await standing_in(access), at) if others else []


async def _of_cases(access: Access, now: datetime) -> list[cases.Attention]:
    return [
        *await cases.attention(access),
        *await consents.attention(access, now=now),
        *await invitations.attention(access, now=now),
        *await reports.attention(access, now=now),
        *await preparations.attention(access, now=now),
        *await calls.attention(access, now=now),
    ]


def _sorted(found: list[Ask], coming: list[Coming], without: tuple[int, int] = (0, 0)) -> Today:
    found = sorted(found, key=lambda ask: (ask.rank, ask.by))
    now, week = [ask for ask in found if ask.is_now], [ask for ask in found if not ask.is_now]
    return Today(now, week, coming[:MOST_COMING], *without)


def _coming(sitting: Consultation, at: Day) -> Coming:
    place = "thuis" if sitting.place_kind == PlaceKind.HOME else sitting.place
    return Coming(sitting.id, sitting.starts_at, sitting.case.name, place, _is_today(sitting, at))


def _is_today(sitting: Consultation, at: Day) -> bool:
    return sitting.starts_at is not None and sitting.starts_at.astimezone(BRUSSELS).date() == at.today


def shown(today: Today) -> list[UUID]:
    """What stands on the page, as ids, for the audit: what each act leads to, and what is coming."""
    places = [act.href for ask in (*today.now, *today.week) for act in ask.acts]
    found = [UUID(one) for place in places for one in ID.findall(place)]
    return [*found, *(one.id for one in today.coming)]
