"""The page of one person of the circle, empty or filled in, with what a search in the contacts found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Request, Response

from infra import clock
from services.cases import queries, rules
from services.cases.duties import usual_of
from services.cases.tables import Case, CircleKind, CircleMember
from services.contacts.queries import Found
from tenants import members
from tenants.access import Access
from tenants.words import cases as words
from web.cases.once import Difference
from web.cases.person_form import IN_CIRCLE, PersonForm
from web.shared.dates import day_year
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
CLOSE = "Wie is dat voor de cliënt?"
RELATIONS: Mapping[str, str] = {
    CircleKind.HELPER: "Functie",
    CircleKind.FAMILY: CLOSE,
    CircleKind.NETWORK: CLOSE,
}


@dataclass(frozen=True)
class Contacts:
    """What was looked for in the contacts, who was found, and whose card was taken over."""

    sought: str = ""
    found: Sequence[Found] | None = None
    taken: Found | None = None


@dataclass(frozen=True)
class Known:
    """Somebody who is in the circle already: what the page says about them besides the form."""

    member: CircleMember
    usual: str
    decisions: Sequence[str]


async def known(access: Access, member: CircleMember) -> Known:
    """Which duty is usual where they work, and each other one that was decided: by whom, when, why."""
    changes = await queries.duty_changes(access, member.case, member.id)
    names = await members.names(access) if changes else {}
    decisions = [
        f"{words.SECRECY[one.duty]}: {one.reason} ({names.get(one.changed_by, 'iemand')}, {day_year(one.changed_at)})"
        for one in changes
    ]
    return Known(member, words.SECRECY_SHORT[usual_of(member)], decisions)


def person_page(
    request: Incoming,
    access: Access,
    case: Case,
    form: PersonForm,
    *,
    person: Known | None = None,
    contacts: Contacts = Contacts(),
    others: list[Difference] | None = None,
    status: int = 200,
) -> Response[Any]:
    """The same page for who joins and who is there."""
    member = person.member if person else None
    kind = member.kind if member else str(form["kind"].data or "")
    form.relation.label.text = RELATIONS.get(kind, form.relation.label.text)
    return page(
        request,
        access,
        "cases/person.html",
        current="situaties",
        status=status,
        case={"id": case.id, "name": case.name},
        form=form,
        person=person,
        member=member and {"id": member.id, "name": member.first_name, "is_present": member.left_at is None},
        kind=kind if member or (kind in IN_CIRCLE and not form.errors) else "",
        is_child=member is not None and not rules.speaks_for_self(member.born_on, clock.today()),
        contacts=contacts,
        others=others,
    )
