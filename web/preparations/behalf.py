"""The kit by the coordinator's hand: ten minutes of typing after the kitchen table, a photo, a voice, the sheet."""

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
from tenants.words.refusals import REFUSALS
from web import entrance
from web.attachments.serving import MOST_BYTES_OF_FORM
from web.cases.once import once
from web.preparations import view as pages
from web.preparations.files import content_of
from web.preparations.forms import PLACES, ComingForForm, coming_form, number, readers_form
from web.preparations.told import came
from web.shared.environment import STATIC
from web.shared.forms import Form
from web.shared.pages import redirect

Incoming = Request[Any, Any, Any]
KIT = "/overleggen/{consultation_id:uuid}/mijn-overleg/{person_id:uuid}"


class KitPages(Controller):
    """All questions on one page, for who types what was said."""

    path = KIT

    @get()
    async def edit(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            opened = await _open(access, consultation_id, person_id)
            return await pages.kit(request, access, opened)

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        """One click keeps all answers that changed."""
        sent = await request.form()
        async with entrance.member(request) as access:
            opened = await _open(access, consultation_id, person_id)
            forms, token = await pages.answers(access, opened, sent), Form(sent).token
            if [form for form in forms.values() if not form.validate()]:
                return await pages.kit(request, access, opened, forms=forms, status=422)
            if not await submissions.claim(access, token):
                said = [form.said(question) for question, form in forms.items()]
                try:
                    await answering.answer(access, opened.desk, said, now=clock.now())
                except Conflict:
                    return await pages.kit(request, access, opened, forms=forms, status=409)
                await submissions.remember(access, token, pages.place(opened))
        return redirect(f"{pages.place(opened)}?bewaard=antwoorden")


class KitComingPages(Controller):
    """Coming or not, and how wishes are known of who cannot speak."""

    path = KIT + "/komen"

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            opened = await _open(access, consultation_id, person_id)
            form = coming_form(opened, ComingForForm, await request.form())

            async def work() -> str:
                said, version = form.coming(came(opened)), number(form.seen.data)
                await answering.come(access, opened.desk, said, version=version, now=clock.now())
                return f"{pages.place(opened)}?bewaard=komen"

            try:
                if done := await once(access, form, work, PLACES):
                    return done
            except Conflict:
                return await pages.kit(request, access, opened, coming=form, status=409)
            return await pages.kit(request, access, opened, coming=form, status=422)


class KitReaderPages(Controller):
    """Who may read it, as its owner said."""

    path = KIT + "/lezers"

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            opened = await _open(access, consultation_id, person_id)
            form = readers_form(opened, await request.form())
            if not form.validate():
                return await pages.kit(request, access, opened, readers=form, status=422)
            await answering.choose_readers(access, opened.desk, form.people, now=clock.now())
        return redirect(f"{pages.place(opened)}?bewaard=lezers")


class KitReadyPages(Controller):
    """Ready; or not yet, after all."""

    path = KIT + "/klaar"

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        is_ready = (await request.form()).get("klaar") != "nee"
        async with entrance.member(request) as access:
            desk = await kit_desk(access, consultation_id, person_id)
            await answering.mark_ready(access, desk, is_ready=is_ready, now=clock.now())
        return redirect(f"/overleggen/{consultation_id}/voorbereiding")


class KitPhotoPages(Controller):
    """A photo of the sheet that was filled in."""

    path = KIT + "/foto"

    @post(request_max_body_size=MOST_BYTES_OF_FORM)
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        return await _keep(request, consultation_id, person_id, PaperKind.SHEET)


class KitVoicePages(Controller):
    """The coordinator's own voice, recorded here or elsewhere."""

    path = KIT + "/stem"

    @post(request_max_body_size=MOST_BYTES_OF_FORM)
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        return await _keep(request, consultation_id, person_id, PaperKind.VOICE)


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


async def _keep(request: Incoming, consultation: UUID, person: UUID, kind: PaperKind) -> Response[Any]:
    async with entrance.member(request) as access:
        opened = await _open(access, consultation, person)
        try:
            content = await content_of(request, "bestand")
            await answering.keep_paper(access, opened.desk, kind, content, now=clock.now())
        except Refused as refused:
            wrong = {str(kind): REFUSALS[refused.code]}
            return await pages.kit(request, access, opened, file_errors=wrong, status=422)
    return redirect(f"{pages.place(opened)}?bewaard={kind}")


def _drawing(name: str) -> str:
    return (STATIC / f"openmoji-{name}.svg").read_text("utf-8")
