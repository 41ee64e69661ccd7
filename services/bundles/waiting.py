"""Whether a mail still has its reason: somebody has news to read, or nobody answered yet. For later work alone."""

from datetime import date
from uuid import UUID

from infra.piccolo_conf import DB
from services.bundles.tables import TidingNote
from tenants.access import Access, NetworkRole
from tenants.members import MAY_COME_IN
from tenants.tables import Member, NetworkMember

UNANSWERED = """
select s.noted_by from policy_file_sending s join bundle b on b.id = s.bundle
where s.id = $1 and s.struck_at is null and b.closed_on is null and s.answer_by_on <= $2 and not exists (
  select from bundle_answer a where a.bundle = s.bundle
    and (a.sending = s.id or (a.sending is null and a.noted_at >= s.noted_at)))
"""


async def find_reader(access: Access, answer: UUID, member: UUID) -> Member | None:
    """Who coordinates here and gets the mail; None when they left, or when somebody here read it already."""
    access.require("job")
    if await TidingNote.exists().where(TidingNote.answer == answer):
        return None
    found: Member | None = await Member.objects().where(Member.id == member, *MAY_COME_IN).first()
    return found if found is not None and "coordinator" in found.roles else None


async def find_who_waits(access: Access, sending: UUID, today: date) -> NetworkMember | None:
    """Who noted this sending, or whoever administers when they left; None when it was answered, struck or closed."""
    access.require("job")
    noted_by = await DB.connection.fetchval(UNANSWERED, sending, today)
    if noted_by is None:
        return None
    present = (NetworkMember.left_at.is_null()) & (NetworkMember.blocked_at.is_null())
    rows: list[NetworkMember] = await NetworkMember.objects().where(present).order_by(NetworkMember.id)
    administers = [row for row in rows if NetworkRole.ADMINISTRATOR in row.roles]
    return next((row for row in rows if row.id == noted_by), next(iter(administers), None))
