"""The log of a case stands behind the wall of that case.

A migration of the services: their function opened_cases() must exist. Writing is not walled: who is refused at
a case leaves a line there all the same, through audit_add().
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T02:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "the wall of the audit"

# Of no case and no list: settings, members, sign-ins. What somebody did is theirs to count.
LOG_WALL = """
create policy log_wall on audit_line as restrictive for select using (
  (select case_scope()) = 'all'
  or "case" in (select opened_cases())
  or actor = (select current_member())
  or ("case" is null and shown is null and (select current_member()) is not null)
);
"""


async def forwards() -> MigrationManager:
    """Raise it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(LOG_WALL)

    manager.add_raw(run)
    return manager
