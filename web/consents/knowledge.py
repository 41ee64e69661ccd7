"""Who may know what: per person two sentences with their source, and the grid that follows from the exceptions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from infra import clock
from services.cases.queries import circle as circle_of
from services.cases.tables import Case, CircleKind, CircleMember, CoordinatorKind, Secrecy, Sector
from services.cases.teams import teams
from services.consents import queries
from services.consents.emergencies import emergencies, shared_with
from services.consents.hearing import MAY, Given, Ground, Listener, Need, hearing, need, strongest
from services.consents.queries import Grounds
from services.consents.rules import may_know
from services.consents.tables import Restriction
from services.consultations.queries import next_consultation, points
from services.consultations.tables import ItemKind
from services.errors import NotFound
from tenants.access import Access
from tenants.words.hearing import HEARING, TEAM, TEAM_DISCREET, TELLS
from tenants.words.packs import PACKS
from web.cases.lines import names_in_a_row

MOST_TOPICS = 10


@dataclass(frozen=True)
class Knows:
    """One person: whether, why, from where, what they may tell themselves, what not; per topic a word for the grid."""

    id: UUID
    name: str
    tag: str
    kind: str
    whether: str
    why: str
    source: str
    tells: str
    team: str
    withheld: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Knowledge:
    """Everybody, the topics that are the columns of the grid, and what nobody talks about, at whose wish."""

    people: list[Knows]
    topics: list[str]
    struck: list[tuple[str, str]]


@dataclass(frozen=True)
class Facts:
    """What is known of a case, as far as it says who may hear what."""

    case: Case
    circle: Sequence[CircleMember]
    grounds: Mapping[UUID, Grounds]
    restrictions: Sequence[Restriction]
    is_withdrawn: bool
    in_emergency: Collection[UUID]
    said: Mapping[str, object]

    @cached_property
    def heard(self) -> Mapping[UUID, Ground]:
        """For everybody whether and why they may hear it."""
        return {
            one.id: ground_of(
                self.case,
                one,
                self.grounds[one.id],
                is_withdrawn=self.is_withdrawn,
                is_emergency=one.id in self.in_emergency,
            )
            for one in self.circle
        }

    @cached_property
    def team(self) -> Mapping[UUID, frozenset[UUID]]:
        """For everybody who works in the same organisation."""
        return teams(one for one in self.circle if one.kind == CircleKind.HELPER)

    def duty(self, person: UUID) -> Secrecy:
        """Which duty binds somebody."""
        return self.grounds[person].secrecy


async def facts(access: Access, case: Case) -> Facts:
    """Asked once, for everybody."""
    circle = await circle_of(access, case.id)
    latest = await queries.latest_consent(access, case.id, circle[0].id) if circle else None
    shared = await emergencies(access, case.id)
    pack = PACKS[access.home.vocabulary]
    return Facts(
        case=case,
        circle=circle,
        grounds=await queries.grounds(access, case.id),
        restrictions=await queries.restrictions(access, case.id),
        is_withdrawn=latest is not None and latest.withdrawn_at is not None,
        in_emergency=shared_with(shared, clock.today()),
        said={
            "client": circle[0].first_name if circle else case.name,
            "key_worker": pack.key_worker,
            "coordinator": pack.coordinator,
        },
    )


async def knowledge(access: Access, case: Case) -> Knowledge:
    """Whether and why each person may hear it, and what not."""
    found = await facts(access, case)
    topics = await _topics(access, case.id, found.restrictions)
    names = {one.id: one.first_name for one in found.circle}
    client = str(found.said["client"])
    struck = [(r.topic, names.get(r.said_by, client)) for r in found.restrictions if r.kept_from is None]
    people = [_knows(found, one, topics) for one in found.circle]
    return Knowledge(people, [topic for topic, _ in topics], struck)


async def one_of(access: Access, case: Case, member_id: UUID, *, client: str | None = None) -> Knows:
    """The same for one person, for the page on which somebody is added; NotFound when they are not in the circle.

    `client`: what to call the client on a paper that names nobody.
    """
    found = await facts(access, case)
    found = replace(found, said={**found.said, "client": client}) if client else found
    member = next((one for one in found.circle if one.id == member_id), None)
    if member is None:
        raise NotFound("circle member")
    return _knows(found, member, [])


def ground_of(
    case: Case,
    member: CircleMember,
    stands_on: Grounds,
    *,
    is_withdrawn: bool,
    is_emergency: bool = False,
) -> Ground:
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
        reports_to_judge=bool(member.reports_to_judge),
    )
    given = Given(
        has_yes=consent is not None,
        is_explicit=consent is not None and consent.is_explicit,
        presence=stands_on.presence,
        is_withdrawn=is_withdrawn,
        is_emergency=is_emergency,
    )
    return hearing(listener, given)


def sentences(ground: Ground, said: Mapping[str, object]) -> tuple[str, str]:
    """Whether and why, in words."""
    words = HEARING[ground]
    return words.whether.format(**said), words.why.format(**said)


def _knows(found: Facts, member: CircleMember, topics: Sequence[tuple[str, str]]) -> Knows:
    ground = found.heard[member.id]
    said = {**found.said, "who": member.first_name}
    whether, why = sentences(ground, said)
    return Knows(
        id=member.id,
        name=member.first_name,
        tag=HEARING[ground].tag,
        kind="good" if ground in MAY else "calm" if ground is Ground.NOT_WELCOME else "ask",
        whether=whether,
        why=why,
        source=HEARING[ground].source,
        tells=_tells(found, member, ground).format(**said),
        team=_team(found, member),
        withheld=tuple(r.topic for r in found.restrictions if r.kept_from == member.id),
        cells=tuple(_cell(ground, member.id, topic, domain, found.restrictions) for topic, domain in topics),
    )


def _tells(found: Facts, member: CircleMember, ground: Ground) -> str:
    """What they may tell the helpers who hear it: from both duties, and the same organisation or another."""
    if member.kind == CircleKind.CLIENT or ground not in MAY:
        return ""
    listeners = [
        one for one in found.circle if one.id != member.id and found.heard[one.id] in MAY - {Ground.OWN}
    ]
    mine, team = found.duty(member.id), found.team.get(member.id, frozenset())
    asked = strongest(need(mine, found.duty(one.id), is_colleague=one.id in team) for one in listeners)
    consent = found.grounds[member.id].consent
    is_given = asked is Need.EXPLICIT and consent is not None and consent.is_explicit
    return TELLS["explicit-given" if is_given else asked]


def _team(found: Facts, member: CircleMember) -> str:
    team = found.team.get(member.id, frozenset())
    colleagues = [one.first_name for one in found.circle if one.id in team]
    if not colleagues:
        return ""
    is_secret = found.duty(member.id) is Secrecy.PROFESSIONAL
    words = TEAM if is_secret else TEAM_DISCREET
    return words.format(who=member.first_name, colleagues=names_in_a_row(colleagues))


def _cell(ground: Ground, member: UUID, topic: str, domain: str, restrictions: Sequence[Restriction]) -> str:
    if not may_know(restrictions, member, topic, domain):
        return "niet"
    if ground in MAY:
        return "ja"
    if ground is Ground.EMERGENCY:
        return "alleen in nood"
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
