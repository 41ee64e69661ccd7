"""Waar werk je nu? For who works in several municipalities, or also for a network."""

from typing import Any

from litestar import Controller, Request, Response, get, post

from services.errors import NotFound
from tenants import providers
from web import entrance
from web.shared.pages import page
from web.signin import arrival
from web.signin.places import can_switch, places_of


class WorkplacePages(Controller):
    path = entrance.CHOOSE

    @get()
    async def show(self, request: Request[Any, Any, Any]) -> Response[str]:
        async with entrance.signed_in(request, is_choosing=True) as (_, session):
            places = await places_of(session)
            provider = await providers.find_provider(session.proof.provider)
        values: dict[str, Any] = {
            "places": places,
            "person": session.identity.name,
            "here": session.municipality.id if session.municipality else session.network,
            "can_switch": provider is not None and can_switch(provider),
        }
        return page(request, None, "signin/workplaces.html", **values)

    @post(status_code=200)
    async def create(self, request: Request[Any, Any, Any]) -> Response[Any]:
        chosen = str((await request.form()).get("plaats"))
        async with entrance.signed_in(request, is_choosing=True) as (lobby, session):
            places = {str(key): place for key, place in (await places_of(session)).items()}
            if chosen not in places:
                raise NotFound(chosen)
            return await arrival.go_to(request, lobby, session, places[chosen])
