"""Who sits where at one table and what they answered: the same for the page of the case and of the sitting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from services.cases import discretion
from services.cases.tables import Case, CircleKind, CircleMember
from services.consultations.tables import Consultation
from services.invitations.rules import State
from tenants.words.cases import CIRCLE_KIND
from tenants.words.invitations import STATES
from tenants.words.packs import Words
from web.shared.seating import Guest, Seat, SeatKind, seats

KINDS: Mapping[State, SeatKind] = {State.YES: "yes", State.PHONE: "yes", State.ONLINE: "yes", State.NO: "no"}
ANSWERED = frozenset(KINDS)
CAME: Mapping[bool, tuple[str, SeatKind]] = {True: ("was erbij", "yes"), False: ("was er niet", "no")}
SILENT: tuple[str, SeatKind] = ("", "yes")


@dataclass(frozen=True)
class Chosen:
    """What makes a seat special: whose case it is, who coordinates, whom the client chose."""

    case: Case
    host: str
    confidant: str
    pack: Words


def seated(
    people: Iterable[tuple[CircleMember, State]],
    sitting: Consultation,
    chosen: Chosen,
    came: frozenset[UUID] = frozenset(),
) -> list[Seat]:
    """Answers while it is ahead; who came (ids of circle members) once held; no answers when called off."""
    guests = []
    for person, state in people:
        if sitting.cancelled_at is not None:
            answer = SILENT
        elif sitting.held_at is not None:
            answer = CAME[person.id in came]
        else:
            answer = _answer(person, state, sitting)
        guests.append((person, answer))
    is_ahead = sitting.cancelled_at is None and sitting.held_at is None
    return arranged(guests, chosen, "komt" if is_ahead else "")


def arranged(
    people: Iterable[tuple[CircleMember, tuple[str, SeatKind]]], chosen: Chosen, host_answer: str = ""
) -> list[Seat]:
    """The client at the head, whom the client chose beside, the coordinator last."""
    confidant = chosen.case.confidant
    ordered = sorted(people, key=lambda one: confidant is None or one[0].id != confidant)
    guests = [_guest(person, answer, kind, chosen) for person, (answer, kind) in ordered]
    return seats([*guests, Guest(chosen.host, chosen.pack.coordinator.word, host_answer, "yes")])


def _answer(person: CircleMember, state: State, sitting: Consultation) -> tuple[str, SeatKind]:
    """A client who was asked is expected to come, unless the own answer says otherwise."""
    if person.kind == CircleKind.CLIENT and state not in ANSWERED:
        coming = "komt" if sitting.starts_at else "datum volgt"
        expected = "nog uit te nodigen" if state is State.NOT_ASKED else coming
        return (expected if sitting.is_client_coming else "is er niet bij"), "client"
    return STATES[state][0], KINDS.get(state, "unknown")


def _guest(person: CircleMember, answer: str, kind: SeatKind, chosen: Chosen) -> Guest:
    case, is_client = chosen.case, person.kind == CircleKind.CLIENT
    return Guest(
        str(person.first_name),
        _beside(chosen) if is_client else _role(person, chosen),
        answer,
        "client" if is_client else kind,
        is_confidant=person.id in {case.confidant, case.key_worker},
    )


def _beside(chosen: Chosen) -> str:
    return f"zit naast {chosen.confidant}" if chosen.confidant else ""


def _role(person: CircleMember, chosen: Chosen) -> str:
    """What somebody is at this table, in a word."""
    if person.id == chosen.case.key_worker:
        return str(chosen.pack.key_worker.word)
    if person.id == chosen.case.confidant:
        return "vertrouwenspersoon"
    return discretion.does(person) or CIRCLE_KIND[person.kind]
