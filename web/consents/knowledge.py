"""Who may know what: per person two sentences with their source, and the grid that follows from the exceptions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from services.cases.queries import circle as circle_of
from services.cases.tables import Case, CircleMember, CoordinatorKind, Sector
from services.consents import queries
from services.consents.hearing import MAY, Given, Ground, Listener, hearing
from services.consents.queries import Grounds
from services.consents.rules import may_know
from services.consents.tables import Restriction
from services.consultations.queries import next_consultation, points
from services.consultations.tables import ItemKind
from tenants.access import Access
from tenants.words.hearing import HEARING
from tenants.words.packs import PACKS

MOST_TOPICS = 10


@dataclass(frozen=True)
class Knows:
    """One person: whether, why, from where, what not; and per topic a word for the grid."""

    id: UUID
    name: str
    tag: str
    kind: str
    whether: str
    why: str
    source: str
    withheld: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Knowledge:
    """Everybody, the topics that are the columns of the grid, and what nobody talks about, at whose wish."""

    people: list[Knows]
    topics: list[str]
    struck: list[tuple[str, str]]


async def knowledge(access: Access, case: Case) -> Knowledge:
    """Whether and why each person may hear it, and what not."""
    circle = await circle_of(access, case.id)
    grounds = await queries.grounds(access, case.id)
    restrictions = await queries.restrictions(access, case.id)
    client = circle[0].first_name if circle else case.name
    latest = await queries.latest_consent(access, case.id, circle[0].id) if circle else None
    topics = await _topics(access, case.id, restrictions)
    is_withdrawn = latest is not None and latest.withdrawn_at is not None
    people = [
        _knows(
            one,
            {"client": client, "key_worker": PACKS[access.home.vocabulary].key_worker.word},
            ground_of(case, one, grounds[one.id], is_withdrawn=is_withdrawn),
            topics,
            restrictions,
        )
        for one in circle
    ]
    names = {one.id: one.first_name for one in circle}
    struck = [(r.topic, names.get(r.said_by, client)) for r in restrictions if r.kept_from is None]
    return Knowledge(people, [topic for topic, _ in topics], struck)


def ground_of(case: Case, member: CircleMember, stands_on: Grounds, *, is_withdrawn: bool) -> Ground:
    """Why this person may hear it, or not yet, or not."""
    consent = stands_on.consent
    is_colleague = (
        member.sector == Sector.SOCIAL_SERVICES and case.coordinator_kind != CoordinatorKind.EXTERNAL
    )
    listener = Listener(
        kind=member.kind,
        sector=member.sector,
        secrecy=stands_on.secrecy,
        has_role=member.id in {case.key_worker, case.confidant},
        is_colleague=is_colleague,
    )
    given = Given(
        has_yes=consent is not None,
        is_explicit=consent is not None and consent.is_explicit,
        presence=stands_on.presence,
        is_withdrawn=is_withdrawn,
    )
    return hearing(listener, given)


def _knows(
    member: CircleMember,
    said: Mapping[str, str],
    ground: Ground,
    topics: Sequence[tuple[str, str]],
    restrictions: Sequence[Restriction],
) -> Knows:
    words, filled = HEARING[ground], {**said, "who": member.first_name}
    withheld = tuple(r.topic for r in restrictions if r.kept_from == member.id)
    cells = tuple(_cell(ground, member.id, topic, domain, restrictions) for topic, domain in topics)
    kind = "good" if ground in MAY else "calm" if ground is Ground.NOT_WELCOME else "ask"
    whether, why = words.whether.format(**filled), words.why.format(**filled)
    return Knows(member.id, member.first_name, words.tag, kind, whether, why, words.source, withheld, cells)


def _cell(ground: Ground, member: UUID, topic: str, domain: str, restrictions: Sequence[Restriction]) -> str:
    if not may_know(restrictions, member, topic, domain):
        return "niet"
    if ground in MAY:
        return "ja"
    return "niet" if ground is Ground.NOT_WELCOME else "eerst vragen"


async def _topics(
    access: Access, case_id: UUID, restrictions: Sequence[Restriction]
) -> list[tuple[str, str]]:
    """What is on the coming agenda, then what somebody does not want shared; each once."""
    coming = await next_consultation(access, case_id)
    listed = await points(access, coming.id) if coming else []
    talked = [point for point in listed if point.item.kind == ItemKind.TOPIC and not point.is_struck]
    found = {point.item.title: point.item.domain for point in talked}
    for restriction in restrictions:
        if restriction.kept_from is not None:
            found.setdefault(restriction.topic, restriction.domain)
    return list(found.items())[:MOST_TOPICS]
