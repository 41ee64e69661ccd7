"""The request of a municipality: who asks, the form in that voice, saved for later or sent, and the thanks."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, FromQuery

from infra import clock
from services.errors import NotFound
from services.referrals import actions, drafts, readiness
from services.referrals.tables import Channel
from tenants import directory, submissions, throttle
from tenants.access import Access
from tenants.directory import Contact
from tenants.words.packs import PACKS
from tenants.words.requests import CALL, TERMS, THEN, TIPS
from web import entrance
from web.public.asking import TOO_MANY, asked, chosen
from web.public.forms import PublicReferralForm, form_of
from web.public.voices.all import find_voice, offered
from web.public.voices.helper import HELPER
from web.shared.pages import page, redirect
from web.shared.rows import change_rows
from web.shared.visitors import network_of

Incoming = Request[Any, Any, Any]
MOST_BYTES = 300_000
WHO = "Kies eerst wie dit vraagt."


class PublicReferralPages(Controller):
    path = "/{slug:str}/aanvraag"

    @get()
    async def new(self, request: Incoming, slug: FromPath[str], wie: FromQuery[str] = "") -> Response[str]:
        async with entrance.public(request, slug) as access:
            contact, voice = await contact_of(access), find_voice(wie)
            if voice is None:
                voices = offered(access.home.vocabulary)
                return page(request, access, "public/who.html", slug=slug, contact=contact, voices=voices)
            return asked(request, access, contact, form_of(voice, PACKS[access.home.vocabulary], contact))

    @post(request_max_body_size=MOST_BYTES)
    async def create(self, request: Incoming, slug: FromPath[str]) -> Response[Any]:
        async with entrance.public(request, slug) as access:
            contact, posted = await contact_of(access), await request.form()
            voice = chosen(posted)
            form = form_of(voice or HELPER, PACKS[access.home.vocabulary], contact, posted)
            if change_rows(form, posted) or "_wie" in posted:
                changed = str(posted.get("_add") or posted.get("_remove") or "")
                return asked(request, access, contact, form, here=changed.partition("-")[0])
            if "_weg" in posted:
                await drafts.discard(access, form.token)
                return redirect(f"/{access.home.slug}/aanvraag/bewaard?weg=ja")
            if voice is None:
                form.form_errors = [*form.form_errors, WHO]
                return asked(request, access, contact, form, status=422)
            step = _keep if "_bewaar" in posted else _send
            return await step(request, access, contact, form, posted)


class ThanksPages(Controller):
    """What happens next, and when. The address holds codes of how soon, who, and what is still to talk about."""

    path = "/{slug:str}/aanvraag/bedankt"

    @get()
    async def show(
        self,
        request: Incoming,
        slug: FromPath[str],
        termijn: FromQuery[str] = "",
        wie: FromQuery[str] = "",
        nog: FromQuery[str] = "",
    ) -> Response[str]:
        async with entrance.public(request, slug) as access:
            contact = await contact_of(access)
        voice = find_voice(wie) or HELPER
        values: dict[str, Any] = {
            "slug": slug,
            "contact": contact,
            "voice": voice,
            "is_call": termijn == "bellen",
        }
        return page(
            request,
            access,
            "public/thanks.html",
            call=CALL.get(termijn, CALL["maand"]),
            then=THEN.get(termijn, THEN["anders"]),
            tips=[tip for code, tip in TIPS[voice.kind].items() if code in nog.split(".")],
            **values,
        )


async def contact_of(access: Access) -> Contact:
    """Whom to call here; where nobody coordinates, there is nothing to ask."""
    found = await directory.find_contact(access)
    if found is None:
        raise NotFound
    return found


async def _keep(
    request: Incoming, access: Access, contact: Contact, form: PublicReferralForm, posted: Any
) -> Response[Any]:
    """Save it for later; the answer is the same for every address."""
    fields = [("requester_kind", str(form.voice.kind)), *form.typed(posted)]
    if not form.may_be_kept(fields, is_known=await drafts.has_draft(access, form.token)):
        return asked(request, access, contact, form, status=422)
    try:
        await throttle.public_draft(access, network_of(request), now=clock.now())
    except throttle.TooMany:
        form.form_errors = [*form.form_errors, TOO_MANY]
        return asked(request, access, contact, form, status=429)
    if (sent := await submissions.claim(access, form.token)) is not None:
        return redirect(sent)
    to = form["save_to"].data or ""
    await drafts.save(access, fields, form.answers(), once=form.token, to=to, now=clock.now())
    return redirect(f"/{access.home.slug}/aanvraag/bewaard")


async def _send(
    request: Incoming, access: Access, contact: Contact, form: PublicReferralForm, _posted: Any
) -> Response[Any]:
    """Keep the request once; what was saved of it goes."""
    if not form.validate():
        return asked(request, access, contact, form, status=422)
    try:
        await throttle.public_referral(access, network_of(request), now=clock.now())
    except throttle.TooMany:
        form.form_errors = [*form.form_errors, TOO_MANY]
        return asked(request, access, contact, form, status=429)
    earlier = await submissions.claim(access, form.token)
    return redirect(earlier or await _received(access, form))


async def _received(access: Access, form: PublicReferralForm) -> str:
    """Where the thanks stand."""
    told, people = form.answers(), form.people()
    sent = await actions.receive(access, told, people, channel=Channel.PUBLIC, now=clock.now())
    await drafts.discard(access, form.token)
    where = f"termijn={TERMS.get(sent.urgency, 'bellen')}"
    if sent.is_client_informed:
        still = [code for code in readiness.missing(told, people) if code in TIPS[form.voice.kind]]
        where += f"&wie={form.voice.code}&nog={'.'.join(still)}"
    location = f"/{access.home.slug}/aanvraag/bedankt?{where}"
    await submissions.remember(access, form.token, location)
    return location
