"""The schema of keeping and erasing: why a case was closed, when it is erased, what forbids it, what is left."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import case_table, one_of, tenant_table

ID = "2026-11-22T01:46:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "retention"

OUTCOMES = ("reached", "other-help", "stopped", "moved", "no-contact", "died", "erasure", "other")

CLOSING = f"""
alter table "case"
  add closing_reason text not null default '' {one_of("closing_reason", ("", *OUTCOMES))},
  add closing_note text not null default '',
  add erase_on date;
create index on "case" (tenant, erase_on) where erase_on is not null;
"""

HOLD = case_table(
    "legal_hold",
    """
  reason text not null check (reason <> ''),
  noted_at timestamptz not null,
  noted_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  check ((ended_at is null) = (ended_by is null))
""",
)

INSIGHT = case_table(
    "insight_request",
    """
  asked_on date not null,
  noted_at timestamptz not null,
  noted_by uuid not null,
  answered_at timestamptz,
  answered_by uuid,
  left_out integer not null check (left_out >= 0)
""",
)

ERASED = tenant_table(
    "erased_case",
    f"""
  month date not null check (extract(day from month) = 1),
  outcome text not null {one_of("outcome", OUTCOMES)}
""",
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(CLOSING + HOLD + INSIGHT + ERASED)

    manager.add_raw(run)
    return manager
