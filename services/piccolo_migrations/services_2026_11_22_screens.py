"""The schema of shared screens: which are on for which sitting, and which wait with a code to be told for which."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, reference, tenant_table, unique

ID = "2026-11-22T19:20:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "screens"

SCREEN = case_table(
    "screen",
    f"""
  consultation uuid not null,
  number integer not null check (number > 0),
  switched_on_at timestamptz not null,
  switched_on_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  {reference("consultation", "consultation")}
""",
)

# Where it leads is sealed: this row stands before the wall of cases, and lives ten minutes.
PAIRING = tenant_table(
    "screen_pairing",
    f"""
  token_hash bytea not null check (octet_length(token_hash) = 32),
  salt bytea not null check (octet_length(salt) = 32),
  asked_at timestamptz not null,
  sealed bytea,
  {unique("token_hash")}
""",
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(SCREEN + PAIRING + CARRIED)

    manager.add_raw(run)
    return manager
