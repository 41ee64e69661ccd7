"""De rode draad: the whole series on one page, for who coordinates; and the client's own, where the client wants it."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle
from services.cases.tables import CircleKind
from services.series import thread
from tenants.words.meetings import RESULTS
from tenants.words.series import BECAME, BROUGHT
from web import entrance
from web.guests.entrance import admitted
from web.guests.pages import LINK
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
WORDS = {"became": BECAME, "brought": BROUGHT, "results": RESULTS}


class ThreadPages(Controller):
    path = "/situaties/{case_id:uuid}/rode-draad"

    @get()
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Each sitting, and what became of it."""
        async with entrance.member(request) as access:
            found = await thread.thread(access, case_id, clock.today())
            people = await circle(access, case_id)
            client = next((one.first_name for one in people if one.kind == CircleKind.CLIENT), "de cliënt")
            values: dict[str, Any] = {"thread": found, "client": client, **WORDS}
            values["may_edit"] = access.may("cases.edit")
            return page(request, access, "series/thread.html", current="situaties", **values)

    @post("/wens")
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """The client wants to see it, or not any more."""
        is_wished = (await request.form()).get("wil") == "ja"
        async with entrance.member(request) as access:
            await thread.wish(access, case_id, is_wished=is_wished, now=clock.now())
        return redirect(f"/situaties/{case_id}/rode-draad")


class OwnThreadPages(Controller):
    path = f"{LINK}/rode-draad"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """The client's: what was wanted, what goes well, what was done."""
        async with admitted(request, slug, token) as visit:
            found = await thread.own_thread(visit.access, clock.today())
            if found is None:
                return redirect(visit.path)
            values: dict[str, Any] = {"path": visit.path, "thread": found, "is_big": True, **WORDS}
            return page(request, visit.access, "series/own_thread.html", **values)
