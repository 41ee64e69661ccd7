"""The marking pass over a text while it is typed: answered, and nothing of it kept or logged.

Text and ticks come in fields whose names begin with an underscore, so that they are not kept for later either when the
session ended meanwhile (web/entrance.py).
"""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from infra import clock
from services.marking.queries import known, was_read_lately
from services.marking.rules import marks, pieces
from services.marking.suggestions import suggest as suggest_coding
from services.themes.queries import themes_here
from services.themes.rules import flat, suggest
from tenants import audit
from tenants.access import Access
from tenants.words.domains import DOMAINS
from tenants.words.signals import SIGNAL_KINDS
from web import entrance
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
FRAGMENT = "marking/_fragment.html"
FIELD, TICKED = "_text", "_confirmed"
LONGEST = 20_000
TOO_LONG = "Deze tekst is te lang om na te kijken."


class MarkingPages(Controller):
    """A text of one case, with what in it may lead back to somebody."""

    path = "/situaties/{of_case:uuid}/markering"

    @post()
    async def create(self, request: Incoming, of_case: FromPath[UUID]) -> Response[Any]:
        """The text again, marked; whoever looks at it was in this case already, so one line an hour tells enough."""
        sent = await request.form()
        text = str(sent.get(FIELD, "")).strip()
        async with entrance.member(request) as access:
            access.require("signals.mark")
            told = await known(access, of_case)
            if not await was_read_lately(access, of_case, clock.now()):
                audit.record(access, "signals.read", of_case, case=of_case)
            if len(text) > LONGEST:
                return page(request, access, FRAGMENT, status=422, error=TOO_LONG)
            return page(
                request,
                access,
                FRAGMENT,
                text=text,
                pieces=pieces(text, marks(text, told)),
                confirmed=frozenset(sent.getall(TICKED, [])),
                subjects=await subjects(access, text),
            )


async def subjects(access: Access, text: str) -> list[str]:
    """In words: the theme, the domain and the kind that the words point at; less when they do not tell."""
    themes = {one.code: one for of in (await themes_here(access)).values() for one in of}
    names = {one.code: one.name for one in flat(themes.values())}
    best = suggest(text, themes.values())[:1]
    coding = suggest_coding(text)
    told = [names.get(one.sub_theme or one.theme, "") for one in best]
    told += [DOMAINS.get(coding.domain, ""), str(SIGNAL_KINDS.get(coding.kind, ""))]
    return list(dict.fromkeys(one for one in told if one))
