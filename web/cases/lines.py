"""The sheets of the case page in words: what it is about, what was agreed. The table is in table.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.cases import discretion
from services.cases.tables import CircleKind, CircleMember
from services.consultations.points import Point
from services.consultations.tables import ItemKind
from services.plans.queries import AgreementLine
from tenants.words.domains import DOMAINS
from web.cases.facts import CaseFile
from web.shared import dates

SOON_DAYS = 7


@dataclass(frozen=True)
class Line:
    """A row on a sheet: what, a detail, and a word in a tag."""

    what: str
    detail: str = ""
    tag: str = ""
    kind: str = ""


def agenda(found: CaseFile) -> list[Line]:
    """The goal in the client's words, then the topics; a struck one keeps its title to itself."""
    coming, client = found.coming, found.client
    name = client.first_name if client else "de cliënt"
    if coming is None:
        return []
    goal = (
        [Line(f"“{coming.goal}”", f"Doel van dit overleg, in de woorden van {name}")] if coming.goal else []
    )
    return goal + [
        _topic(point, found, name)
        for point in found.agenda
        if (point.item.kind == ItemKind.TOPIC and point.item.title != coming.goal) or point.is_struck
    ]


def agreements(found: CaseFile, today: date) -> list[Line]:
    """What was agreed and is still to come. What the client does is nobody's reminder list (X21).

    Of a case that is closed nobody asks how far it is.
    """
    is_closed = found.case.closed_at is not None
    return [_agreement(line, today, is_closed=is_closed) for line in found.agreements]


def names_in_a_row(names: Sequence[str]) -> str:
    """`Leen, Koen en Ward`."""
    return " en ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def named(member: CircleMember) -> str:
    """`Lut, moeder`; only what makes clear who it is."""
    told = discretion.does(member) if member.relation else ""
    return f"{member.first_name}, {told}" if told else str(member.first_name)


def _topic(point: Point, found: CaseFile, client: str) -> Line:
    item, striker = point.item, found.member(point.struck_by)
    who = striker.first_name if striker else client
    if point.title is None:
        return Line("", f"Eén punt is geschrapt op vraag van {who}.")
    if point.is_struck:
        return Line(point.title, f"Geschrapt op vraag van {who}", "geschrapt", "calm")
    by = found.member(item.brought_by)
    detail = [f"Ingebracht door {by.first_name}" if by else "", DOMAINS.get(item.domain, "")]
    tag = (f"eerst met {client} bespreken", "ask") if item.is_to_discuss_first else ("", "")
    return Line(item.title, " · ".join(filter(None, detail)), *tag)


def _agreement(line: AgreementLine, today: date, *, is_closed: bool) -> Line:
    if is_closed or line.owner_kind == CircleKind.CLIENT or line.due_on is None:
        return Line(line.sentence, line.owner_name)
    moved = {0: "", 1: "één keer verschoven"}.get(len(line.moves), f"{len(line.moves)} keer verschoven")
    detail = [line.owner_name, f"tegen {dates.short_day(line.due_on)}", moved]
    return Line(line.sentence, " · ".join(filter(None, detail)), *_when((line.due_on - today).days))


def _when(days: int) -> tuple[str, str]:
    if days < 0:
        return "is het gelukt?", "ask"
    if days > SOON_DAYS:
        return "", ""
    return {0: "vandaag", 1: "morgen"}.get(days, f"over {days} dagen"), "ask"
