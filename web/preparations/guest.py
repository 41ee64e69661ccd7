"""The kit "Mijn overleg" behind a link: the client's own, the family's, or the client's with the key worker."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.attachments.queries import get as get_attachment
from services.errors import Conflict, NotFound, Refused
from services.invitations.guests import host_of
from services.preparations import answering, kits
from services.preparations.desks import Desk, kit_desk
from services.preparations.kits import Opened
from services.preparations.tables import PaperKind
from tenants.words.packs import PACKS
from tenants.words.preparations import QUESTIONS
from tenants.words.refusals import REFUSALS
from web.attachments.serving import MOST_BYTES_OF_FORM
from web.cases.once import once
from web.guests.entrance import Visit, admitted
from web.guests.pages import LINK
from web.preparations import told
from web.preparations.files import content_of, heard
from web.preparations.forms import PLACES, ComingForm, answer_form, coming_form, readers_form
from web.shared.pages import redirect

Incoming = Request[Any, Any, Any]
KIT = LINK + "/mijn-overleg"


class OwnKitPages(Controller):
    """Where somebody is: the questions, coming or not, who may read it, ready."""

    path = KIT

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            opened = await _open(visit)
            return await told.kit(request, visit, opened, readers_form(opened))


class OwnAnswerPages(Controller):
    """One question at a time; each may be skipped."""

    path = KIT + "/vragen/{question:str}"

    @get()
    async def edit(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], question: FromPath[str]
    ) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            opened = await _open(visit, question)
            form = answer_form(opened, question, await _host(visit))
            return await told.question(request, visit, opened, question, form)

    @post()
    async def update(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], question: FromPath[str]
    ) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            opened = await _open(visit, question)
            form = answer_form(opened, question, await _host(visit), await request.form())
            try:
                if sent := await once(
                    visit.access, form, lambda: _answer(visit, opened.desk, question, form), PLACES
                ):
                    return sent
            except Conflict:
                opened = await _open(visit, question)
                return await told.question(request, visit, opened, question, form, status=409)
            return await told.question(request, visit, opened, question, form, status=422)


class OwnComingPages(Controller):
    """Coming or not, and what makes it hard."""

    path = KIT + "/komen"

    @get()
    async def edit(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            opened = await _open(visit)
            return await told.coming(request, visit, opened, coming_form(opened, ComingForm))

    @post()
    async def update(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            opened = await _open(visit)
            form = coming_form(opened, ComingForm, await request.form())
            try:
                if sent := await once(visit.access, form, lambda: _come(visit, opened, form), PLACES):
                    return sent
            except Conflict:
                opened = await _open(visit)
                return await told.coming(request, visit, opened, form, status=409)
            return await told.coming(request, visit, opened, form, status=422)


class OwnReaderPages(Controller):
    """Who may read it: the owner says so, and nobody else."""

    path = KIT + "/lezers"

    @post()
    async def update(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            opened = await _open(visit)
            form = readers_form(opened, await request.form())
            if not form.validate():
                return await told.kit(request, visit, opened, form, status=422)
            await answering.choose_readers(visit.access, opened.desk, form.people, now=clock.now())
        return redirect(f"{visit.path}/mijn-overleg?bewaard=lezers")


class OwnReadyPages(Controller):
    """Ready; or not yet, after all."""

    path = KIT + "/klaar"

    @post()
    async def update(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        is_ready = (await request.form()).get("klaar") != "nee"
        async with admitted(request, slug, token) as visit:
            desk = await kit_desk(visit.access)
            await answering.mark_ready(visit.access, desk, is_ready=is_ready, now=clock.now())
        return redirect(f"{visit.path}/mijn-overleg?bewaard={'klaar' if is_ready else 'open'}")


class OwnSheetPages(Controller):
    """A photo of the sheet of the kitchen table."""

    path = KIT + "/foto"

    @post(request_max_body_size=MOST_BYTES_OF_FORM)
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            opened = await _open(visit)
            try:
                content = await content_of(request, "foto")
                await answering.keep_paper(
                    visit.access, opened.desk, PaperKind.SHEET, content, now=clock.now()
                )
            except Refused as refused:
                wrong = REFUSALS[refused.code]
                return await told.kit(request, visit, opened, readers_form(opened), photo_error=wrong)
        return redirect(f"{visit.path}/mijn-overleg?bewaard=foto")


class VoicePages(Controller):
    """The coordinator tells it."""

    path = KIT + "/stem"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[bytes]:
        async with admitted(request, slug, token) as visit:
            voice = (await kits.read(visit.access, await kit_desk(visit.access))).voice
            if voice is None:
                raise NotFound("voice")
            return heard(request, await get_attachment(visit.access, voice.attachment))


async def _open(visit: Visit, question: str | None = None) -> Opened:
    """The kit; NotFound for a question that is none."""
    if question is not None and question not in QUESTIONS:
        raise NotFound("question")
    return await kits.read(visit.access, await kit_desk(visit.access))


async def _host(visit: Visit) -> str:
    called = (await host_of(visit.access, visit.seat.case)).first_name
    return called or PACKS[visit.access.home.vocabulary].coordinator.the


async def _answer(visit: Visit, desk: Desk, question: str, form: Any) -> str:
    if form.is_touched:
        await answering.answer(visit.access, desk, [form.said(question)], now=clock.now())
    return f"{visit.path}/mijn-overleg{told.after(question)}"


async def _come(visit: Visit, opened: Opened, form: ComingForm) -> str:
    said = form.coming(told.came(opened))
    version = told.number(form.seen.data)
    await answering.come(visit.access, opened.desk, said, version=version, now=clock.now())
    return f"{visit.path}/mijn-overleg?bewaard=komen"
