"""The nightly round of one municipality: announce what is erased in a month, ask to erase what is due, clear away."""

from datetime import date, datetime, timedelta

from infra.clock import BRUSSELS
from infra.piccolo_conf import DB
from services.retention import rules
from services.retention.queries import months_kept
from tenants import kept_forms, outbox
from tenants.access import Access

# Kept rows that only the program needs, by the column that says how old they are, and for how many days.
PASSING = (
    ("submission", "sent_at", 7),
    ("access_code", "asked_at", 92),
    ("guest_session", "last_seen_at", 31),
    ("known_browser", "known_at", 62),
    ("outbox", "done_at", 184),
    ("referral_draft", "expires_at", 0),
)
# A PIN on paper works as long as its invitation.
LASTING = {"access_code": " and (kind = 'mail' or ended_at is not null)"}
OPEN_TERMS = """
select c.id, c.closed_at, c.erase_on from "case" c
where c.closed_at is not null and not exists (
  select from legal_hold h where (h.tenant, h."case") = (c.tenant, c.id) and h.ended_at is null)
"""
ANNOUNCE = 'update "case" set erase_on = $2 where id = $1'
SHELLS = """
select distinct m."case" as id from case_move m where m.outcome = 'accepted' and m.answered_at < $1
  and not exists (select from "case" c where c.id = m."case")
"""
REFERRALS = "select id from referral where led_to is null and received_at < $1"


async def sweep(access: Access, *, now: datetime) -> None:
    """Once a night; twice changes nothing."""
    access.require("job")
    months, today = await months_kept(), now.astimezone(BRUSSELS).date()
    for row in await DB.connection.fetch(OPEN_TERMS):
        closed_on = row["closed_at"].astimezone(BRUSSELS).date()
        announced = _announced(row["erase_on"], closed_on, months, today)
        if announced != row["erase_on"]:
            await DB.connection.execute(ANNOUNCE, row["id"], announced)
        if announced is not None and announced <= today:
            key = f"erase:{row['id']}:{announced}"
            await outbox.add(access, "retention.erase", dedupe=key, case=row["id"])
    await _unclosed(access, today, months)
    await _clear(access, now)


def _announced(known: date | None, closed_on: date, months: int, today: date) -> date | None:
    """What was announced stands, unless the municipality keeps longer since."""
    is_due = rules.later(closed_on, months) <= today + rules.ANNOUNCED
    return known if known is not None and is_due else rules.erase_on(closed_on, months, today)


async def _unclosed(access: Access, today: date, months: int) -> None:
    """Requests that led to nothing, and what stayed of cases that moved away, are kept as long."""
    before = datetime.combine(rules.later(today, -months), datetime.min.time(), BRUSSELS)
    for query, job in ((REFERRALS, "retention.erase-referral"), (SHELLS, "retention.erase-shell")):
        for row in await DB.connection.fetch(query, before):
            await outbox.add(access, job, dedupe=f"{job}:{row['id']}", about=row["id"])


async def _clear(access: Access, now: datetime) -> None:
    await kept_forms.sweep(access, now=now)
    for table, column, days in PASSING:
        where = f'"{column}" < $1{LASTING.get(table, "")}'
        await DB.connection.execute(f'delete from "{table}" where {where}', now - timedelta(days=days))  # noqa: S608
