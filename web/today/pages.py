"""Vandaag, the first page after signing in."""

from typing import Any

from litestar import Controller, Request, Response, get

from infra import clock
from tenants import audit
from tenants.words.today import greeting, headline
from web import entrance
from web.shared.pages import page
from web.today.collect import collect, shown


class TodayPages(Controller):
    path = "/vandaag"

    @get()
    async def show(self, request: Request[Any, Any, Any]) -> Response[Any]:
        """What asks for me, most urgent first."""
        now = clock.now()
        async with entrance.member(request) as access:
            today = await collect(access, now)
            audit.record_list(access, "today.listed", shown(today))
        return page(
            request,
            access,
            "today/show.html",
            current="vandaag",
            greeting=f"{greeting(now)}, {access.actor.name.split()[0]}",
            headline=headline(len(today.now), len(today.week), clock.today()),
            today=today,
            municipality=access.home.name,
            may_begin=access.may("cases.begin"),
            is_administrator=access.may("members.manage"),
            may_arrange=access.may("cases.begin") or access.may("members.manage"),
            has_cases=access.may("cases.open"),
        )
