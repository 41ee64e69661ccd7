"""Guests: mails that went wrong, browsers that were known, lost links, and names that reveal something."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import tenant_table

ID = "2026-11-22T01:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "guests"

COLUMNS = """
alter table circle_member add column is_organisation_sensitive boolean;
alter table invitation add column misdirected_at timestamptz;
alter table known_browser add column ended_at timestamptz;
"""

LOST = tenant_table(
    "lost_link",
    """
  sealed bytea not null,
  asked_at timestamptz not null
""",
)


async def forwards() -> MigrationManager:
    """Add them; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(COLUMNS + LOST)

    manager.add_raw(run)
    return manager
