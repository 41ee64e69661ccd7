"""Answers given in a calendar program, and addresses that bounce."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import one_of

ID = "2026-11-22T16:01:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "calendar answers"

ANSWERS = f"""
alter table invitation drop constraint invitation_answered_by_check;
alter table invitation
  add {one_of("answered_by", ("", "self", "coordinator", "calendar"))},
  add moment_sequence integer not null default 0,
  add stray_answer text not null default '' {one_of("stray_answer", ("", "yes", "no", "maybe"))},
  add stray_at timestamptz;
alter table circle_member add bounces integer not null default 0 check (bounces >= 0);
"""


async def forwards() -> MigrationManager:
    """Change the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(ANSWERS)

    manager.add_raw(run)
    return manager
