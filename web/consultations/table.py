"""The page of one sitting in words: the points with who is in the room, the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases.tables import CircleMember
from services.consultations.points import Point
from services.consultations.rules import Stage, stage
from services.consultations.tables import Consultation, ItemKind
from services.invitations.queries import Asked
from services.invitations.rules import State
from tenants.words.domains import DOMAINS
from web.shared import dates

WAITING = frozenset({State.ASKED, State.BOUNCED, State.MISDIRECTED})


@dataclass(frozen=True)
class PointLine:
    """One point in words: what, who is not there, whether it waits or was struck."""

    id: UUID
    title: str
    detail: str
    is_struck: bool
    is_to_discuss_first: bool
    without: str
    is_far_reaching: bool = False
    goes_on: str = ""
    outside_party: str = ""
    is_topic: bool = False


@dataclass(frozen=True)
class Next:
    """The one next step; `action` is a form to send, `href` a page to open, `call` a number to dial."""

    what: str
    why: str = ""
    button: str = ""
    href: str = ""
    action: str = ""


def lines(points: Sequence[Point], asked: Sequence[Asked], circle: Sequence[CircleMember]) -> list[PointLine]:
    """The agenda as the coordinator reads it; a struck title stays hidden here too when the client wants so."""
    names = {one.participant.id: str(one.person.first_name) for one in asked}
    people = {one.id: str(one.first_name) for one in circle}
    return [_line(point, names, people) for point in points]


def next_step(consultation: Consultation, asked: Sequence[Asked], now: datetime) -> Next | None:
    """What helps this sitting forward now."""
    place = f"/overleggen/{consultation.id}"
    if stage(consultation) in {Stage.CANCELLED, Stage.HELD}:
        return None
    if (first := _of_the_day(consultation, place, now)) is not None:
        return first
    ready = [one for one in asked if one.state is State.NOT_ASKED and not one.refusal]
    if ready:
        names = listed([one.person.first_name for one in ready])
        return Next(
            f"Nodig {names} uit.",
            "Wie een mailadres heeft krijgt een mail, de anderen papier.",
            "Nodig uit",
            action=f"{place}/uitnodigingen",
        )
    if not consultation.goal:
        return Next(
            "Waarover gaat het?",
            "Vraag het met eigen woorden na.",
            "Noteer het doel",
            href=f"{place}/gegevens",
        )
    waiting = [one.person.first_name for one in asked if one.state in WAITING]
    if waiting:
        verb = "antwoordde" if len(waiting) == 1 else "antwoordden"
        return Next(
            f"{listed(waiting)} {verb} nog niet.",
            "Een telefoontje helpt.",
            "Naar het belblad",
            href=f"{place}/belblad",
        )
    return Next(
        "Iedereen antwoordde.",
        "Kijk wat er verder nog te doen is.",
        "Is alles klaar?",
        href=f"{place}/gereedheid",
    )


def _of_the_day(consultation: Consultation, place: str, now: datetime) -> Next | None:
    """Before all else: they sit together today, or nobody knows yet when."""
    starts_at = consultation.starts_at
    if consultation.began_at is not None or (starts_at is not None and _day(starts_at) <= _day(now)):
        return Next(
            "Het is vandaag.", "Open de tafel zodra iedereen zit.", "Naar de tafel", href=f"{place}/tafel"
        )
    if starts_at is not None:
        return None
    return Next(
        "We zoeken een dag.",
        "Stel enkele momenten voor, en zie wie wanneer kan.",
        "Naar de datumvraag",
        href=f"{place}/datumvraag",
    )


def listed(names: Sequence[str]) -> str:
    """`Leen, Koen en Ward`."""
    return " en ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def when(consultation: Consultation) -> str:
    """`dinsdag 12 mei, van 14 tot 15.30 uur`, or `datum volgt`."""
    return dates.when(consultation.starts_at, consultation.ends_at)


def _line(point: Point, names: dict[UUID, str], people: dict[UUID, str]) -> PointLine:
    item = point.item
    brought = people.get(item.brought_by, "") if item.brought_by else ""
    without = listed([names[one] for one in names if one in point.absent])
    detail = [f"Ingebracht door {brought}" if brought else "", DOMAINS.get(item.domain, "")]
    if point.is_struck:
        asker = people.get(point.struck_by, "") if point.struck_by else ""
        detail = [f"Eén punt is geschrapt op vraag van {asker}." if asker else "Eén punt is geschrapt."]
    return PointLine(
        id=item.id,
        title=point.title or "",
        detail=" · ".join(part for part in detail if part),
        is_struck=point.is_struck,
        is_to_discuss_first=item.is_to_discuss_first,
        without=f"Zonder {without}." if without else "",
        is_far_reaching=item.is_far_reaching,
        goes_on=people.get(item.continues_with, "") if item.continues_with else "",
        outside_party=item.outside_party,
        is_topic=item.kind == ItemKind.TOPIC,
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(BRUSSELS).date()
