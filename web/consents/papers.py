"""Paper around consent: the blank sheet, the signed one that comes back, and a page for a helper who doubts."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath

from infra import clock
from services.cases import discretion
from services.cases.queries import get_case
from services.consents.actions import add_paper
from services.consents.queries import find_consent
from services.consents.tables import Consent
from services.documents.consents import Doubt, consent_sheet, hearing_sheet
from services.documents.invitations import Person
from services.documents.letterhead import letterhead
from services.errors import Refused
from services.invitations.guests import host_of
from tenants import audit
from tenants.access import Access
from tenants.tables import Policy
from tenants.words import law
from tenants.words.consents import MANNER
from tenants.words.dates import day_year
from tenants.words.packs import PACKS
from tenants.words.refusals import REFUSALS
from web import entrance
from web.attachments.serving import MOST_BYTES_OF_FORM
from web.consents.knowledge import one_of
from web.consents.pages import PATH, asked, shown
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]


class ConsentSheetPages(Controller):
    """The three questions on paper, for one person."""

    path = PATH + "/blad.pdf"

    @get()
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[bytes]:
        async with entrance.member(request) as access:
            access.require("cases.edit")
            person, circle = await asked(request, access, case_id)
            others = [Person(one.first_name, discretion.helps(one)) for one in circle if one.id != person.id]
            head, host = await _head(access), await host_of(access, case_id)
            audit.record(access, "consent-sheet.printed", person.id, case=case_id)
        return _pdf(consent_sheet(head, person.first_name, others, host), "vragen")


class SignedSheetPages(Controller):
    """The photo or scan of what was signed."""

    path = PATH + "/papier"

    @post(request_max_body_size=MOST_BYTES_OF_FORM)
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        sent = (await request.form()).get("paper")
        content = await sent.read() if isinstance(sent, UploadFile) else b""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            person, circle = await asked(request, access, case_id)
            try:
                await add_paper(access, case_id, person.id, content, now=clock.now())
            except Refused as refused:
                return await shown(
                    request, access, case_id, person, circle, paper_error=REFUSALS[refused.code]
                )
        return redirect(f"/situaties/{case_id}/toestemming?voor={person.id}&bewaard=blad")


class HearingPages(Controller):
    """One person: whether and why they may hear it; as a fragment on the page where somebody is added."""

    path = "/situaties/{case_id:uuid}/weten/{member_id:uuid}"

    @get()
    async def show(
        self, request: Incoming, case_id: FromPath[UUID], member_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            case = await get_case(access, case_id)
            heard = await one_of(access, case, member_id)
            audit.record(access, "knowledge.read", member_id, case=case_id)
        about = {"id": case.id, "name": case.name}
        return page(request, access, "consents/hearing.html", current="situaties", heard=heard, case=about)


class HearingSheetPages(Controller):
    """One page on the municipality's paper for a helper who doubts; nothing of the case stands on it."""

    path = "/situaties/{case_id:uuid}/weten/{member_id:uuid}/blad.pdf"

    @get()
    async def show(
        self, request: Incoming, case_id: FromPath[UUID], member_id: FromPath[UUID]
    ) -> Response[bytes]:
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case = await get_case(access, case_id)
            heard = await one_of(access, case, member_id, client="de cliënt")
            consent = await find_consent(access, case_id)
            head, host = await _head(access), await host_of(access, case_id)
            audit.record(access, "hearing-sheet.printed", member_id, case=case_id)
        laws = (*law.ON_SHEET, *((law.YOUTH,) if access.home.vocabulary == "jeugdhulp" else ()))
        doubt = Doubt(
            name=heard.name,
            whether=heard.whether,
            why=heard.why,
            tells=heard.tells,
            source=heard.source,
            given=_given(consent),
            laws=laws,
            consultation=str(PACKS[access.home.vocabulary].consultation),
        )
        return _pdf(hearing_sheet(head, doubt, host), "blad")


def _given(consent: Consent | None) -> str:
    """That there is a yes, since when and how; not whose."""
    if consent is None:
        return ""
    how = " en ".join(filter(None, ["uitdrukkelijk" if consent.is_explicit else "", MANNER[consent.manner]]))
    return f"Dat ja kregen we op {day_year(consent.given_on)}, {how}."


async def _head(access: Access) -> dict[str, str]:
    return letterhead(access.home, await Policy.objects().first())


def _pdf(made: bytes, name: str) -> Response[bytes]:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return Response(made, media_type="application/pdf", headers=headers)
