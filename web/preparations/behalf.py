"""The kit by the coordinator's hand: ten minutes of typing after the kitchen table, a photo, a voice, the sheet."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.documents.kitchen_table import kitchen_table
from services.documents.letterhead import letterhead
from services.errors import Conflict, Refused
from services.invitations.guests import host_of
from services.preparations import answering, kits, rules
from services.preparations.desks import kit_desk
from services.preparations.kits import Opened
from services.preparations.tables import PaperKind
from tenants import audit, submissions
from tenants.access import Access
from tenants.tables import Policy
from tenants.words.preparations import QUESTIONS
from web import entrance
from web.attachments.serving import MOST_BYTES_OF_FORM
from web.preparations import view as pages
from web.preparations.files import content_of
from web.preparations.forms import number
from web.preparations.told import came
from web.preparations.view import Sent
from web.shared.environment import STATIC
from web.shared.pages import redirect

Incoming = Request[Any, Any, Any]
KIT = "/overleggen/{consultation_id:uuid}/mijn-overleg/{person_id:uuid}"


class KitPages(Controller):
    """Everything on one page and in one form, so that nothing that was typed is lost by saving something else."""

    path = KIT

    @get()
    async def edit(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            opened = await _open(access, consultation_id, person_id)
            if not opened.desk.is_open:
                return redirect(f"/overleggen/{consultation_id}/voorbereiding")
            return await pages.kit(request, access, opened)

    @post(request_max_body_size=MOST_BYTES_OF_FORM)
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        """One click keeps all that changed."""
        files = {kind: await content_of(request, kind) for kind in PaperKind}
        async with entrance.member(request) as access:
            opened = await _open(access, consultation_id, person_id)
            sent = await pages.forms(access, opened, await request.form())
            if not sent.is_well():
                return await pages.kit(request, access, opened, sent, status=422)
            if await submissions.claim(access, sent.once.token):
                return redirect(f"{pages.place(opened)}?bewaard=alles")
            try:
                await _keep(access, opened, sent, files)
            except Conflict:
                opened = await _open(access, consultation_id, person_id)
                return await pages.kit(request, access, opened, sent, status=409)
            except Refused as refused:
                sent.refuse(refused)
                return await pages.kit(request, access, opened, sent, status=422)
            await submissions.remember(access, sent.once.token, pages.place(opened))
        return redirect(f"{pages.place(opened)}?bewaard=alles")


class KitSheetPages(Controller):
    """One A4 for the kitchen table."""

    path = KIT + "/blad"

    @get()
    async def show(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[bytes]:
        async with entrance.member(request) as access:
            desk = await kit_desk(access, consultation_id, person_id)
            head = letterhead(access.home, await Policy.objects().first())
            host = await host_of(access, desk.case.id)
            audit.record(access, "kit.printed", desk.person.id, case=desk.case.id)
        asked = [(one.words, _drawing(one.drawing)) for one in QUESTIONS.values()]
        code = rules.sheet_code(desk.consultation.id, desk.person.id)
        made = kitchen_table(head, asked, code, host.first_name, host.phone)
        headers = {"Content-Disposition": 'inline; filename="blad.pdf"'}
        return Response(made, media_type="application/pdf", headers=headers)


async def _open(access: Access, consultation: UUID, person: UUID) -> Opened:
    return await kits.read(access, await kit_desk(access, consultation, person))


async def _keep(access: Access, opened: Opened, sent: Sent, files: Mapping[PaperKind, bytes]) -> None:
    """Files first: one that is refused stops everything before a word is written."""
    desk, now = opened.desk, clock.now()
    for kind, content in files.items():
        if content:
            await answering.keep_paper(access, desk, kind, content, now=now)
    if sent.said:
        await answering.answer(access, desk, sent.said, now=now)
    if sent.coming.coming(came(opened)) != came(opened):
        version = number(sent.coming.seen.data)
        await answering.come(access, desk, sent.coming.coming(came(opened)), version=version, now=now)
    if sent.readers.people != opened.readers:
        await answering.choose_readers(access, desk, sent.readers.people, now=now)
    if sent.ready.data:
        await answering.mark_ready(access, desk, is_ready=sent.ready.data == "ja", now=now)


def _drawing(name: str) -> str:
    return (STATIC / f"openmoji-{name}.svg").read_text("utf-8")
