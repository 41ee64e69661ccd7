"""Mails that leave together may still be taken back one by one; what comes back is found; the accent of mails."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import one_of

ID = "2026-11-22T16:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "mails together"

ACCENTS = ("", "blue", "plum", "brick", "moss", "slate")

MAILS = f"""
alter table outbox add cancelled_at timestamptz;
create index on outbox (tenant, message_id);
alter table policy add accent text not null default '' {one_of("accent", ACCENTS)};
"""


async def forwards() -> MigrationManager:
    """Change the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(MAILS)

    manager.add_raw(run)
    return manager
