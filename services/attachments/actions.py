"""Keeping a file with a case, and letting go of one that was put there by mistake."""

import asyncio
from datetime import datetime
from uuid import UUID

from services.attachments import kinds, pictures
from services.attachments.queries import get
from services.attachments.tables import Attachment
from services.cases.queries import circle, get_case
from services.errors import NotAllowed, NotFound
from tenants import audit
from tenants.access import Access

WRITERS = ("cases.edit", "guest.answer")  # of a guest, who calls this checks that it is their own


async def keep(
    access: Access, case_id: UUID, kind: str, content: bytes, *, about: UUID | None = None, now: datetime
) -> UUID:
    """Keep it: known by its first bytes, a picture written anew. Refused with a reason in Dutch otherwise."""
    if access.actor.id is None or not any(access.may(right) for right in WRITERS):
        raise NotAllowed("attachments.keep")
    await get_case(access, case_id)
    if about is not None and about not in {one.id for one in await circle(access, case_id)}:
        raise NotFound("circle member")
    found = kinds.media_type(content)
    kinds.check_fits(kind, found)
    if found in kinds.PICTURES:
        found, content = kinds.JPEG, await asyncio.to_thread(pictures.anew, content)
    made = Attachment(
        case=case_id,
        about=about,
        kind=kind,
        media_type=found,
        size=len(content),
        content=content,
        added_at=now,
        added_by=access.actor.id,
    )
    await made.save()
    audit.record(access, "attachment.kept", made.id, case=case_id)
    return made.id


async def discard(access: Access, attachment_id: UUID) -> None:
    """The wrong photo goes; what a yes or a preparation stands on stays with it."""
    access.require("cases.edit")
    found = await get(access, attachment_id)
    await Attachment.delete().where(Attachment.id == attachment_id)
    audit.record(access, "attachment.discarded", attachment_id, case=found.case)
