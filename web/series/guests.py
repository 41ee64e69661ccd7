"""Bedankt: what somebody who was there finds on the own page when a series is over."""

from typing import Any

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from services.cases import discretion
from services.cases.tables import CircleKind
from services.followups.queries import own_seat
from services.series.ending import own_ending
from tenants.words.series import BROUGHT
from web.guests.entrance import guest
from web.guests.pages import LINK
from web.guests.show import show
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]


class ThankYouPages(Controller):
    path = f"{LINK}/bedankt"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """Thanks, and whom one may still call; what it brought, for the client alone and after a code."""
        async with guest(request, slug, token) as visit:
            if not visit.is_known:
                return await show(request, visit)
            over = await own_ending(visit.access)
            if over is None:
                return redirect(visit.path)
            person = (await own_seat(visit.access)).circle_member
            is_client = person.kind == CircleKind.CLIENT
            brought = [BROUGHT[one] for one in over.results if one in BROUGHT]
            contact = over.contact if over.contact is not None and over.contact.id else None
            return page(
                request,
                visit.access,
                "series/thanks.html",
                path=visit.path,
                phone=visit.phone,
                person=person.first_name,
                is_client=is_client,
                is_in=visit.is_in,
                is_big=is_client,
                found=over,
                brought=brought if is_client and visit.is_in else [],
                contact=contact.first_name if contact else "",
                contact_does=discretion.does(contact) if contact else "",
            )
