"""A bottleneck leaves for the networks that were chosen, and is taken back from one of them."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, post
from litestar.params import FromPath

from infra import clock
from services.errors import Conflict
from services.signals import sending
from services.signals.queries import Listed
from services.signals.sending import Choice
from tenants import contributing
from tenants.access import Access
from web import entrance
from web.cases.once import Difference, once
from web.shared.pages import redirect
from web.signals import view
from web.signals.forms import SendingForm, as_version, with_networks
from web.signals.view import LIST, Incoming, here

FIELDS = {"signal.no-network": "networks", "signal.no-phone": "may_call"}


class PassagePages(Controller):
    """Sending it."""

    path = LIST + "/{signal_id:uuid}/verzending"

    @post()
    async def create(self, request: Incoming, signal_id: FromPath[UUID]) -> Response[Any]:
        """To the byte what the page showed: a text that changed meanwhile does not leave."""
        sent = await request.form()
        async with entrance.member(request) as access:
            found = await view.get(access, signal_id)
            form = await _form(access, sent)
            try:
                done = await once(access, form, lambda: _send(access, found, form), FIELDS)
            except Conflict:
                found = await view.get(access, signal_id)
                others = [Difference("Tekst", found.sentence, "de tekst zoals die er stond")]
                return await view.show(request, access, found, others=others, status=409)
            return done or await view.show(request, access, found, sending=form, status=422)


class PassageWithdrawalPages(Controller):
    """Taking it back from one network."""

    path = LIST + "/{signal_id:uuid}/verzending/{contribution_id:uuid}/intrekking"

    @post()
    async def create(
        self, request: Incoming, signal_id: FromPath[UUID], contribution_id: FromPath[UUID]
    ) -> Response[Any]:
        """The text is gone there; what was published stays as it was."""
        async with entrance.member(request) as access:
            await sending.take_back(access, signal_id, contribution_id, now=clock.now())
        return redirect(here(signal_id))


async def _form(access: Access, sent: Any) -> SendingForm:
    names = {one.id: one.name for one in await contributing.networks_here(access)}
    form = with_networks(SendingForm(sent), names)
    if len(names) == 1 and not form.networks.data:
        form.networks.data = [str(one) for one in names]
    return form


async def _send(access: Access, found: Listed, form: SendingForm) -> str:
    choice = Choice(form.chosen, may_quote=bool(form.may_quote.data), may_call=bool(form.may_call.data))
    await sending.send(access, found.id, choice, version=as_version(form.version.data), now=clock.now())
    return here(found.id)
