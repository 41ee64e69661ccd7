"""Erasing: everything about a case or a request goes, links and waiting mail too; a month and an outcome stay.

It runs as later work, which sees every row; who asked for it, and who may, was decided before.
"""

from datetime import datetime, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from infra.piccolo_conf import DB
from services.cases.tables import Case
from services.figures import keeping
from services.retention import reach
from services.retention.reach import Reach
from services.retention.tables import LegalHold, Outcome
from tenants import audit, outbox
from tenants.access import Access

PAUSE = timedelta(minutes=10)
# Mail that is on its way about these rows is let go first: a calendar must hear that a meeting is off.
BUSY = """
select exists (
  select from outbox o where o.done_at is null and o.not_before <= $2 and o.job not like 'retention.%'
    and exists (select from jsonb_each_text(o.ids) v where v.value = any($1)))
"""
MAIL = "delete from outbox o where exists (select from jsonb_each_text(o.ids) v where v.value = any($1))"
TYPED = "delete from kept_form k where exists (select from unnest($1::text[]) i where strpos(k.path, i) > 0)"
# An id by chance: one made from the clock would stand beside the line in the log.
LEFT = "insert into erased_case (id, month, outcome) values (gen_random_uuid(), $1, $2)"


async def erase_case(access: Access, case_id: UUID, *, is_asked: bool, now: datetime) -> bool:
    """Erase it if nothing forbids it and its time has come, or the client asked; False when it was not."""
    access.require("job")
    case = await Case.objects().where(Case.id == case_id).lock_rows("UPDATE").first()
    if case is None or await is_held(case_id) or not (is_asked or _is_due(case, now)):
        return False
    found = await reach.of_case()
    known = await reach.ids(found, case_id)
    if await DB.connection.fetchval(BUSY, [str(one) for one in known], now):
        job = "retention.erase-asked" if is_asked else "retention.erase"
        await outbox.add(access, job, dedupe=f"{job}:{case_id}:{now}", not_before=now + PAUSE, case=case_id)
        return False
    month = (case.closed_at or now).astimezone(BRUSSELS).date().replace(day=1)
    await keeping.keep(access, case_id)
    await _erase(found, case_id, known)
    await DB.connection.execute(LEFT, month, case.closing_reason or Outcome.OTHER)
    audit.record(access, "case.erased", case_id, case=case_id, reason="asked" if is_asked else "term")
    return True


async def erase_shell(access: Access, case_id: UUID) -> None:
    """What stayed of a case that moved to another municipality."""
    access.require("job")
    found = await reach.of_case()
    await _erase(found, case_id, await reach.ids(found, case_id))
    audit.record(access, "case.shell-erased", case_id, case=case_id)


async def erase_referral(access: Access, referral_id: UUID) -> None:
    """A request that led to no case."""
    access.require("job")
    found = await reach.of_referral()
    await keeping.keep(access, referral_id)
    await _erase(found, referral_id, await reach.ids(found, referral_id))
    audit.record(access, "referral.erased", referral_id)


async def is_held(case_id: UUID) -> bool:
    """Whether somebody noted a duty to keep that has not ended."""
    return await LegalHold.exists().where((LegalHold.case == case_id) & LegalHold.ended_at.is_null())


async def _erase(found: Reach, about: UUID, known: list[UUID]) -> None:
    connection, names = DB.connection, [str(one) for one in known]
    await connection.execute(MAIL, names)
    await connection.execute(TYPED, names)
    emptied = ", ".join(f'"{name}" = null' for name in found.to_empty())
    if emptied:
        await connection.execute(f'update "case" set {emptied} where id = $1', about)  # noqa: S608 - catalogue
    for table in found.in_order():
        await connection.execute(f'delete from "{table}" where {found.conditions[table]}', about)  # noqa: S608


def _is_due(case: Case, now: datetime) -> bool:
    today = now.astimezone(BRUSSELS).date()
    return case.closed_at is not None and case.erase_on is not None and case.erase_on <= today
