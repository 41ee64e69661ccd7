"""Who knows what of the client, for the client: one sentence per person, and who looked on which day.

Only what the client said and may hear: what somebody else of the house asked to keep, is not told here, not by
a topic that is missing either. No address, no organisation that reveals something, and not when somebody of
the own house or friends opened their link: that can be dangerous for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases.discretion import helps
from services.cases.queries import circle as circle_of
from services.cases.queries import get_case
from services.cases.tables import Case, CircleKind, CircleMember
from services.consents import queries as consents
from services.consents.emergencies import emergencies
from services.consents.hearing import MAY, Ground
from services.consents.rules import may_know
from services.consents.tables import Restriction
from services.consultations.points import Point
from services.consultations.queries import next_consultation, participants, points_of
from services.consultations.tables import ItemKind
from services.logs import queries as logs
from services.logs.queries import Line, Subject
from tenants.access import Access
from tenants.words import knowing as words
from tenants.words.actions import READ
from tenants.words.dates import day_year
from tenants.words.domains import DOMAINS
from tenants.words.packs import PACKS, Words, spoken
from web.consents.knowledge import ground_of

OWN_CONSENT = "consent.read"
SHOWN = [code for code, action in READ.items() if action.of_client and code != "log.read"]


@dataclass(frozen=True)
class Knower:
    """One person: what they do, and what they know in one or two sentences."""

    name: str
    does: str
    sentence: str


@dataclass(frozen=True)
class Looked:
    """One day, and who looked at what."""

    on: date
    sentences: list[str]


@dataclass(frozen=True)
class Topic:
    """Something that is talked about, in a word and in full; `out` are those of the circle who are not there for it."""

    word: str
    title: str
    domain: str
    out: frozenset[UUID] = frozenset()


async def who_knows(access: Access, case_id: UUID) -> list[Knower]:
    """Everybody who knows something, who leads it first."""
    case, circle = await get_case(access, case_id), await circle_of(access, case_id)
    client = next(one for one in circle if one.kind == CircleKind.CLIENT)
    grounds = await consents.grounds(access, case_id)
    restrictions = await consents.restrictions(access, case_id)
    latest = await consents.latest_consent(access, case_id, client.id)
    is_withdrawn = latest is not None and latest.withdrawn_at is not None
    own = [one for one in restrictions if one.said_by == client.id]
    topics = await _topics(access, case, client, restrictions, own)
    staff = [
        Knower(_first(name), "", words.STAFF[kind].format(name=_first(name)))
        for name, kind in await logs.staff_of_case(access, case_id)
        if kind in words.STAFF
    ]
    struck = [one.topic for one in own if one.kept_from is None]
    shared = [Knower("", "", one) for one in await _shared_in_need(access, case_id, circle)]
    nobody = [Knower("", "", words.NOBODY.format(topics=", ".join(struck)))] if struck else []
    return [
        *staff,
        *(
            _knower(one, ground_of(case, one, grounds[one.id], is_withdrawn=is_withdrawn), topics, own)
            for one in circle
            if one.id != client.id
        ),
        *nobody,
        *shared,
    ]


async def who_looked(
    access: Access, case_id: UUID, before: int | None = None
) -> tuple[list[Looked], int | None]:
    """By day, newest first: staff and helpers; and the number before which the next page begins."""
    case = await get_case(access, case_id)
    subject = Subject(case.id, case.name, case.referral)
    found = await logs.log_of_case(access, subject, before=before, actions=SHOWN)
    client = next(one for one in await circle_of(access, case_id) if one.kind == CircleKind.CLIENT)
    lines = [line for line in found.lines if _is_told(line, client.id)]
    days = groupby(lines, lambda line: line.at.astimezone(BRUSSELS).date())
    return [
        Looked(on, _sentences(list(of_day), PACKS[access.home.vocabulary])) for on, of_day in days
    ], found.older


async def _shared_in_need(access: Access, case_id: UUID, circle: Sequence[CircleMember]) -> list[str]:
    """What was shared without a yes, once somebody told it: never before."""
    names = {one.id: one.first_name for one in circle}
    return [
        words.SHARED.format(
            whom=" en ".join(filter(None, [names.get(one.circle_member or one.id, ""), one.recipient])),
            what=one.what,
            on=day_year(one.began_at),
        )
        for one in await emergencies(access, case_id)
        if one.told_at is not None
    ]


def _knower(
    member: CircleMember, ground: Ground, topics: Sequence[Topic], own: Sequence[Restriction]
) -> Knower:
    name = str(member.first_name)
    if ground not in MAY:
        sentence = words.NOTHING if ground is Ground.NOT_WELCOME else words.NOT_YET
        return Knower(name, helps(member), sentence.format(name=name))
    kept = [
        one for one in topics if not may_know(own, member.id, one.title, one.domain) or member.id in one.out
    ]
    heard = dict.fromkeys(one.word for one in topics if one not in kept)
    said = [words.KNOWS.format(name=name, topics=", ".join(heard)) if heard else words.ALL.format(name=name)]
    if kept:
        said.append(words.NOT.format(topics=", ".join(dict.fromkeys(one.title for one in kept))))
    return Knower(name, helps(member), " ".join(said))


async def _topics(
    access: Access,
    case: Case,
    client: CircleMember,
    restrictions: Sequence[Restriction],
    own: Sequence[Restriction],
) -> list[Topic]:
    """What is on the coming agenda, then what the client keeps from somebody; only what the client may hear."""
    coming, found = await next_consultation(access, case.id), []
    if coming is not None:
        people = await participants(access, coming.id)
        seats = {one.id: one.circle_member.id for one in people}
        for point in await points_of(access, coming, people):
            if _is_open(point):
                out = frozenset(seats[seat] for seat in point.absent if seat in seats)
                found.append(_topic(point.item.title, point.item.domain, out))
    found += [_topic(one.topic, one.domain) for one in own if one.kept_from is not None]
    may_hear = [one for one in found if may_know(restrictions, client.id, one.title, one.domain)]
    return [one for one in may_hear if client.id not in one.out]


def _is_open(point: Point) -> bool:
    item = point.item
    return item.kind == ItemKind.TOPIC and not point.is_struck and not item.is_to_discuss_first


def _topic(title: str, domain: str, out: frozenset[UUID] = frozenset()) -> Topic:
    return Topic(DOMAINS.get(domain) or f"“{title}”", title, domain, out)


def _is_told(line: Line, client: UUID) -> bool:
    if line.kind == "guest" and line.circle != CircleKind.HELPER:
        return False
    return line.action != OWN_CONSENT or line.subject == client


def _sentences(lines: Sequence[Line], pack: Words) -> list[str]:
    """Each person of this day once, with everything that was looked at."""
    seen: dict[str, list[str]] = {}
    for line in lines:
        what = seen.setdefault(_named(line, pack), [])
        word = READ[line.action].of_client
        if word not in what:
            what.insert(0, word)
    return [words.LOOKED.format(name=name, what=_listed(what)) for name, what in seen.items()]


def _named(line: Line, pack: Words) -> str:
    name = _first(line.who) or ("Iemand van de gemeente" if line.kind == "member" else "Iemand")
    ground = spoken(words.GROUNDS.get(line.ground, ""), pack)
    return f"{name} ({ground})" if ground else name


def _listed(found: Sequence[str]) -> str:
    return " en ".join(filter(None, [", ".join(found[:-1]), found[-1]]))


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name else ""
