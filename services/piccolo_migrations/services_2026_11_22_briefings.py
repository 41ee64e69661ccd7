"""The schema of telling somebody who was not there: who does it, what they say, and that it was done (row 113)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, reference, unique

ID = "2026-11-22T19:41:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "briefings"

BRIEFING = case_table(
    "briefing",
    f"""
  participant uuid not null,
  teller uuid,
  words text not null,
  noted_at timestamptz not null,
  noted_by uuid,
  told_at timestamptz,
  told_by uuid,
  {reference("participant", "participant", on_delete="cascade")},
  {reference("teller", "circle_member")},
  {unique("participant")}
""",
)


async def forwards() -> MigrationManager:
    """Make the table; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(BRIEFING + CARRIED)

    manager.add_raw(run)
    return manager
