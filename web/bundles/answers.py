"""What was answered to a bundle, corrected or not, and which measure followed."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.bundles import answering, queries
from services.bundles.answering import Said
from services.bundles.tables import BundleAnswer
from services.errors import Conflict, Refused
from tenants.access import Access
from tenants.words.dates import day_year
from web import entrance
from web.bundles import view
from web.bundles.forms import AnswerForm, MeasureForm
from web.bundles.marking import OF_AN_ANSWER, Marked, still_to_read
from web.bundles.pages import shown
from web.bundles.view import PATH
from web.shared.forms import listed
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
SAME = (
    "who",
    "answered_on",
    "status",
    "taken_by",
    "taken_by_on",
    "because",
    "words",
    "for_client",
    "for_table",
)


class AnswerPages(Controller):
    path = PATH + "/{bundle_id:uuid}/antwoorden"

    @get()
    async def new(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.network(request) as access:
            await queries.get_bundle(access, bundle_id)
            form = await _form(access, bundle_id, None)
            form.answered_on.data = clock.today()
            return await _page(request, access, bundle_id, form)

    @post()
    async def create(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        posted = await request.form()
        async with entrance.network(request) as access:
            await queries.get_bundle(access, bundle_id)
            form = await _form(access, bundle_id, posted)
            marked = _marked(form, posted)
            try:
                if form.validate() and marked is None:
                    said = _said(form)
                    await answering.answer(access, bundle_id, said, once=form.token, now=clock.now())
                    return redirect(f"{PATH}/{bundle_id}?bewaard=antwoord")
            except Refused as refused:
                view.refuse(form, refused)
            return await _page(request, access, bundle_id, form, marked=marked, status=422)


class AnswerCorrectionPages(Controller):
    path = PATH + "/{bundle_id:uuid}/antwoorden/{bundle_answer_id:uuid}"

    @get()
    async def edit(
        self, request: Incoming, bundle_id: FromPath[UUID], bundle_answer_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.network(request) as access:
            await queries.get_bundle(access, bundle_id)
            found = await queries.get_answer(access, bundle_id, bundle_answer_id)
            form = await _form(access, bundle_id, None)
            for name in SAME:
                form[name].data = getattr(found, name)
            return await _page(request, access, bundle_id, form, corrects=found)

    @post()
    async def update(
        self, request: Incoming, bundle_id: FromPath[UUID], bundle_answer_id: FromPath[UUID]
    ) -> Response[Any]:
        posted = await request.form()
        async with entrance.network(request) as access:
            await queries.get_bundle(access, bundle_id)
            form = await _form(access, bundle_id, posted)
            marked = _marked(form, posted)
            try:
                if form.validate() and marked is None:
                    told = (bundle_id, bundle_answer_id, _said(form))
                    await answering.correct(access, *told, once=form.token, now=clock.now())
                    return redirect(f"{PATH}/{bundle_id}?bewaard=verbeterd")
            except Refused as refused:
                view.refuse(form, refused)
            except Conflict:
                form.form_errors = [*form.form_errors, CLASH]
            corrects = await queries.find_answer(access, bundle_id, bundle_answer_id)
            return await _page(request, access, bundle_id, form, corrects=corrects, marked=marked, status=422)


CLASH = "Iemand anders verbeterde dit antwoord net. Kijk eerst op de bundel wat er nu staat. Je tekst staat hier nog."


class MeasurePages(Controller):
    path = PATH + "/{bundle_id:uuid}/maatregelen"

    @post()
    async def create(self, request: Incoming, bundle_id: FromPath[UUID]) -> Response[Any]:
        form = MeasureForm(await request.form())
        async with entrance.network(request) as access:
            await queries.get_bundle(access, bundle_id)
            if not form.validate():
                return await shown(request, access, bundle_id, measure=form, status=422)
            last = next(iter(await queries.answers(access, bundle_id)), None)
            await answering.follow(
                access,
                bundle_id,
                form.what.data or "",
                by_whom=form.by_whom.data or "",
                begins_on=form.begins_on.data,
                about=last.answer.id if last else None,
                once=form.token,
                now=clock.now(),
            )
        return redirect(f"{PATH}/{bundle_id}?bewaard=maatregel")

    @post("/{measure_id:uuid}/schrapping")
    async def delete(
        self, request: Incoming, bundle_id: FromPath[UUID], measure_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.network(request) as access:
            await answering.strike_measure(access, bundle_id, measure_id, now=clock.now())
        return redirect(f"{PATH}/{bundle_id}?bewaard=maatregel")


async def _form(access: Access, bundle_id: UUID, posted: Any) -> AnswerForm:
    form = AnswerForm(posted)
    sent = [one for one in await queries.sendings(access, bundle_id) if one.struck_at is None]
    named = {str(one.id): f"{one.name}, {day_year(one.sent_on)}" for one in sent}
    form.sending.choices = listed({"": "op alles samen"} | named)
    return form


async def _page(
    request: Incoming,
    access: Access,
    bundle_id: UUID,
    form: AnswerForm,
    *,
    corrects: BundleAnswer | None = None,
    marked: Marked | None = None,
    status: int = 200,
) -> Response[Any]:
    bundle = await queries.get_bundle(access, bundle_id)
    values: dict[str, Any] = {"bundle": bundle, "form": form, "corrects": corrects, "marked": marked}
    return page(request, access, "bundles/answer.html", current="bundels", status=status, **values)


def _marked(form: AnswerForm, posted: Any) -> Marked | None:
    """What travels back to every origin, and to its client."""
    texts = (form.because.data, form.words.data, form.for_client.data, form.for_table.data)
    return still_to_read(posted, *texts, no_matter=OF_AN_ANSWER)


def _said(form: AnswerForm) -> Said:
    told = {name: form[name].data for name in SAME}
    texts = {name: value or "" for name, value in told.items() if name not in {"answered_on", "taken_by_on"}}
    return Said(
        **texts,
        answered_on=form.answered_on.data or clock.today(),
        taken_by_on=form.taken_by_on.data,
        sending=form.answered,
    )
