"""What a municipality adds to the code of conduct: rows are only added (decision 0028)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import tenant_table

ID = "2026-11-22T17:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "conduct additions"

TABLE = (
    tenant_table(
        "conduct_addition",
        """
  number integer not null check (number >= 0),
  sentences text[] not null check (cardinality(sentences) <= 10),
  written_at timestamptz not null,
  written_by uuid not null
""",
    )
    + """
create unique index conduct_addition_number on conduct_addition (tenant, number) where number > 0;
revoke update, delete on conduct_addition from app;
"""
)


async def forwards() -> MigrationManager:
    """Make it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(TABLE)

    manager.add_raw(run)
    return manager
