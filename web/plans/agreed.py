"""The page "Wat hebben we afgesproken?": for the client by link, for staff to show or print, and on paper."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get
from litestar.params import FromPath

from infra import clock
from infra.clock import BRUSSELS
from services.cases.tables import CircleKind
from services.consultations.queries import get_consultation
from services.consultations.rules import dated
from services.documents.agreed import agreed_paper, agreed_words
from services.documents.letterhead import letterhead
from services.errors import NotFound
from services.invitations.guests import host_of
from services.meetings.agreed import agreed
from services.plans import endorsements
from services.plans.helps import helps
from tenants import audit
from tenants.access import Access
from tenants.tables import Policy
from tenants.words.packs import PACKS
from web import entrance
from web.guests.entrance import Visit, admitted
from web.guests.pages import LINK
from web.plans.view import Incoming
from web.reports.papers import attached
from web.shared.environment import STATIC
from web.shared.pages import page, redirect

SITTING = "/overleggen/{consultation_id:uuid}"
DEBRIEF_WITHIN = timedelta(days=7)
DRAWINGS = {
    "strengths": "1f44d",
    "goals": "1f9ed",
    "own": "1f4aa",
    "others": "1f91d",
    "far": "1f4ac",
    "next": "1f552",
}


class AgreedPages(Controller):
    """To show on a tablet, or to print."""

    path = SITTING + "/afgesproken"

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """What the client will read, before it is sent to anybody."""
        async with entrance.member(request) as access:
            asked = (
                await endorsements.standing(access, consultation_id) if endorsements.is_asked(access) else []
            )
            return page(
                request,
                access,
                "plans/agreed.html",
                current="situaties",
                **await told(access, consultation_id),
                standing=asked,
                place=f"/overleggen/{consultation_id}",
                path="",
                is_big=True,
            )


class AgreedPaperPages(Controller):
    """The paper that goes along to the debrief."""

    path = SITTING + "/afspraken.pdf"

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """In large letters, for the client."""
        async with entrance.member(request) as access:
            return await _paper(access, consultation_id)


class OwnAgreedPages(Controller):
    """The client's own page, behind a code."""

    path = LINK + "/afgesproken"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """From the moment the meeting is over; before that it says so."""
        async with admitted(request, slug, token) as visit:
            consultation = of_client(visit)
            if visit.seat.consultation.held_at is None:
                return page(request, visit.access, "plans/not_yet.html", path=visit.path, is_big=True)
            found = await told(visit.access, consultation)
            return page(request, visit.access, "plans/agreed.html", **found, path=visit.path, is_big=True)


class OwnAgreedPaperPages(Controller):
    """The same to keep or to print."""

    path = LINK + "/afspraken.pdf"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            consultation = of_client(visit)
            if visit.seat.consultation.held_at is None:
                return redirect(f"{visit.path}/afgesproken")
            return await _paper(visit.access, consultation)


def of_client(visit: Visit) -> UUID:
    """Which sitting this is; NotFound for somebody else's link."""
    if visit.seat.circle_member.kind != CircleKind.CLIENT:
        raise NotFound("agreed")
    return UUID(str(visit.seat.consultation.id))


async def told(access: Access, consultation_id: UUID) -> dict[str, Any]:
    """Every value of the page."""
    sitting = await get_consultation(access, consultation_id)
    found = await agreed(access, consultation_id)
    audit.record(access, "agreed.read", consultation_id, case=sitting.case)
    words = agreed_words(found, await helps(access, sitting.case), PACKS[access.home.vocabulary])
    host = await host_of(access, sitting.case)
    on = dated(sitting).starts_at.astimezone(BRUSSELS).date()
    is_fresh = clock.now() - dated(sitting).starts_at < DEBRIEF_WITHIN
    return {"told": words, "host": host, "drawings": DRAWINGS, "on": on, "is_fresh": is_fresh}


async def _paper(access: Access, consultation_id: UUID) -> Response[Any]:
    found = await told(access, consultation_id)
    head = letterhead(access.home, await Policy.objects().first())
    host = {"name": found["host"].first_name, "phone": found["host"].phone}
    drawings = {name: (STATIC / f"openmoji-{code}.svg").read_text("utf-8") for name, code in DRAWINGS.items()}
    return attached(agreed_paper(head, found["told"], host, drawings), f"afspraken-{found['on']}.pdf")
