"""What stands round an agenda: who proposed what, what is still open from before, who got it and who did not."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Request

from services.agendas.queries import Reader, readers
from services.cases.queries import circle
from services.consultations.queries import agenda
from services.consultations.tables import Consultation
from services.invitations.tables import MailState
from services.plans.queries import open_agreements
from services.preparations.queries import proposals
from tenants.access import Access
from tenants.words.dates import short_day
from tenants.words.domains import DOMAINS

Incoming = Request[Any, Any, Any]
NOTICES = {
    "gezegd": "Wie een mailadres heeft, krijgt een mail. Druk voor de anderen hieronder de bladen af.",
    "niemand": "Iedereen heeft deze agenda al.",
    "gegroepeerd": "Wat over hetzelfde gaat, staat nu bij elkaar.",
}


@dataclass(frozen=True)
class Suggestion:
    """Something that may go on the agenda: whose it is, whether the client knows, and why others should."""

    id: UUID
    title: str
    detail: str
    is_talked_through: bool = True
    is_far_reaching: bool = False


@dataclass(frozen=True)
class Receiver:
    """One person and their agenda, in words; `kind` colours the tag."""

    seat: UUID
    name: str
    state: str
    kind: str


async def around(access: Access, consultation: Consultation) -> dict[str, Any]:
    """Values for the page where the agenda is arranged."""
    there = {one.proposal for one in await agenda(access, consultation.id)}
    names = {one.id: str(one.first_name) for one in await circle(access, consultation.case, with_left=True)}
    proposed = [
        Suggestion(
            one.id,
            one.title,
            _joined(names.get(one.brought_by, ""), DOMAINS.get(one.domain, ""), one.why),
            one.is_talked_through,
            one.is_far_reaching,
        )
        for one in await proposals(access, consultation.id)
        if one.id not in there
    ]
    left_open = [
        Suggestion(
            one.id,
            one.sentence,
            _joined(one.owner_name, f"tegen {short_day(one.due_on)}" if one.due_on else ""),
        )
        for one in await open_agreements(access, consultation.case)
        if one.id not in there
    ]
    people = await readers(access, consultation.id)
    return {
        "proposed": proposed,
        "left_open": left_open,
        "receivers": [_receiver(one) for one in people],
        "to_tell": sum(one.is_to_get_it and not one.has_it for one in people),
        "on_paper": sum(one.is_to_get_it and not one.gets_mail for one in people),
    }


def told_notice(request: Incoming) -> str:
    """What was just done."""
    return NOTICES.get(request.query_params.get("bewaard", ""), "") if request.method == "GET" else ""


def _receiver(one: Reader) -> Receiver:
    person = one.asked.person
    return Receiver(one.asked.participant.id, str(person.first_name), *_state(one))


def _state(one: Reader) -> tuple[str, str]:
    if not one.is_to_get_it:
        return ("komt niet", "calm") if one.asked.invitation else ("nog niet gevraagd", "calm")
    if one.copy is None:
        return "nog niet", "ask"
    if not one.has_it:
        return "kreeg een oudere agenda", "ask"
    if one.copy.is_paper:
        return "op papier", "good"
    if one.copy.mail_state == MailState.BOUNCED:
        return "mail kwam niet aan", "stop"
    return ("mail is onderweg", "calm") if one.copy.mailed_at is None else ("kreeg een mail", "good")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
