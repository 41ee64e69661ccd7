"""Links outlive a merger: an invitation keeps the municipality with which the tokens of its links are computed."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T01:45:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "invitations: keyed for"

# The rows of all municipalities at once: for this statement alone the wall does not bind the owner.
KEYED = """
alter table invitation add keyed_for uuid;
alter table invitation no force row level security;
update invitation set keyed_for = tenant;
alter table invitation force row level security;
alter table invitation alter keyed_for set not null, alter keyed_for set default current_tenant();
"""


async def forwards() -> MigrationManager:
    """Change the table; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(KEYED)

    manager.add_raw(run)
    return manager
