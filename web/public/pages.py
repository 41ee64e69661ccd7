"""Voor iedereen: the start page with the finder, and the request of a municipality."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, FromQuery

from infra import clock
from services.errors import NotFound
from services.referrals import actions
from services.referrals.tables import Channel
from tenants import directory, door, submissions, throttle
from tenants.access import Access
from tenants.directory import Contact
from web import entrance
from web.public.words import CALL, TERMS, THEN
from web.referrals.forms import PublicReferralForm
from web.shared.pages import is_htmx, page, redirect
from web.shared.rows import change_rows
from web.shared.visitors import network_of

Incoming = Request[Any, Any, Any]
MOST_BYTES = 300_000
TOO_MANY = (
    "Er kwamen hier net heel veel aanvragen toe. Wat je typte, is nog niet verstuurd. "
    "Bel ons, of probeer het over een uur opnieuw."
)


class StartPages(Controller):
    path = "/"

    @get()
    async def index(self, request: Incoming) -> Response[str]:
        return page(request, None, "public/index.html", name="", places=[], is_asked=False)


class MunicipalityPages(Controller):
    path = "/gemeenten"

    @get()
    async def index(self, request: Incoming, naam: FromQuery[str] = "") -> Response[str]:
        name = naam.strip()[:100]
        async with door.lobby():
            known = await directory.places()
        found = directory.matching(known, name) if name else [place for place in known if place.is_open]
        template = "public/_places.html" if is_htmx(request) else "public/index.html"
        return page(request, None, template, name=name, places=found, is_asked=True)


class PublicReferralPages(Controller):
    path = "/{slug:str}/aanvraag"

    @get()
    async def new(self, request: Incoming, slug: FromPath[str]) -> Response[str]:
        async with entrance.public(request, slug) as access:
            return _asked(request, access, await _contact(access), PublicReferralForm())

    @post(request_max_body_size=MOST_BYTES)
    async def create(self, request: Incoming, slug: FromPath[str]) -> Response[Any]:
        async with entrance.public(request, slug) as access:
            contact = await _contact(access)
            posted = await request.form()
            form = PublicReferralForm(posted)
            if change_rows(form, posted):
                return _asked(request, access, contact, form)
            if not form.validate():
                return _asked(request, access, contact, form, status=422)
            try:
                await throttle.public_referral(access, network_of(request), now=clock.now())
            except throttle.TooMany:
                form.form_errors = [*form.form_errors, TOO_MANY]
                return _asked(request, access, contact, form, status=429)
            return redirect(await _send(access, form))


class ThanksPages(Controller):
    path = "/{slug:str}/aanvraag/bedankt"

    @get()
    async def show(
        self, request: Incoming, slug: FromPath[str], termijn: FromQuery[str] = ""
    ) -> Response[str]:
        async with entrance.public(request, slug) as access:
            contact = await _contact(access)
        return page(
            request,
            access,
            "public/thanks.html",
            slug=slug,
            contact=contact,
            is_call=termijn == "bellen",
            call=CALL.get(termijn, CALL["maand"]),
            then=THEN.get(termijn, THEN["anders"]),
        )


async def _send(access: Access, form: PublicReferralForm) -> str:
    """Keep it once, and say where the thanks stand; its address tells no more than how soon."""
    earlier = await submissions.claim(access, form.once.data)
    if earlier is not None:
        return earlier
    sent = await actions.receive(
        access, form.answers(), form.people(), channel=Channel.PUBLIC, now=clock.now()
    )
    location = f"/{access.home.slug}/aanvraag/bedankt?termijn={TERMS.get(sent.urgency, 'bellen')}"
    await submissions.remember(access, form.once.data, location)
    return location


async def _contact(access: Access) -> Contact:
    found = await directory.find_contact(access)
    if found is None:
        raise NotFound
    return found


def _asked(
    request: Incoming, access: Access, contact: Contact, form: PublicReferralForm, *, status: int = 200
) -> Response[str]:
    return page(
        request,
        access,
        "public/new.html",
        status=status,
        form=form,
        contact=contact,
        action=f"/{access.home.slug}/aanvraag",
        is_public=True,
        caller=contact.first_name,
        submit="Verstuur de aanvraag",
    )
