"""The form of four faces, for every hand: values for its template, and what comes of it when it is sent."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response

from services.evaluations.feedback import Desk, is_closed
from services.evaluations.tables import Aspect, Feedback
from services.invitations.guests import host_of
from tenants.access import Access
from tenants.words.evaluations import FACES, READ_BY
from tenants.words.packs import PACKS
from web.evaluations.forms import VoiceForm, voice_form
from web.shared.pages import page

Incoming = Request[Any, Any, Any]


async def host_name(access: Access, desk: Desk) -> str:
    """Who reads it, as people call them."""
    called = (await host_of(access, desk.case.id)).first_name
    return called or PACKS[access.home.vocabulary].coordinator.the


def known(row: Feedback | None) -> Mapping[str, Any]:
    """What stands there already, for who may see it again."""
    if row is None:
        return {}
    if row.answered_at is None or is_closed(row):
        return {"version": str(row.version)}
    said = {str(one): getattr(row, one) for one in Aspect}
    about = {name: getattr(row, name) for name in ("came_because", "words", "readers", "way", "told_to")}
    return {**said, **about, "version": str(row.version)}


def own_known(row: Feedback | None) -> Mapping[str, Any]:
    """What somebody said themselves, or let write: always theirs to see again."""
    if row is None or row.answered_at is None:
        return {"version": str(row.version)} if row else {}
    said = {str(one): getattr(row, one) for one in Aspect}
    about = {name: getattr(row, name) for name in ("came_because", "words", "readers")}
    return {**said, **about, "version": str(row.version)}


async def behalf_page(
    request: Incoming, access: Access, desk: Desk, row: Feedback | None, form: VoiceForm, *, status: int = 200
) -> Response[Any]:
    """Typed by the coordinator for somebody."""
    differs = theirs(form, row) if status == 409 else None  # noqa: PLR2004  # the answer of HTTP
    return page(
        request,
        access,
        "evaluations/behalf.html",
        current="situaties",
        status=status,
        case={"id": desk.case.id, "name": desk.case.name},
        consultation=desk.consultation,
        place=place_of(desk),
        name=desk.person.first_name,
        row=row,
        read_by=READ_BY,
        is_closed=row is not None and row.answered_at is not None and is_closed(row),
        form=form,
        faces=FACES,
        theirs=differs,
    )


async def typed_form(access: Access, desk: Desk, row: Feedback | None, posted: Any = None) -> VoiceForm:
    """The form of who types for somebody."""
    return voice_form(desk.variant, await host_name(access, desk), posted, known(row), is_typed=True)


def place_of(desk: Desk) -> str:
    """Where this person's answer stands, for the coordinator."""
    return f"/overleggen/{desk.consultation.id}/evaluatie/{desk.person.id}"


def theirs(form: VoiceForm, row: Feedback | None) -> dict[str, str]:
    """What somebody else kept meanwhile; the version moves on, so that keeping it now overwrites knowingly."""
    if row is None:
        return {}
    form.version.data = str(row.version)
    if is_closed(row):
        return {}
    said = {
        form[one].label.text: FACES[getattr(row, one)].words for one in Aspect if getattr(row, one) in FACES
    }
    return {**said, form.words.label.text: row.words} if row.words else said
