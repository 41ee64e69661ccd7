"""Who sits where at the coming table of a case, in words for the drawing and for its list."""

from collections.abc import Mapping

from services.cases.tables import CircleKind, CircleMember
from services.invitations.rules import State
from tenants.words.cases import CIRCLE_KIND
from tenants.words.packs import Words
from web.cases.facts import CaseFile
from web.shared.seating import Guest, Seat, SeatKind, seats

ANSWERS: Mapping[State, tuple[str, SeatKind]] = {
    State.NOT_ASKED: ("nog niet gevraagd", "unknown"),
    State.ASKED: ("nog geen antwoord", "unknown"),
    State.BOUNCED: ("mail kwam niet aan", "unknown"),
    State.YES: ("komt", "yes"),
    State.ONLINE: ("doet mee van op afstand", "yes"),
    State.NO: ("verontschuldigd", "no"),
}


def table(found: CaseFile, pack: Words) -> list[Seat]:
    """Who sits at the coming table; without a date, who stands in the circle. Whom the client chose sits beside."""
    guests = (
        [_guest(found, one.person, *ANSWERS[one.state], pack) for one in found.asked]
        if found.coming
        else [_guest(found, member, "", "yes", pack) for member in found.circle]
    )
    confidant = found.member(found.case.confidant)
    guests.sort(key=lambda guest: confidant is None or guest.name != confidant.first_name)
    return seats(
        [*guests, Guest(found.coordinator, pack.coordinator.word, "komt" if found.coming else "", "yes")]
    )


def role(found: CaseFile, member: CircleMember, pack: Words) -> str:
    """What somebody is at this table, in a word."""
    if member.id == found.case.key_worker:
        return pack.key_worker.word
    if member.id == found.case.confidant:
        return "vertrouwenspersoon"
    return str(member.relation or member.organisation or CIRCLE_KIND[member.kind])


def _guest(found: CaseFile, member: CircleMember, answer: str, kind: SeatKind, pack: Words) -> Guest:
    is_client = member.kind == CircleKind.CLIENT
    beside = found.member(found.case.confidant)
    detail = f"zit naast {beside.first_name}" if is_client and beside else role(found, member, pack)
    if is_client:
        answer, kind = ("komt" if found.coming and found.coming.is_client_coming else ""), "client"
    return Guest(
        str(member.first_name),
        "" if detail == CIRCLE_KIND["client"] else detail,
        answer,
        kind,
        is_confidant=member.id in {found.case.confidant, found.case.key_worker},
    )
