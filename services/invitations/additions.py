"""What a municipality adds to the code of conduct: stricter, never looser. Every change is a new version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.errors import Conflict
from services.invitations import rules
from services.invitations.conduct import CURRENT, Conduct, with_additions
from services.invitations.tables import ConductAddition
from tenants import audit
from tenants.access import Access
from tenants.members import names


@dataclass(frozen=True)
class Written:
    """One version: what was added to the default text, by whom and when."""

    number: int
    version: str
    sentences: tuple[str, ...]
    by: str
    at: datetime


async def current() -> Conduct:
    """The code as this municipality has it now."""
    row = await _newest()
    return with_additions(row.number, row.sentences) if row else CURRENT


async def versions(access: Access) -> list[Written]:
    """Every version of this municipality, the newest first."""
    access.require("policy.manage")
    rows = ConductAddition.objects().where(ConductAddition.number > 0)
    people = await names(access)
    newest_first = await rows.order_by(ConductAddition.number, ascending=False)
    return [_told(one, people.get(one.written_by, "")) for one in newest_first]


async def write(access: Access, sentences: Sequence[str], *, read: int, now: datetime) -> bool:
    """A new version, unless somebody wrote one since `read`; False when it says the same as now."""
    access.require("policy.manage")
    rules.check_additions(sentences)
    newest = await _newest()
    if list(sentences) == (newest.sentences if newest else []):
        return False
    number = newest.number if newest else 0
    if number != read:
        raise Conflict("conduct")
    row = ConductAddition(
        number=number + 1, sentences=list(sentences), written_at=now, written_by=access.actor.id
    )
    once = ConductAddition.insert(row).on_conflict(action="DO NOTHING")
    if not await once.returning(ConductAddition.id):
        raise Conflict("conduct")
    audit.record(access, "policy.conduct-changed", row.id)
    return True


async def _newest() -> ConductAddition | None:
    rows = ConductAddition.objects().where(ConductAddition.number > 0)
    return await rows.order_by(ConductAddition.number, ascending=False).first()


def _told(row: ConductAddition, by: str) -> Written:
    version = with_additions(row.number, row.sentences).version
    return Written(row.number, version, tuple(row.sentences), by, row.written_at)
