"""What every page leaves in the audit by itself: what was read, or asked for and not given.

A handler that says more precisely what was read goes first. The entrances call this; no handler has to.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

from litestar import Request

from services.errors import NotAllowed, NotFound
from services.procedures.find_case import PLACES, find_case
from tenants import audit, ceilings, door
from tenants.access import Access
from tenants.ceilings import TooMuch

Incoming = Request[Any, Any, Any]

# The last of these nouns in an address says what its page shows.
NOUNS: Mapping[str, str] = {
    "situaties": "case.read",
    "gegevens": "details.read",
    "kring": "circle.read",
    "grote-tafel": "circle.read",
    "spilfiguur": "circle.read",
    "vertegenwoordigers": "circle.read",
    "wie-mag-openen": "openings.read",
    "overleggen": "consultation.read",
    "opvolgoverleg": "consultation.read",
    "deelnemers": "consultation.read",
    "datumvraag": "poll.read",
    "deelname": "invitations.read",
    "toestemming": "consent.read",
    "bijlagen": "attachment.read",
    "nood": "emergency.read",
    "weten": "knowledge.read",
    "knelpunten": "signals.read",
    "opvolging": "followups.read",
    "plan": "plan.read",
    "rode-draad": "thread.read",
    "heropening": "ending.read",
    "logboek": "log.read",
    "vroeger": "log.read",
    "wie-keek": "log.read",
    "agenda": "agenda.read",
    "agendapunten": "agenda.read",
    "uitnodigingen": "invitations.read",
    "gereedheid": "readiness.read",
    "belblad": "calls.read",
    "belletjes": "calls.read",
    "wensen": "invitations.read",
    "voorbereiding": "preparations.read",
    "mijn-overleg": "kit.read",
    "drie-minuten": "contribution.read",
    "hoe-gaat-het": "sufficiency.read",
    "drempels": "preparations.read",
    "tafel": "meeting.read",
    "schermen": "screens.read",
    "afsluiting": "meeting.read",
    "niet-doorgegaan": "meeting.read",
    "ja-van-de-client": "assent.read",
    "verslag": "report.read",
    "terugkoppeling": "debrief.read",
    "evaluatie": "evaluation.read",
    "aanvragen": "referral.read",
}


async def leave(request: Incoming, access: Access) -> None:
    """At the end of a member's page: note its case when nothing else did, and hold it against the ceilings."""
    place = _place(request)
    if place is not None and not _is_noted(access, place):
        name, subject = place
        case = await find_case(access, name, subject)
        if case is not None or name == "referral_id":
            audit.record(access, what_is_read(request), subject, case=case)
    await ceilings.check(access)


@asynccontextmanager
async def refusals(request: Incoming) -> AsyncIterator[list[Access]]:
    """Round a member's page: what was asked and not given is noted after all, in a transaction of its own."""
    inside: list[Access] = []
    try:
        yield inside
    except (NotFound, NotAllowed):
        for access in inside:
            await _leave_refusal(request, access)
        raise
    except TooMuch as error:
        for access in inside:
            async with door.enter(replace(access, audit_lines=[])) as entered:
                await ceilings.tell(entered, error)
        raise


def leave_of_guest(access: Access, invitation: UUID, *, is_known: bool) -> None:
    """At the end of a guest's page: with the link alone somebody opened it, further in somebody read."""
    if not audit.has_line_of_case(access):
        audit.record(
            access, "guest-page.read" if is_known else "link.opened", invitation, case=UUID(access.cases)
        )


def what_is_read(request: Incoming) -> str:
    """The code of what this address shows."""
    nouns = [NOUNS[part] for part in request.scope["path_template"].split("/") if part in NOUNS]
    return nouns[-1] if nouns else "page.read"


async def _leave_refusal(request: Incoming, access: Access) -> None:
    """Who asked for what; the line is the same whether it is there or not."""
    async with door.enter(replace(access, audit_lines=[])) as entered:
        place = _place(request)
        subject = place[1] if place else None
        audit.record_refusal(entered, "page.refused", subject, reason=what_is_read(request))


def _place(request: Incoming) -> tuple[str, UUID] | None:
    """The id in the address that leads to a case: its name and value."""
    for name in PLACES:
        if isinstance(value := request.path_params.get(name), UUID):
            return name, value
    return None


def _is_noted(access: Access, place: tuple[str, UUID]) -> bool:
    if place[0] == "referral_id":
        return any(line.subject is not None for line in access.audit_lines)
    return audit.has_line_of_case(access)
