"""Reading attachments; a list never brings their content along."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.attachments.tables import Attachment
from services.cases.queries import require_reader
from services.errors import NotFound
from tenants.access import Access

TOLD = (
    Attachment.id,
    Attachment.kind,
    Attachment.media_type,
    Attachment.size,
    Attachment.about,
    Attachment.added_at,
)


@dataclass(frozen=True)
class Kept:
    """What is kept, without its content."""

    id: UUID
    kind: str
    media_type: str
    size: int
    about: UUID | None
    added_at: datetime


async def get(access: Access, attachment_id: UUID) -> Attachment:
    """The file with its content; NotFound for who may not open its case."""
    require_reader(access)
    found = await Attachment.objects().where(Attachment.id == attachment_id).first()
    if found is None:
        raise NotFound("attachment")
    return found


async def kept(
    access: Access, case_id: UUID, kind: str | None = None, *, about: UUID | None = None
) -> list[Kept]:
    """What a case keeps, or only of one kind, or of one person; newest first."""
    require_reader(access)
    rows = Attachment.select(*TOLD).where(Attachment.case == case_id)
    if kind is not None:
        rows = rows.where(Attachment.kind == kind)
    if about is not None:
        rows = rows.where(Attachment.about == about)
    return [Kept(**row) for row in await rows.order_by(Attachment.added_at, ascending=False)]
