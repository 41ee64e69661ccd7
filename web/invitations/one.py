"""One invitation, by the coordinator's hand: an answer by phone, a signature on paper, another mail or link."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from infra import clock
from services.invitations import actions, codes
from services.invitations.queries import get_invitation, seat_of
from services.invitations.tables import Channel
from tenants.access import Access
from web import entrance
from web.invitations.forms import AnswerForForm
from web.invitations.pages import Refusal, fragment
from web.shared.pages import redirect

Incoming = Request[Any, Any, Any]
ONE = "/uitnodigingen/{invitation_id:uuid}"


class AnswerPages(Controller):
    """What somebody answered by phone."""

    path = ONE + "/antwoord"

    @post()
    async def create(self, request: Incoming, invitation_id: FromPath[UUID]) -> Response[Any]:
        form = AnswerForForm(await request.form())
        async with entrance.member(request) as access:
            consultation = await consultation_of(access, invitation_id)
            if not form.validate():
                return await fragment(request, access, consultation, Refusal(invitation_id, form))
            note = str(form.note.data or "") or None
            await actions.answer(access, invitation_id, str(form.answer.data), note=note, now=clock.now())
            return await fragment(request, access, consultation)


class SignaturePages(Controller):
    """Signed on paper."""

    path = ONE + "/handtekening"

    @post()
    async def create(self, request: Incoming, invitation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            consultation = await consultation_of(access, invitation_id)
            await actions.sign(access, invitation_id, channel=Channel.PAPER, now=clock.now())
            return await fragment(request, access, consultation)


class MailPages(Controller):
    """The same mail once more, with the same link."""

    path = ONE + "/mail"

    @post()
    async def create(self, request: Incoming, invitation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            consultation = await consultation_of(access, invitation_id)
            await actions.send_again(access, invitation_id, is_new_link=False, now=clock.now())
            return await fragment(request, access, consultation)


class LinkPages(Controller):
    """A new link; the old one ends."""

    path = ONE + "/link"

    @post()
    async def create(self, request: Incoming, invitation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            consultation = await consultation_of(access, invitation_id)
            await actions.send_again(access, invitation_id, is_new_link=True, now=clock.now())
            return await fragment(request, access, consultation)


class PinPages(Controller):
    """The two sheets, with a PIN; printed again it is the same PIN, unless a new one is asked for."""

    path = ONE + "/pincode"

    @post()
    async def create(self, request: Incoming, invitation_id: FromPath[UUID]) -> Response[Any]:
        is_new = (await request.form()).get("nieuw") == "ja"
        async with entrance.member(request) as access:
            await codes.give_pin(access, invitation_id, is_new=is_new, now=clock.now())
        return redirect(f"/uitnodigingen/{invitation_id}/blad")


async def consultation_of(access: Access, invitation_id: UUID) -> UUID:
    """The sitting that somebody was asked to; for who may edit the case."""
    access.require("cases.edit")
    invitation = await get_invitation(access, invitation_id)
    sitting: UUID = (await seat_of(invitation.participant)).consultation.id
    return sitting
