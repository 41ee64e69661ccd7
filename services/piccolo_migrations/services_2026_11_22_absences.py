"""The schema of not being there, or from afar: why, who was phoned, who tells it back; and the number or link."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference, unique

ID = "2026-11-22T09:20:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "absences"

REASONS = ("no-time", "no-fee", "ill", "hard-to-reach", "other")

ABSENCE = case_table(
    "absence",
    f"""
  participant uuid not null,
  reason text not null {one_of("reason", ("", *REASONS))},
  is_systematic boolean,
  words text not null,
  phoned_at timestamptz,
  phoned_by uuid,
  briefed_by uuid,
  noted_at timestamptz not null,
  check ((phoned_at is null) = (phoned_by is null)),
  {reference("participant", "participant", on_delete="cascade")},
  {reference("briefed_by", "circle_member")},
  {unique("participant")}
""",
)
DIAL = "alter table invitation add dial text not null default '';\n"


async def forwards() -> MigrationManager:
    """Make the table; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(ABSENCE + DIAL + CARRIED)

    manager.add_raw(run)
    return manager
