"""What a guest writes: an answer, a signature, a keyword, a note; and the client's own words and wishes."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from infra import clock
from services.errors import NotAllowed, Refused
from services.invitations import actions, wishes
from services.invitations.conduct import CURRENT
from services.invitations.guests import place
from services.invitations.tables import Channel
from services.procedures.withdraw_consent import withdraw_consent
from tenants import submissions
from tenants.words.refusals import REFUSALS
from web.guests.entrance import Visit, admitted, known
from web.guests.forms import AnswerForm, KeywordForm, NoteForm, TopicWishForm, WithdrawalForm
from web.guests.pages import LINK
from web.guests.show import person_form, show, words_form
from web.shared.forms import Form
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]


class GuestAnswerPages(Controller):
    """I come, I call in, I cannot: harmless, so a browser that is known may say it without a code."""

    path = LINK + "/antwoord"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        form = AnswerForm(await request.form())
        async with known(request, slug, token) as visit:
            if not form.validate():
                return redirect(visit.path)
            await actions.answer(visit.access, visit.invitation, str(form.answer.data), now=clock.now())
        return _kept(visit, "antwoord")


class GuestSignaturePages(Controller):
    """The code of conduct."""

    path = LINK + "/handtekening"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            try:
                seen = str((await request.form()).get("afspraken", CURRENT.signed_as))
                await actions.sign(
                    visit.access, visit.invitation, channel=Channel.MAIL, seen=seen, now=clock.now()
                )
            except Refused:
                return _kept(visit, "afspraken")
        return _kept(visit, "handtekening")


class GuestKeywordPages(Controller):
    """The word by which a helper knows which situation a mail means."""

    path = LINK + "/kenwoord"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        form = KeywordForm(await request.form())
        async with admitted(request, slug, token) as visit:
            try:
                if form.validate():
                    word = str(form.keyword.data or "")
                    await actions.choose_keyword(visit.access, visit.invitation, word)
                    return _kept(visit, "kenwoord")
            except Refused as refused:
                form.keyword.errors = [REFUSALS[refused.code]]
            return await show(request, visit, status=422, keyword=form)


class GuestNotePages(Controller):
    """A note to the coordinator."""

    path = LINK + "/bericht"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        form = NoteForm(await request.form())
        async with admitted(request, slug, token) as visit:
            if not form.validate():
                return await show(request, visit, status=422, note=form)
            note = str(form.note.data or "")
            await actions.write_note(visit.access, visit.invitation, note, now=clock.now())
        return _kept(visit, "bericht")


class GuestWordPages(Controller):
    """What the client wants to say; for everybody only when the client says so."""

    path = LINK + "/woorden"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            form = words_form(await place(visit.access, visit.invitation, visit.seat), await request.form())
            if not form.validate():
                return await show(request, visit, status=422, words_form=form)
            if await _is_first(visit, form):
                for_all = form.readers.data == "all"
                words = str(form.words.data)
                await wishes.say(visit.access, visit.invitation, words, is_for_all=for_all, now=clock.now())
        return _kept(visit, "woorden")


class GuestTopicWishPages(Controller):
    """What not to talk about; the coordinator talks it through first."""

    path = LINK + "/liever-niet-over"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        form = TopicWishForm(await request.form())
        async with admitted(request, slug, token) as visit:
            if not form.validate():
                return await show(request, visit, status=422, topic=form)
            if await _is_first(visit, form):
                words = str(form.topic.data)
                await wishes.rather_not_about(visit.access, visit.invitation, words, now=clock.now())
        return _kept(visit, "wens")


class GuestPersonWishPages(Controller):
    """Whom somebody would rather not see there."""

    path = LINK + "/liever-zonder"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            form = person_form(await place(visit.access, visit.invitation, visit.seat), await request.form())
            if not form.validate():
                return await show(request, visit, status=422, person=form)
            if await _is_first(visit, form):
                about, why = UUID(form.person.data), str(form.why.data or "")
                await wishes.rather_without(visit.access, visit.invitation, about, why, now=clock.now())
        return _kept(visit, "wens")


class GuestWithdrawalPages(Controller):
    """The client says no after all: everything stops in this moment, and the help goes on."""

    path = LINK + "/intrekking"

    @post(status_code=200)
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        form = WithdrawalForm(await request.form())
        async with admitted(request, slug, token) as visit:
            found = await place(visit.access, visit.invitation, visit.seat)
            if not found.is_client:
                raise NotAllowed("only the client")
            if not form.validate():
                return await show(request, visit, status=422, withdrawal=form)
            person, sitting = visit.seat.circle_member, visit.seat.consultation
            words = str(form.words.data or "")
            await withdraw_consent(visit.access, sitting.case, person.id, words=words, now=clock.now())
            host = found.appointment.host
            return page(
                request, visit.access, "guests/stopped.html", host=host, phone=visit.phone, is_big=True
            )


async def _is_first(visit: Visit, form: Form) -> bool:
    """Whether this very form was not sent before: a double click writes once."""
    if await submissions.claim(visit.access, form.token):
        return False
    await submissions.remember(visit.access, form.token, visit.path)
    return True


def _kept(visit: Visit, what: str) -> Response[Any]:
    return redirect(f"{visit.path}?bewaard={what}")
