"""Somebody leaves their job: one page, per case one choice of who takes over what they carried."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.tables import CircleMember
from services.followups.parting import Carried, carried_everywhere, hand_over_everywhere
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.followups.forms import TakerForm, taker_form
from web.followups.lines import Row, joined, of_line
from web.shared.forms import Form
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
PATH = "/situaties/{case_id:uuid}/kring/{member_id:uuid}/afspraken"


@dataclass(frozen=True)
class Place:
    """One case on the page: what runs there, and the choice."""

    carried: Carried
    rows: list[Row]
    form: TakerForm

    @property
    def taker(self) -> UUID | None:
        """Who takes over here; only asked of a valid form."""
        return UUID(self.form.taker.data) if self.form.taker.data else None


class PartingPages(Controller):
    path = PATH

    @get()
    async def show(
        self, request: Incoming, case_id: FromPath[UUID], member_id: FromPath[UUID]
    ) -> Response[Any]:
        """What this person still carries, everywhere."""
        async with entrance.member(request) as access:
            person, found = await carried_everywhere(access, case_id, member_id)
        return _page(request, access, case_id, person, Form(), _places(found, None))

    @post()
    async def update(
        self, request: Incoming, case_id: FromPath[UUID], member_id: FromPath[UUID]
    ) -> Response[Any]:
        """Hand over where somebody was chosen; the rest stays on the page."""
        sent = await request.form()
        form = Form(sent)
        async with entrance.member(request) as access:
            person, found = await carried_everywhere(access, case_id, member_id)
            places = _places(found, sent)
            checked = [one.form.validate() for one in places]

            async def work() -> str:
                owners = {one.carried.person: one.taker for one in places if one.taker}
                await hand_over_everywhere(access, case_id, member_id, owners, now=clock.now())
                return f"/situaties/{case_id}/kring/{member_id}/afspraken"

            done = await once(access, form, work) if all(checked) else None
        return done or _page(request, access, case_id, person, form, places, status=422)


def _places(found: list[Carried], sent: Any) -> list[Place]:
    return [
        Place(
            one,
            [Row(line.id, line.sentence, joined(*of_line(line)), line.version) for line in one.lines],
            taker_form(one.others, one.person, one.name, sent),
        )
        for one in found
    ]


def _page(
    request: Incoming,
    access: Access,
    case_id: UUID,
    person: CircleMember,
    form: Form,
    places: list[Place],
    *,
    status: int = 200,
) -> Response[Any]:
    return page(
        request,
        access,
        "followups/parting.html",
        current="situaties",
        status=status,
        case_id=case_id,
        person=person,
        form=form,
        places=places,
    )
