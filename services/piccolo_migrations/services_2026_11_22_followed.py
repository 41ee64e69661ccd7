"""Follow-up hears more: the client's no or doubt at the debrief, that was asked after, by whom; and finds it fast."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import one_of

ID = "2026-11-22T19:40:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "followed"

KINDS = (
    *("done", "moved", "ended", "handed-over", "reopened", "cannot", "asks-date"),
    *("refused", "doubted", "agreed", "asked-after"),
)

MORE = f"""
alter table follow_up drop constraint follow_up_kind_check;
alter table follow_up add constraint follow_up_kind_check {one_of("kind", KINDS)};
create index on follow_up (tenant) where settled_at is null and kind in ('refused', 'doubted');
create index on assent (tenant, agreement, asked_at) where agreement is not null;
create index on reminder (tenant, mail);
create index on reminder (tenant, made_at);
"""


async def forwards() -> MigrationManager:
    """Widen the codes; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(MORE)

    manager.add_raw(run)
    return manager
