"""Being asked to one sitting: invite, one more or one less at the table, a client's wish talked through."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle
from services.consultations.actions import add_participant
from services.consultations.queries import get_consultation, get_participant, participants
from services.invitations import actions, wishes
from services.invitations.queries import refusals
from services.polls.queries import find_open
from services.procedures.remove_participant import remove_participant
from tenants.access import Access
from tenants.words.invitations import ANSWERS, CHANNELS, STRAY
from tenants.words.refusals import REFUSALS
from web import entrance
from web.consultations import view
from web.consultations.forms import named
from web.invitations.forms import AddressForm, AnswerForForm, ParticipantForm
from web.shared.forms import listed
from web.shared.pages import answer, is_htmx, page, redirect

Incoming = Request[Any, Any, Any]


@dataclass(frozen=True)
class Refusal:
    """An answer on somebody's behalf that came back: whose, and the form with what was typed."""

    invitation: UUID
    form: AnswerForForm


@dataclass(frozen=True)
class WrongAddress:
    """An address that came back: whose, and the form with what was typed."""

    invitation: UUID
    address: AddressForm


class InvitationPages(Controller):
    """Everybody of one sitting, with what came of asking them."""

    path = "/overleggen/{consultation_id:uuid}/uitnodigingen"

    @get()
    async def index(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("cases.edit")
            return await index(request, access, consultation_id)

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Ask everybody who was not asked yet: a mail, or paper for who has no address or was ticked so."""
        posted = await request.form()
        async with entrance.member(request) as access:
            sitting = await get_consultation(access, consultation_id)
            if sitting.starts_at is None and await find_open(access, consultation_id) is None:
                return redirect(f"/overleggen/{consultation_id}/datumvraag")
            people = await participants(access, consultation_id)
            paper = {
                one.id
                for one in people
                if not one.circle_member.email or posted.get(f"hoe-{one.id}") == "paper"
            }
            await actions.invite_all(access, consultation_id, on_paper=paper, now=clock.now())
        return redirect(f"/overleggen/{consultation_id}/uitnodigingen?bewaard=uitgenodigd")


class ParticipantPages(Controller):
    """One more at the table."""

    path = "/overleggen/{consultation_id:uuid}/deelnemers"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            form = await _one_more(access, consultation_id, await request.form())
            if not form.validate():
                return await index(request, access, consultation_id, form=form)
            await add_participant(access, consultation_id, UUID(form.person.data), now=clock.now())
        return redirect(f"/overleggen/{consultation_id}/uitnodigingen")


class ParticipantRemovalPages(Controller):
    """Somebody need not come after all."""

    path = "/deelnemers/{participant_id:uuid}/afmelding"

    @post()
    async def create(self, request: Incoming, participant_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            participant = await get_participant(access, participant_id)
            await remove_participant(access, participant_id, now=clock.now())
        return redirect(f"/overleggen/{participant.consultation}/uitnodigingen")


class WishPages(Controller):
    """A client's wish, talked through."""

    path = "/wensen/{wish_id:uuid}/afhandeling"

    @post()
    async def create(self, request: Incoming, wish_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            consultation_id = await wishes.handle(access, wish_id, now=clock.now())
        return redirect(f"/overleggen/{consultation_id}")


async def index(
    request: Incoming,
    access: Access,
    consultation_id: UUID,
    *,
    form: ParticipantForm | None = None,
    refused: Refusal | WrongAddress | None = None,
) -> Response[Any]:
    """The whole page; `form` or `refused` is what came back with something wrong."""
    return page(
        request,
        access,
        "invitations/index.html",
        current="situaties",
        status=422 if form or refused else 200,
        notice="" if form or refused else view.NOTICES.get(request.query_params.get("bewaard", ""), ""),
        form=form or await _one_more(access, consultation_id),
        **await _sheet(access, consultation_id, refused),
    )


async def fragment(
    request: Incoming, access: Access, consultation_id: UUID, refused: Refusal | WrongAddress | None = None
) -> Response[Any]:
    """The list again, for htmx; else the page."""
    if refused is not None and not is_htmx(request):
        return await index(request, access, consultation_id, refused=refused)
    return answer(
        request,
        access,
        "invitations/_invitations.html",
        location=f"/overleggen/{consultation_id}/uitnodigingen",
        is_accepted=refused is None,
        **await _sheet(access, consultation_id, refused),
    )


async def _sheet(
    access: Access, consultation_id: UUID, refused: Refusal | WrongAddress | None
) -> dict[str, Any]:
    """What the list of invitations shows."""
    values = await view.sheet(access, consultation_id, clock.now())
    codes = {one.refusal for one in values["asked"] if one.refusal}
    reasons = {code: REFUSALS[code] for code in codes}
    told = {"answers": ANSWERS, "channels": CHANNELS, "stray_words": STRAY}
    return {**values, **told, "reasons": reasons, "refused": refused}


async def _one_more(access: Access, consultation_id: UUID, posted: Any = None) -> ParticipantForm:
    """Who of the circle may be asked, and is not asked yet."""
    consultation = await get_consultation(access, consultation_id)
    refused = await refusals(access, consultation.case)
    there = {one.circle_member.id for one in await participants(access, consultation_id)}
    free = {
        str(one.id): named(one)
        for one in await circle(access, consultation.case)
        if one.id not in there and not refused.get(one.id, "left")
    }
    form = ParticipantForm(posted)
    form.person.choices = listed({"": "Kies iemand", **free})
    return form
