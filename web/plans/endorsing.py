"""Standing behind the plan: by the own link, or noted by staff."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, post
from litestar.params import FromPath

from infra import clock
from services.consultations.queries import get_consultation
from services.errors import Refused
from services.plans.endorsements import endorse
from web import entrance
from web.guests.entrance import admitted
from web.guests.pages import LINK
from web.meetings.forms import chosen
from web.plans.agreed import SITTING
from web.plans.view import Incoming
from web.shared.pages import redirect


class OwnEndorsementPages(Controller):
    """Said by who was at the table."""

    path = LINK + "/onderschrijving"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            sitting, person = visit.seat.consultation.id, visit.seat.circle_member.id
            await endorse(visit.access, sitting, person, now=clock.now())
        return redirect(f"{visit.path}/verslag#achter")


class EndorsementPages(Controller):
    """Noted for somebody who said so."""

    path = SITTING + "/onderschrijvingen"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        person = chosen((await request.form()).get("person"))
        async with entrance.member(request) as access:
            await get_consultation(access, consultation_id)
            if person is None:
                raise Refused("plan.endorsed-by-whom")
            await endorse(access, consultation_id, person, now=clock.now())
        return redirect(f"/overleggen/{consultation_id}/afgesproken#achter")
