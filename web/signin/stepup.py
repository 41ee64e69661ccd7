"""Bevestigen: who is signed in shows once more who they are, before something that matters (step-up)."""

from typing import Any

from litestar import Controller, Request, Response, get, post

from infra import clock, id_token
from infra.id_token import SignInFailed
from infra.oidc import Proof
from infra.settings import settings
from tenants import attempts, claims, door, providers, sessions
from tenants.attempts import Taken
from tenants.claims import Unclear
from tenants.providers import Provider
from web import entrance
from web.entrance import SESSION_COOKIE
from web.shared.pages import page
from web.signin import arrival, ways
from web.signin.answers import CONFIRM
from web.signin.journeys import depart, failed
from web.signin.paths import local_path

Incoming = Request[Any, Any, Any]


class StepUpPages(Controller):
    path = CONFIRM

    @get()
    async def show(self, request: Incoming) -> Response[str]:
        async with entrance.signed_in(request) as (_, session):
            return_to = local_path(request.query_params.get("terug"))
        is_kept = request.query_params.get("bewaard") == "1"
        values: dict[str, Any] = {"person": session.identity.name, "return_to": return_to, "is_kept": is_kept}
        return page(request, None, "signin/confirm.html", **values)

    @post(status_code=200)
    async def create(self, request: Incoming) -> Response[Any]:
        form = await request.form()
        async with entrance.signed_in(request) as (_, session):
            provider = await providers.find_provider(session.proof.provider)
            if provider is None:
                return failed(request, SignInFailed("the provider of this session is gone"))
            home = session.municipality
            number = await providers.number_of(provider, home.slug) if home else ""
            return_to = local_path(form.get("terug")) or arrival.first_page_of(session)
            attempt = await attempts.begin(
                return_to, now=clock.now(), provider=provider.id, session=session.id
            )
        person = session.identity.subject if settings().demo else ""
        wishes = ways.wishes(provider, number=number, person=person, is_step_up=True)
        return await depart(request, provider, attempt, wishes)


async def confirm(request: Incoming, provider: Provider, proof: Proof, attempt: Taken) -> Response[Any]:
    """The same person, at the same provider, a moment ago, for the session of this browser: a new session id."""
    now = clock.now()
    try:
        id_token.check_age(proof.claims, (now - attempt.started_at).total_seconds())
        claims.check_level(provider, proof.claims)
        who = (proof.issuer, claims.subject_of(provider, proof.claims))
    except (SignInFailed, Unclear) as error:
        return failed(request, error, back_url=CONFIRM)
    cookie = request.cookies.get(SESSION_COOKIE, "")
    async with door.lobby() as lobby:
        session = await sessions.find(cookie)
        if session is None or session.is_over(now) or session.id != attempt.session:
            return failed(request, SignInFailed("another session"), back_url=CONFIRM)
        if who != (session.identity.issuer, session.identity.subject):
            return failed(request, SignInFailed("another person"), back_url=CONFIRM)
        renewed = await sessions.step_up(session, cookie, now=now)
        return await arrival.come_back(lobby, renewed, attempt.return_to)
