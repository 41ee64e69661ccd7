"""Behind a neutral person's link: six digits, the four questions, thanks. Nothing else of the case is here."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.params import FromPath

from infra import clock
from services.errors import NotFound, Refused
from services.evaluations import talks
from services.evaluations.tables import NeutralTalk
from services.invitations.guests import host_of
from tenants import audit, door, links, registry
from tenants.access import Access, guest_access, public_access
from tenants.tables import Policy
from tenants.words.evaluations import FACES
from tenants.words.refusals import REFUSALS
from web.entrance import Forged
from web.evaluations.forms import voice_form
from web.guests.entrance import DeadLink
from web.guests.forms import DigitsForm
from web.shared.pages import page, redirect
from web.signin import csrf

Incoming = Request[Any, Any, Any]
LINK = "/{slug:str}/gesprek/{token:str}"
COOKIE = "__Host-rt-talk"
KNOCKS = frozenset({"talk.knock"})
IS_IN = KNOCKS | {"talk.answer"}
WRONG = "Deze cijfers kloppen niet. Kijk ze na, of bel even."


@dataclass(frozen=True)
class Visit:
    """Somebody at the link of a talk."""

    access: Access
    talk: NeutralTalk
    path: str
    phone: str
    is_in: bool


@asynccontextmanager
async def neutral(request: Incoming, slug: str, token: str) -> AsyncIterator[Visit]:
    """Whoever holds a living link; all others hear what everybody hears at a dead one."""
    if csrf.is_unsafe(request) and not csrf.is_from_us(request):
        raise Forged
    session = request.cookies.get(COOKIE, "")
    async with door.lobby() as lobby:
        home = await registry.find_municipality(slug)
        if home is None:
            raise NotFound(slug)
        await lobby.admit(public_access(home))
        policy = await Policy.objects().first()
        home = registry.speaking(home, policy.vocabulary if policy else home.vocabulary)
        request.state.vocabulary = home.vocabulary
        phone = policy.phone if policy else ""
        case, talk_id = talks.read_token(home.id, token)
        guest = replace(guest_access(home, talk_id, "", case), rights=KNOCKS)
        access = await lobby.let_through(guest)
        talk = await talks.find_talk(access, talk_id)
        if talk is None or not talks.is_open(talk, session, clock.now()):
            raise DeadLink(home, phone)
        is_in = talks.is_in(talk, session, clock.now())
        if is_in:
            access = lobby.recognise(replace(guest, rights=IS_IN, audit_lines=access.audit_lines))
            if csrf.is_unsafe(request) and not await csrf.is_bound(request, session):
                raise Forged
        request.state.csrf = csrf.token_for(session) if is_in else None
        yield Visit(access, talk, links.talk(slug, token), phone, is_in)
        if not audit.has_line_of_case(access):
            audit.record(access, "link.opened", talk.id, case=talk.case)


class NeutralPages(Controller):
    """First the digits; then the questions; afterwards thanks."""

    path = LINK

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with neutral(request, slug, token) as visit:
            return await _show(request, visit)


class NeutralSessionPages(Controller):
    """The digits, told by phone."""

    path = LINK + "/cijfers"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        form = DigitsForm(await request.form())
        async with neutral(request, slug, token) as visit:
            session = None
            if form.validate():
                given = str(form.digits.data)
                session = await talks.enter(visit.access, visit.talk.id, given, now=clock.now())
                form.digits.errors = [] if session else [WRONG]
            if session is None:
                return await _show(request, visit, digits=form, status=422)
        answer = redirect(visit.path)
        answer.set_cookie(
            Cookie(key=COOKIE, value=session, path="/", secure=True, httponly=True, samesite="lax")
        )
        return answer


class NeutralAnswerPages(Controller):
    """What was heard, once."""

    path = LINK + "/antwoord"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        sent = await request.form()
        async with neutral(request, slug, token) as visit:
            if visit.is_in and visit.talk.answered_at is None:
                heard = await talks.hear(visit.access, visit.talk, now=clock.now())
                form = voice_form(
                    heard.variant, await _host(visit), sent, {"version": str(heard.row.version)}
                )
                if not form.validate():
                    return await _show(request, visit, form=form, status=422)
                try:
                    said = replace(form.said("neutral"), version=heard.row.version)
                    await talks.answer(visit.access, heard, said, now=clock.now())
                except Refused as refused:
                    form.form_errors = [REFUSALS[refused.code]]
                    return await _show(request, visit, form=form, status=422)
        return redirect(visit.path)


async def _show(request: Incoming, visit: Visit, *, status: int = 200, **forms: Any) -> Response[Any]:
    values: dict[str, Any] = {"path": visit.path, "phone": visit.phone, "talk": visit.talk}
    if not visit.is_in:
        return page(
            request,
            visit.access,
            "evaluations/digits.html",
            status=status,
            digits=forms.get("digits") or DigitsForm(),
            **values,
        )
    if visit.talk.answered_at is not None:
        return page(request, visit.access, "evaluations/thanks.html", status=status, **values)
    heard = await talks.hear(visit.access, visit.talk, now=clock.now())
    form = forms.get("form") or voice_form(heard.variant, await _host(visit))
    return page(
        request,
        visit.access,
        "evaluations/neutral.html",
        status=status,
        name=heard.first_name,
        form=form,
        faces=FACES,
        host=await _host(visit),
        **values,
    )


async def _host(visit: Visit) -> str:
    found = await host_of(visit.access, visit.talk.case)
    return found.first_name or "ons"
