"""How close people stand, on the page of one case: a coordinator who helps too, and who reports to a judge."""

from services.cases import justice
from services.cases.neutrality import helpers, is_helping
from services.cases.tables import CircleMember, CoordinatorKind
from tenants.access import Access
from tenants.words.packs import PACKS
from web.cases.board import Ask
from web.cases.facts import CaseFile


def asks(found: CaseFile, access: Access) -> list[Ask]:
    """Gentle questions for whoever coordinates; nobody else is asked."""
    if found.case.closed_at is not None or found.case.coordinator != access.member:
        return []
    return [*_own(found, access), *_judges(found)]


def _own(found: CaseFile, access: Access) -> list[Ask]:
    place, client = f"/situaties/{found.case.id}", found.client.first_name if found.client else "de cliënt"
    words, helping, kind = PACKS[access.home.vocabulary], helpers(found.circle), found.case.coordinator_kind
    if is_helping(access.actor.name, "", helping) and kind != CoordinatorKind.INTERNAL:
        text = (
            f"Wie {client} helpt, leidt {words.consultation.the} beter niet. "
            "Een collega of iemand van een buurgemeente kan het overnemen."
        )
        return [
            Ask("Jouw naam staat bij de helpers", text, "Wie kan dit overnemen?", f"{place}/wie-mag-openen")
        ]
    return []


def _judges(found: CaseFile) -> list[Ask]:
    """First whom the client does not know about yet, then whom nobody asked; one at a time."""
    client = found.client.first_name if found.client else "de cliënt"
    for person in justice.untold(found.circle)[:1]:
        text = f"Zeg het voor {client} ja zegt. {client} mag {person.first_name} bij één punt weglaten."
        title = f"{person.first_name} brengt verslag uit bij een rechter. Weet {client} dat?"
        return [Ask(title, text, "Noteer het", _place(found, person))]
    for person in justice.to_ask(found.circle)[:1]:
        title = f"Brengt {person.first_name} verslag uit bij een rechter?"
        text = f"Vraag het, en zeg het dan aan {client}."
        return [Ask(title, text, "Noteer het", _place(found, person))]
    return []


def _place(found: CaseFile, person: CircleMember) -> str:
    return f"/situaties/{found.case.id}/kring/{person.id}/rechter"
