"""The page of the circle in rows: per group one line per person, and what we do not know yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.cases import justice, rules
from services.cases.crowd import is_crowded
from services.cases.discretion import does, is_sensitive
from services.cases.tables import (
    Case,
    CircleKind,
    CircleMember,
    Representative,
    Secrecy,
    Sparing,
    TableAnswer,
)
from services.cases.teams import teams
from tenants.words import cases as words
from tenants.words.packs import Words
from web.cases.lines import names_in_a_row
from web.shared.dates import day_year

NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Circle:
    """Everything the page is made of."""

    case: Case
    people: Sequence[CircleMember]
    deciding: Sequence[Representative]
    answers: Mapping[UUID, TableAnswer]
    pack: Words
    today: date

    @property
    def present(self) -> list[CircleMember]:
        """Who stands in it now."""
        return [one for one in self.people if one.left_at is None]

    @property
    def is_crowded(self) -> bool:
        """Whether so many are expected at one table that we ask."""
        return is_crowded(self.people, self.answers)

    def name(self, member_id: UUID | None) -> str:
        """A first name; who left still has one."""
        return next((one.first_name for one in self.people if one.id == member_id), "")


@dataclass(frozen=True)
class Row:
    """One person: what they are, how to reach them, which duty; `told` is more, `missing` is still to be asked."""

    id: UUID
    name: str
    roles: tuple[str, ...]
    does: str
    reach: tuple[str, ...]
    duty: str
    told: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """The client, the family, the surroundings, the helpers."""

    code: str
    title: str
    rows: tuple[Row, ...]


def groups(circle: Circle) -> list[Group]:
    """Who is there, by kind, in the order in which they joined; a kind without anybody is not named."""
    together = teams(circle.present)
    found = {
        code: tuple(
            _row(circle, one, together.get(one.id, frozenset())) for one in circle.present if one.kind == code
        )
        for code in words.CIRCLE_GROUPS
    }
    return [Group(code, words.CIRCLE_GROUPS[code], rows) for code, rows in found.items() if rows]


def _row(circle: Circle, one: CircleMember, team: frozenset[UUID]) -> Row:
    duty = rules.secrecy_of(one.secrecy, one.id, circle.case)
    has_duty = (one.kind == CircleKind.HELPER or duty is not Secrecy.NONE) and duty is not Secrecy.UNKNOWN
    return Row(
        id=one.id,
        name=f"{one.first_name} {one.last_name}".strip(),
        roles=tuple(_roles(circle, one)),
        does=", ".join(filter(None, [one.relation, one.organisation])),
        reach=tuple(filter(None, [one.phone.replace(" ", NO_BREAK), one.email])),
        duty=words.SECRECY_SHORT[duty] if has_duty else "",
        told=tuple(_told(circle, one, team)),
        missing=tuple(_missing(circle, one)),
    )


def _roles(circle: Circle, one: CircleMember) -> Iterator[str]:
    if one.id == circle.case.key_worker:
        yield circle.pack.key_worker.word
    if one.id == circle.case.confidant:
        yield "vertrouwenspersoon"
    yield from (words.ROLE[role] for role in one.roles if role in words.ROLE)


def _told(circle: Circle, one: CircleMember, team: frozenset[UUID]) -> Iterator[str]:
    """What else one must know before phoning or writing; an address only when it is not secret."""
    if is_sensitive(one):
        yield f"anderen lezen alleen: {does(one) or 'niets'}"
    if address := "adres is geheim" if one.is_address_secret else one.address:
        yield address
    if one.safe_contact:
        yield f"veilig bereiken: {one.safe_contact}"
    if one.post_opened_by:
        yield f"post opent: {one.post_opened_by}"
    if justice.reports(one):
        yield "brengt verslag uit bij een rechter"
    yield from filter(None, [_beside(circle, one, team), _spared(circle, one), _age(circle, one)])


def _beside(circle: Circle, one: CircleMember, team: frozenset[UUID]) -> str:
    colleagues = names_in_a_row([circle.name(other) for other in sorted(team)])
    confidant = circle.name(one.confidant)
    told = [
        f"eigen vertrouwenspersoon: {confidant}" if confidant else "",
        f"zelfde organisatie als {colleagues}" if colleagues else "",
    ]
    return " · ".join(filter(None, told))


def _spared(circle: Circle, one: CircleMember) -> str:
    answer = circle.answers.get(one.id)
    if answer is None or answer.answer == Sparing.COMES:
        return ""
    return words.SPARED[answer.answer].format(who=circle.name(answer.taken_by))


def _age(circle: Circle, one: CircleMember) -> str:
    """How a minor is asked, by the rule of twelve; children of now, on the day of the table it may be otherwise."""
    if one.born_on is None or not rules.is_minor(one.born_on, circle.today):
        return ""
    years = f"{rules.age(one.born_on, circle.today)} jaar"
    if one.kind == CircleKind.CLIENT:
        return years
    if rules.speaks_for_self(one.born_on, circle.today):
        return f"{years}: krijgt een eigen uitnodiging in gewone woorden"
    if one.asked_to_be_there_on is None:
        return f"{years}: komt als {one.first_name} er zelf om vraagt"
    return f"{years}: vroeg zelf om erbij te zijn, op {day_year(one.asked_to_be_there_on)}"


def _missing(circle: Circle, one: CircleMember) -> Iterator[str]:
    is_child = not rules.speaks_for_self(one.born_on, circle.today)
    if not (one.phone or one.email or one.safe_contact or is_child):
        yield "telefoon of mail"
    if one.kind == CircleKind.HELPER and not (one.relation or one.organisation):
        yield "functie en dienst"
    if rules.secrecy_of(one.secrecy, one.id, circle.case) is Secrecy.UNKNOWN:
        yield "zwijgplicht"
    if justice.is_untold(one):
        yield "weet de cliënt van het verslag aan de rechter?"
    if justice.is_to_ask(one):
        yield "verslag aan een rechter?"
    if one.kind == CircleKind.FAMILY and not one.own_interest:
        yield f"wat {one.first_name} zelf wil"
    is_represented = any(row.represented == one.id for row in circle.deciding)
    if rules.is_minor(one.born_on, circle.today) and not is_represented:
        yield f"wie voor {one.first_name} beslist"
