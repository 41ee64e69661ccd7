"""Nog te bespreken: the list that the coordinator ticks while phoning with who asked."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from infra import clock
from services.referrals import queries, readiness
from services.referrals.views import FullReferral
from tenants.words.requests import READINESS
from web import entrance
from web.shared.pages import answer

Incoming = Request[Any, Any, Any]


class TalkPages(Controller):
    path = "/aanvragen/{referral_id:uuid}/besproken"

    @post()
    async def create(self, request: Incoming, referral_id: FromPath[UUID]) -> Response[Any]:
        posted = await request.form()
        async with entrance.member(request) as access:
            await readiness.tick(access, referral_id, [str(one) for one in posted.getall("item", [])])
            found = await queries.read_referral(access, referral_id, clock.today())
        location = f"/aanvragen/{referral_id}#voorbereiding"
        return answer(request, access, "referrals/_readiness.html", location=location, **talk_of(found))


def talk_of(found: FullReferral) -> dict[str, Any]:
    """What the part of the page needs; include "referrals/_readiness.html"."""
    items = readiness.items(found.referral, [person.kind for person in found.people])
    return {"referral": found.referral, "readiness": items, "asked": READINESS}
