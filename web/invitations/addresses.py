"""What came back: another address for a mail that did not arrive, an answer of somebody else that does not count."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from infra import clock
from services.invitations.calendar_answers import dismiss_stray
from services.procedures.correct_address import correct_address
from web import entrance
from web.invitations.forms import AddressForm
from web.invitations.one import ONE, consultation_of
from web.invitations.pages import WrongAddress, fragment

Incoming = Request[Any, Any, Any]


class AddressPages(Controller):
    """Another address; the invitation goes there at once."""

    path = ONE + "/mailadres"

    @post()
    async def create(self, request: Incoming, invitation_id: FromPath[UUID]) -> Response[Any]:
        form = AddressForm(await request.form())
        async with entrance.member(request) as access:
            consultation = await consultation_of(access, invitation_id)
            if not form.validate():
                return await fragment(request, access, consultation, WrongAddress(invitation_id, form))
            await correct_address(access, invitation_id, str(form.email.data), now=clock.now())
            return await fragment(request, access, consultation)


class StrayAnswerPages(Controller):
    """Somebody else's calendar answered: it does not count."""

    path = ONE + "/vreemd-antwoord"

    @post()
    async def create(self, request: Incoming, invitation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            consultation = await consultation_of(access, invitation_id)
            await dismiss_stray(access, invitation_id)
            return await fragment(request, access, consultation)


HANDLERS = (AddressPages, StrayAnswerPages)
