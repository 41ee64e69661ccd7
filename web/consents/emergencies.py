"""Sharing without a yes: why, what exactly, with whom, until when; and telling the client when that is safe."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from wtforms import SelectField
from wtforms.validators import Optional

from infra import clock
from services.cases.queries import circle as circle_of
from services.cases.queries import get_case
from services.cases.tables import CircleKind
from services.consents import emergencies
from services.consents.emergencies import Sharing
from tenants import audit
from tenants.access import Access
from tenants.words.consents import EMERGENCIES
from tenants.words.law import DANGER
from web import entrance
from web.cases.lines import named
from web.cases.once import once
from web.consents.sharing import shown_all
from web.shared.forms import Form, choice, day, listed, long_text, required, text
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/situaties/{case_id:uuid}/nood"
PLACES = {
    "emergency.no-reason": "reason",
    "emergency.no-content": "what",
    "emergency.nobody": "recipient",
    "emergency.strange-end": "ends_on",
    "emergency.told-in-the-future": "told_on",
}


class EmergencyForm(Form):
    """Whoever shares without a yes can justify each of these."""

    kind = choice("Waarom kan dit niet wachten?", EMERGENCIES, required("Kies waarom."))
    reason = long_text(
        "Wat is er aan de hand?", required("Schrijf waarom dit niet kan wachten op een ja."), most=2000
    )
    what = long_text(
        "Wat deel je precies?", required("Schrijf wat er precies gedeeld mag worden."), most=1000
    )
    circle_member = SelectField("Met wie uit de kring?", [Optional()])
    recipient = text("Of met wie anders?", most=200)
    ends_on = day("Tot en met wanneer?", required("Kies de dag."))
    told_on = day("Weet de cliënt het al? Sinds wanneer?")

    @property
    def sharing(self) -> Sharing:
        """What was decided, as the service takes it."""
        return Sharing(
            kind=self.kind.data,
            reason=self.reason.data or "",
            what=self.what.data or "",
            ends_on=self.ends_on.data or date.max,
            circle_member=UUID(self.circle_member.data) if self.circle_member.data else None,
            recipient=self.recipient.data or "",
            told_on=self.told_on.data,
        )


class ToldForm(Form):
    """When the client heard of it."""

    told_on = day("Wanneer vertelde je het?", required("Kies de dag."))


class EmergencyPages(Controller):
    """What was shared so far, and one more."""

    path = PATH

    @get()
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            return await _page(request, access, case_id)

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        form = EmergencyForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            await get_case(access, case_id)
            await _offer(access, case_id, form)
            if sent := await once(access, form, lambda: _share(access, case_id, form), PLACES):
                return sent
            return await _page(request, access, case_id, form)


class EmergencyToldPages(Controller):
    """The client knows it now."""

    path = PATH + "/{emergency_id:uuid}/verteld"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], emergency_id: FromPath[UUID]
    ) -> Response[Any]:
        form = ToldForm(await request.form())
        async with entrance.member(request) as access:
            access.require("cases.edit")
            await emergencies.get_emergency(access, case_id, emergency_id)
            if sent := await once(access, form, lambda: _tell(access, case_id, emergency_id, form), PLACES):
                return sent
            return await _page(request, access, case_id, told=(emergency_id, form))


class EmergencyEndPages(Controller):
    """It is over."""

    path = PATH + "/{emergency_id:uuid}/einde"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], emergency_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            await emergencies.end(access, case_id, emergency_id, now=clock.now())
        return redirect(f"/situaties/{case_id}/nood")


async def _share(access: Access, case_id: UUID, form: EmergencyForm) -> str:
    await emergencies.share(access, case_id, form.sharing, now=clock.now())
    return f"/situaties/{case_id}/nood?bewaard=ja"


async def _tell(access: Access, case_id: UUID, emergency_id: UUID, form: ToldForm) -> str:
    on = form.told_on.data or date.max
    await emergencies.note_told(access, case_id, emergency_id, on, now=clock.now())
    return f"/situaties/{case_id}/nood"


def _told_form(emergency_id: UUID, came_back: tuple[UUID, ToldForm] | None) -> ToldForm:
    """One for each time: the one that came back with what was wrong, or a fresh one."""
    is_back = came_back is not None and came_back[0] == emergency_id
    form = came_back[1] if came_back and is_back else ToldForm(told_on=clock.today())
    form.told_on.id = f"told-{emergency_id}"
    return form


async def _offer(access: Access, case_id: UUID, form: EmergencyForm) -> None:
    others = [one for one in await circle_of(access, case_id) if one.kind != CircleKind.CLIENT]
    form.circle_member.choices = listed(
        {"": "niemand uit de kring"} | {str(one.id): named(one) for one in others}
    )


async def _page(
    request: Incoming,
    access: Access,
    case_id: UUID,
    form: EmergencyForm | None = None,
    *,
    told: tuple[UUID, ToldForm] | None = None,
) -> Response[Any]:
    case = await get_case(access, case_id)
    if form is None:
        form = EmergencyForm(ends_on=clock.today())
        await _offer(access, case_id, form)
    audit.record(access, "emergency.read", case_id, case=case_id)
    return page(
        request,
        access,
        "consents/emergency.html",
        current="situaties",
        status=422 if form.errors or told else 200,
        case={"id": case.id, "name": case.name},
        found=[(one, _told_form(one.id, told)) for one in await shown_all(access, case_id)],
        form=form,
        law=DANGER,
        may_edit=access.may("cases.edit"),
    )
