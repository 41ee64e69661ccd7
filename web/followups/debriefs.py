"""Terugkoppeling, for the coordinator: noted for the key worker by phone, put off, or read when it came by link."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import Conflict
from services.followups import debriefs
from services.followups.debriefs import Asked
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.followups.debrief_form import DebriefForm, answer_name, debrief_form, talk, words_name
from web.followups.forms import PLACES
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
DEBRIEF = "/overleggen/{consultation_id:uuid}/terugkoppeling"


class DebriefPages(Controller):
    path = DEBRIEF

    @get()
    async def edit(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            asked = await debriefs.asked(access, consultation_id)
            return _page(request, access, asked, debrief_form(asked, today=clock.today()))

    @post()
    async def update(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.member(request) as access:
            asked = await debriefs.asked(access, consultation_id)
            form = debrief_form(asked, await request.form(), today=clock.today())
            try:
                done = await once(access, form, lambda: note(access, asked, form), PLACES)
            except Conflict:
                return _page(request, access, asked, form, status=409)
            return done or _page(request, access, asked, form, status=422)


class DebriefDelayPages(Controller):
    path = DEBRIEF + "/uitstel"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Not yet: the question comes back in some days."""
        async with entrance.member(request) as access:
            await debriefs.not_yet(access, consultation_id, now=clock.now())
        return redirect("/vandaag")


class DebriefReadingPages(Controller):
    path = DEBRIEF + "/lezing"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """The coordinator read what the key worker wrote."""
        async with entrance.member(request) as access:
            await debriefs.note_seen(access, consultation_id, now=clock.now())
        return redirect("/vandaag")


async def note(access: Access, asked: Asked, form: DebriefForm, place: str = "") -> str:
    """Keep it, and say where that leads."""
    found = asked.consultation
    await debriefs.note_debrief(
        access, found.id, talk(asked, form), version=form.read_version, now=clock.now()
    )
    return place or f"/situaties/{found.case}/opvolging"


def told(asked: Asked, form: DebriefForm) -> dict[str, Any]:
    """What both pages of the debrief show."""
    return {
        "client": asked.client,
        "held_at": asked.consultation.held_at,
        "debrief": asked.debrief,
        "form": form,
        "answers": [(form[answer_name(line)], form[words_name(line)]) for line in asked.lines],
    }


def _page(
    request: Incoming, access: Access, asked: Asked, form: DebriefForm, *, status: int = 200
) -> Response[Any]:
    known, is_conflict = asked.debrief, status == 409  # noqa: PLR2004  # the answer of HTTP
    if is_conflict:
        form.version.data = str(known.version)
    writer = next((one.first_name for one in asked.people if one.id == known.told_by), "")
    return page(
        request,
        access,
        "followups/debrief.html",
        current="situaties",
        status=status,
        case={"id": asked.case.id, "name": asked.case.name},
        place=f"/overleggen/{asked.consultation.id}/terugkoppeling",
        talker=asked.talker.first_name if asked.talker else "",
        phone=asked.talker.phone if asked.talker else "",
        unread_of=writer if known.told_by and known.seen_at is None else "",
        conflict=is_conflict,
        **told(asked, form),
    )
