"""Evaluatie of one sitting, for the coordinator: who is asked, what was said, and what follows."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import Conflict, Refused
from services.evaluations import actions, feedback, queries
from services.evaluations.queries import Overview
from services.evaluations.tables import TableWord, Way
from tenants.access import Access
from tenants.words import evaluations as words
from tenants.words.refusals import REFUSALS
from web import entrance
from web.cases.once import once
from web.evaluations import voices
from web.evaluations.forms import PLACES, WordForm
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
SITTING = "/overleggen/{consultation_id:uuid}"
EVALUATION = SITTING + "/evaluatie"
VOICE = EVALUATION + "/{person_id:uuid}"
KEPT = {
    "antwoord": "Bewaard.",
    "gevraagd": "Genoteerd.",
    "liever-niet": "Genoteerd. Niemand vraagt het nog eens.",
    "terug": "Het antwoord is weg.",
    "woord": "Bewaard.",
    "plan": "Bewaard.",
    "formulier": "Bewaard.",
    "gesprek-weg": "De link werkt niet meer.",
}


class EvaluationPages(Controller):
    """All of it on one page; the next thing to do stands first."""

    path = EVALUATION

    @get()
    async def show(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            found = await queries.overview(access, consultation_id)
            rows = [one.told.row for one in found.voices if one.told is not None]
            if access.may("cases.edit"):
                await feedback.note_seen(access, rows, now=clock.now())
            return shown(request, access, found, word_form(found.word))


class TableWordPages(Controller):
    """The word of the table: typed at the close, or afterwards."""

    path = EVALUATION + "/woord"

    @post()
    async def update(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        sent = await request.form()
        async with entrance.member(request) as access:
            form = WordForm(sent)
            back = f"/overleggen/{consultation_id}/evaluatie?bewaard=woord"
            try:
                done = await once(access, form, lambda: _keep(access, consultation_id, form, back), PLACES)
            except Conflict:
                found = await queries.overview(access, consultation_id)
                form.words.errors = [f"Intussen staat er: {found.word.words if found.word else ''}"]
                form.version.data = str(found.word.version if found.word else 0)
                return shown(request, access, found, form, status=409)
            if done:
                return done
            return shown(request, access, await queries.overview(access, consultation_id), form, status=422)


class AskingPages(Controller):
    """Somebody will fill it in on the own page, or rather says nothing."""

    path = VOICE + "/vraag"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        how = (await request.form()).get("hoe")
        async with entrance.member(request) as access:
            desk = await feedback.desk(access, consultation_id, person_id)
            try:
                if how == "liever-niet":
                    await feedback.decline(access, desk, now=clock.now())
                else:
                    await feedback.ask(access, desk, Way.OWN, now=clock.now())
            except Refused as refused:
                found = await queries.overview(access, consultation_id)
                return shown(request, access, found, word_form(found.word), refused.code, status=422)
        said = "liever-niet" if how == "liever-niet" else "gevraagd"
        return redirect(f"/overleggen/{consultation_id}/evaluatie?bewaard={said}")


class VoicePages(Controller):
    """Typed for somebody: by phone, after a talk, or from a sheet. The record says so."""

    path = VOICE

    @get()
    async def edit(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            desk = await feedback.desk(access, consultation_id, person_id)
            if desk.consultation.held_at is None:
                return redirect(f"/overleggen/{consultation_id}/evaluatie")
            row = await feedback.find(desk)
            form = await voices.typed_form(access, desk, row)
            return await voices.behalf_page(request, access, desk, row, form)

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        sent = await request.form()
        async with entrance.member(request) as access:
            desk = await feedback.desk(access, consultation_id, person_id)
            form = await voices.typed_form(access, desk, await feedback.find(desk), sent)

            async def work() -> str:
                await feedback.answer(access, desk, form.said(), now=clock.now())
                return f"/overleggen/{consultation_id}/evaluatie?bewaard=antwoord"

            status = 422
            try:
                if done := await once(access, form, work, PLACES):
                    return done
            except Conflict:
                status = 409
            row = await feedback.find(desk)
            return await voices.behalf_page(request, access, desk, row, form, status=status)


class VoiceWithdrawalPages(Controller):
    """Somebody wants it gone."""

    path = VOICE + "/intrekking"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], person_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            desk = await feedback.desk(access, consultation_id, person_id)
            await feedback.withdraw(access, desk, now=clock.now())
        return redirect(f"/overleggen/{consultation_id}/evaluatie?bewaard=terug")


def word_form(word: TableWord | None) -> WordForm:
    """The word as it stands."""
    return WordForm(words=word.words if word else "", version=str(word.version if word else 0))


def shown(
    request: Incoming,
    access: Access,
    found: Overview,
    form: WordForm,
    refusal: str = "",
    *,
    status: int = 200,
) -> Response[Any]:
    """The page of a sitting's evaluation."""
    sitting = found.consultation
    return page(
        request,
        access,
        "evaluations/show.html",
        current="situaties",
        status=status,
        case={"id": found.case.id, "name": found.case.name},
        consultation=sitting,
        base=f"/overleggen/{sitting.id}/evaluatie",
        found=found,
        form=form,
        refusal=REFUSALS[refusal] if refusal else "",
        may_edit=access.may("cases.edit"),
        notice=KEPT.get(request.query_params.get("bewaard", ""), "") if request.method == "GET" else "",
        words_of=words,
        faces=words.FACES,
        questions=words.ASPECTS["client"],
    )


async def _keep(access: Access, consultation_id: UUID, form: WordForm, back: str) -> str:
    await actions.note_word(
        access, consultation_id, form.words.data or "", version=form.read_version, now=clock.now()
    )
    return back
