"""What a municipality adds to the code of conduct: stricter, never looser. Every change is a new version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.errors import Conflict
from services.invitations import rules
from services.invitations.conduct import CURRENT, Conduct, with_additions
from services.invitations.tables import ConductAddition
from tenants import audit
from tenants.access import Access
from tenants.members import names

SIGNED = """
select s.circle_member, s.signed_at, s.conduct, a.number, a.sentences from signature s
left join (select number, sentences from conduct_addition where number > 0 order by number desc limit 1) a on true
where s."case" = $1
"""


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


async def signed(case_id: UUID, *, is_any: bool = False) -> list[Mapping[str, Any]]:
    """The signatures of one case under the present code, or under any: one question, for pages ask it often."""
    rows = await DB.connection.fetch(SIGNED, case_id)
    return [row for row in rows if is_any or row["conduct"] == _present(row).signed_as]


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


def _present(row: Mapping[str, Any]) -> Conduct:
    return with_additions(row["number"], row["sentences"]) if row["number"] else CURRENT


async def _newest() -> ConductAddition | None:
    rows = ConductAddition.objects().where(ConductAddition.number > 0)
    return await rows.order_by(ConductAddition.number, ascending=False).first()


def _told(row: ConductAddition, by: str) -> Written:
    version = with_additions(row.number, row.sentences).version
    return Written(row.number, version, tuple(row.sentences), by, row.written_at)
