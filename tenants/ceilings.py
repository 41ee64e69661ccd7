"""Ceilings: how many cases one member opens, prints and takes out in an hour before somebody asks why.

Counted in the audit itself: what leaves no line there is not given, so nothing is left out. Nobody's work comes
near; a password in the wrong hands, or somebody who is about to leave, does. What was open stays open.
"""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from infra import clock
from infra.piccolo_conf import DB
from tenants import audit, outbox
from tenants.access import Access, AuditLine, Kind, Role
from tenants.tables import Member

HOUR = timedelta(hours=1)
MOST: Mapping[str, int] = {"cases": 60, "prints": 120, "exports": 10}
PRINTED = ".printed"
CODES: Mapping[str, str] = {
    "transfer-sheet.read": "prints",
    "insight.read": "exports",
    "insight.answered": "exports",
}

ADMINISTERS = Member.left_at.is_null() & Member.blocked_at.is_null() & Member.roles.any(Role.ADMINISTRATOR)
COUNTED = """
select coalesce(array_agg(distinct "case") filter (where "case" is not null), '{}') as cases,
       count(*) filter (where action like '%.printed' or action = 'transfer-sheet.read') as prints,
       count(*) filter (where action in ('insight.read', 'insight.answered')) as exports
from audit_line where actor = $1 and at > $2 and outcome = 'done'
"""


class TooMuch(Exception):
    """This page would be one too many for this hour; `kind` says of what."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


async def check(access: Access) -> None:
    """Raise TooMuch when what is noted now goes over a ceiling; for members, at the end of a page."""
    lines = access.audit_lines
    if access.actor.kind is not Kind.MEMBER or not any(line.case or _kind(line) for line in lines):
        return
    before = await DB.connection.fetchrow(COUNTED, access.member, clock.now() - HOUR)
    opened = {line.case for line in lines if line.case} - set(before["cases"])
    if opened and len(opened) + len(before["cases"]) > MOST["cases"]:
        raise TooMuch("cases")
    for kind in ("prints", "exports"):
        fresh = sum(_kind(line) == kind for line in lines)
        if fresh and fresh + before[kind] > MOST[kind]:
            raise TooMuch(kind)


async def tell(access: Access, error: TooMuch) -> None:
    """Note it, and write to each local administrator, once an hour for one member."""
    audit.record_refusal(access, "ceiling.reached", access.member, reason=error.kind)
    hour = clock.now().strftime("%Y-%m-%dT%H")
    for one in await administrators():
        dedupe = f"ceiling:{access.member}:{hour}:{one}"
        await outbox.add(access, "ceilings.tell", dedupe=dedupe, administrator=one)


async def administrators() -> list[UUID]:
    """Who administers this municipality now."""
    rows = await Member.select(Member.id).where(ADMINISTERS).order_by(Member.id)
    return [row["id"] for row in rows]


async def find_administrator(access: Access, member: UUID) -> Member | None:
    """For the mail: this administrator, who still is one."""
    access.require("job")
    found: Member | None = await Member.objects().where((Member.id == member) & ADMINISTERS).first()
    return found


def _kind(line: AuditLine) -> str | None:
    return "prints" if line.action.endswith(PRINTED) else CODES.get(line.action)
