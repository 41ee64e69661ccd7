"""What a guest may see: little in a browser that is known, more after a code, never more than the client allows."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases import discretion
from services.cases.rules import is_minor
from services.cases.tables import CircleKind, CircleMember
from services.consents.tables import Consent
from services.consultations import places
from services.consultations import queries as consultations
from services.consultations.points import Point, brings
from services.consultations.tables import Consultation, Participant
from services.invitations import rules
from services.invitations.queries import get_invitation, seat_of, signers
from services.invitations.reading import Line, goal_for, lines_for
from services.invitations.tables import Invitation, Wish
from tenants import audit
from tenants.access import Access

INVITED = """
select i.participant, c.confidant from participant t
join invitation i on (i.tenant, i.participant) = (t.tenant, t.id)
join "case" c on (c.tenant, c.id) = (t.tenant, t."case")
where t.consultation = $1 and t.removed_at is null and i.withdrawn_at is null
"""
HOST = """
select m.name, m.phone from "case" c join member m on (m.tenant, m.id) = (c.tenant, c.coordinator) where c.id = $1
"""


@dataclass(frozen=True)
class Host:
    """Who may be phoned: the coordinator of this sitting."""

    name: str
    phone: str

    @property
    def first_name(self) -> str:
        """As people call them."""
        return self.name.split()[0] if self.name else ""


@dataclass(frozen=True)
class Appointment:
    """When, where unless at somebody's home, the own word, the own answer.

    All of it is harmless but `address`, which may be somebody's home: behind a code alone.
    """

    first_name: str
    keyword: str
    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    address: str
    answer: str
    host: Host
    is_over: bool
    dial: str = ""


@dataclass(frozen=True)
class Neighbour:
    """Somebody at the table: first name and what they do, never an address."""

    id: UUID | None
    name: str
    does: str
    is_confidant: bool = False
    is_you: bool = False


@dataclass(frozen=True)
class Place:
    """The table as this guest may know it beforehand."""

    appointment: Appointment
    kind: str
    goal: str
    lines: tuple[Line, ...]
    points: int
    people: tuple[Neighbour, ...]
    must_sign: bool
    note: str
    wishes: tuple[Wish, ...]
    is_client_coming: bool
    voice: str
    is_minor: bool = False
    beside: str = ""

    @property
    def is_client(self) -> bool:
        """Whether this is the client's own page."""
        return self.kind == CircleKind.CLIENT


async def appointment(access: Access, invitation_id: UUID, seat: Participant | None = None) -> Appointment:
    """For a browser that is known: still no client, no topic, no people. `seat` where it was read already."""
    access.require("guest.reply")
    invitation = await get_invitation(access, invitation_id)
    return await _appointment(access, invitation, seat or await seat_of(invitation.participant))


async def place(access: Access, invitation_id: UUID, seat: Participant | None = None) -> Place:
    """After a code: what it is about as far as the client allows; unsigned, only when, where and how many."""
    access.require("guest.answer")
    invitation = await get_invitation(access, invitation_id)
    seat = seat or await seat_of(invitation.participant)
    person, sitting = seat.circle_member, seat.consultation
    must_sign = rules.signs_conduct(person.kind) and person.id not in await signers(
        invitation.case, is_held=sitting.held_at is not None
    )
    is_closed = must_sign or (person.kind != CircleKind.CLIENT and await _is_withdrawn(sitting.case))
    people = await consultations.participants(access, sitting.id)
    points = await consultations.points_of(access, sitting, people)
    lines = lines_for(points, seat, people)
    found = await _appointment(access, invitation, seat)
    audit.record(
        access, "guest-page.read" if is_closed else "invitation.read", invitation_id, case=invitation.case
    )
    return Place(
        appointment=found,
        kind=person.kind,
        goal="" if is_closed else await goal_for(sitting, seat, points),
        lines=() if is_closed else lines,
        points=len(lines),
        people=() if is_closed else await _people(sitting, people, person, points),
        must_sign=must_sign,
        note=invitation.note,
        wishes=tuple(await _own_wishes(invitation_id)),
        is_client_coming=sitting.is_client_coming,
        voice=_voice(sitting, people),
        is_minor=is_minor(person.born_on, rules.day_of(sitting, invitation.asked_at)),
        beside=_beside(person, people),
    )


async def _appointment(access: Access, invitation: Invitation, seat: Participant) -> Appointment:
    person, sitting = seat.circle_member, seat.consultation
    secrets = await places.hidden(invitation.case)
    return Appointment(
        first_name=person.first_name,
        keyword=person.keyword,
        starts_at=sitting.starts_at,
        ends_at=sitting.ends_at,
        place=places.place_for_all(sitting, secrets),
        address=places.place_for_guests(sitting, secrets),
        answer=invitation.answer,
        host=await host_of(access, invitation.case),
        is_over=sitting.held_at is not None,
        dial=invitation.dial if access.may("guest.answer") else "",
    )


async def host_of(access: Access, case_id: UUID) -> Host:
    """The coordinator of this case, as guests may call them."""
    _ = access.home
    row = await DB.connection.fetchrow(HOST, case_id)
    return Host(row["name"], row["phone"]) if row else Host("", "")


async def _people(
    sitting: Consultation, people: list[Participant], you: CircleMember, points: list[Point]
) -> tuple[Neighbour, ...]:
    """Only who was asked: planning somebody is not yet the client's yes to this person.

    The client reads what people do, the others in which function they are there.
    """
    rows = await DB.connection.fetch(INVITED, sitting.id)
    asked = {row["participant"]: row["confidant"] for row in rows}
    circle = [(one.circle_member, asked[one.id]) for one in people if one.id in asked]
    domains = brings(points)

    def does(one: CircleMember) -> str:
        is_for_client = you.kind == CircleKind.CLIENT
        return discretion.helps(one, domains.get(one.id, "")) if is_for_client else discretion.does(one)

    return tuple(
        Neighbour(
            id=one.id,
            name=one.first_name,
            does=does(one),
            is_confidant=one.id == confidant,
            is_you=one.id == you.id,
        )
        for one, confidant in circle
    )


def _voice(sitting: Consultation, people: list[Participant]) -> str:
    """Who speaks for a client who is not there."""
    speaker = [one.circle_member for one in people if one.circle_member.id == sitting.spokesperson]
    return str(speaker[0].first_name) if speaker else ""


def _beside(you: CircleMember, people: list[Participant]) -> str:
    """The own confidant of who looks, where that person is asked to this table too."""
    found = (one.circle_member for one in people if one.circle_member.id == you.confidant)
    return next((str(one.first_name) for one in found), "")


async def _is_withdrawn(case_id: UUID) -> bool:
    """Whether the client took the yes back; links of sittings that were held live on, for what was agreed there."""
    where = (Consent.case == case_id) & (Consent.given_for.kind == CircleKind.CLIENT)
    last = await Consent.objects().where(where & Consent.replaced_at.is_null()).first()
    return last is not None and last.withdrawn_at is not None


async def _own_wishes(invitation_id: UUID) -> list[Wish]:
    return await Wish.objects(Wish.about).where(Wish.invitation == invitation_id).order_by(Wish.wished_at)
