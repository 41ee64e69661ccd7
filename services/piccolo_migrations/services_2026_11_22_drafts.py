"""Requests that are still being written, sealed; and what a coordinator talked through with the requester."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import tenant_table

ID = "2026-11-22T10:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "drafts of requests"

DRAFTS = tenant_table(
    "referral_draft",
    """
  once uuid not null,
  generation integer not null default 1,
  link_hash bytea not null,
  address_hash bytea not null,
  sealed_address bytea,
  sealed bytea not null,
  saved_at timestamptz not null,
  expires_at timestamptz not null
""",
)
COLUMNS = """
create index on referral_draft (tenant, link_hash);
create index on referral_draft (tenant, once);
alter table referral add column talked_through text[] not null default '{}';
"""


async def forwards() -> MigrationManager:
    """Add them; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(DRAFTS + COLUMNS)

    manager.add_raw(run)
    return manager
