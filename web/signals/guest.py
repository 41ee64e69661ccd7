"""A helper raises a bottleneck behind the own link: one sentence, that the coordinator rewrites."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.invitations.guests import host_of
from services.signals.marking import propose
from services.signals.rules import LONGEST
from web.cases.once import once
from web.guests.entrance import Visit, admitted
from web.guests.pages import LINK
from web.shared.forms import Form, long_text, required
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
FIELDS = {"signal.empty": "words", "signal.original-too-long": "words", "signal.many-raised": "words"}


class RaisedForm(Form):
    """One sentence."""

    words = long_text(
        "Wat loopt er structureel mis?",
        required("Schrijf in één zin wat er structureel misloopt."),
        most=LONGEST,
    )


class RaisedSignalPages(Controller):
    """What structurally fails, told by who helps."""

    path = LINK + "/knelpunt"

    @get()
    async def new(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """The question."""
        async with admitted(request, slug, token) as visit:
            return await _page(request, visit, RaisedForm())

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """Keep it for the coordinator."""
        form = RaisedForm(await request.form())
        async with admitted(request, slug, token) as visit:

            async def work() -> str:
                await propose(visit.access, str(form.words.data), now=clock.now())
                return f"{visit.path}/knelpunt?bewaard=ja"

            return await once(visit.access, form, work, FIELDS) or await _page(request, visit, form, 422)


async def _page(request: Incoming, visit: Visit, form: RaisedForm, status: int = 200) -> Response[Any]:
    host = await host_of(visit.access, UUID(visit.access.cases))
    return page(
        request,
        visit.access,
        "signals/guest.html",
        status=status,
        form=form,
        path=visit.path,
        host=host,
        is_kept=request.query_params.get("bewaard") == "ja",
    )
