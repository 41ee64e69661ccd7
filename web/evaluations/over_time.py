"""What the client said each time, side by side on one calm page; and the sheet with the faces for on paper."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from services.cases.queries import circle, get_case
from services.documents.faces import faces_sheet
from services.documents.letterhead import letterhead
from services.evaluations import feedback, queries
from services.evaluations.rules import OWN_VOICE
from services.invitations.guests import host_of
from tenants import audit
from tenants.access import Access
from tenants.tables import Policy
from tenants.words import evaluations as words
from web import entrance
from web.evaluations.sitting import VOICE
from web.shared.environment import STATIC
from web.shared.pages import page

Incoming = Request[Any, Any, Any]


class OverTimePages(Controller):
    """Every sitting that was held, a table for the client and one for each of the family who answered."""

    path = "/situaties/{case_id:uuid}/evaluatie"

    @get()
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            case = await get_case(access, case_id)
            found = await queries.moments(access, case_id)
            return page(
                request,
                access,
                "evaluations/over_time.html",
                current="situaties",
                case={"id": case.id, "name": case.name},
                moments=found,
                people=await _people(access, case_id, found),
                short=words.SHORT,
                faces=words.FACES,
                skipped=words.SKIPPED,
                ways=words.WAYS,
                steps=words.NEXT,
            )


class FacesSheetPages(Controller):
    """One A5: the four questions with their faces. No name stands on it."""

    path = VOICE + "/blad"

    @get()
    async def show(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[bytes]:
        async with entrance.member(request) as access:
            desk = await feedback.desk(access, consultation_id, person_id)
            policy = await Policy.objects().first()
            head = letterhead(access.home, policy)
            host = await host_of(access, desk.case.id)
            audit.record(access, "evaluation.printed", desk.person.id, case=desk.case.id)
        made = faces_sheet(head, desk.variant, _drawings(), host.first_name, access.home.vocabulary)
        headers = {"Content-Disposition": 'inline; filename="gezichten.pdf"'}
        return Response(made, media_type="application/pdf", headers=headers)


async def _people(access: Access, case_id: UUID, found: list[queries.Moment]) -> list[Any]:
    """The client first; of the family who said something, also who left the circle since."""
    spoke = {one for moment in found for one, told in moment.voices.items() if told.is_answered}
    return [
        one
        for one in await circle(access, case_id, with_left=True)
        if one.kind in OWN_VOICE and (one.kind == "client" or one.id in spoke)
    ]


def _drawings() -> dict[str, str]:
    return {code: (STATIC / f"{face.drawing}.svg").read_text("utf-8") for code, face in words.FACES.items()}
