"""What is kept with a kit: the photo of the sheet of the kitchen table, the coordinator's voice."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference, unique

ID = "2026-11-22T14:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "kit papers"

KIT_PAPER = case_table(
    "kit_paper",
    f"""
  kit uuid not null,
  attachment uuid not null,
  kind text not null {one_of("kind", ("sheet", "voice"))},
  kept_at timestamptz not null,
  kept_by text not null {one_of("kept_by", ("self", "key-worker", "coordinator"))},
  {reference("kit", "kit", on_delete="cascade")},
  {reference("attachment", "attachment", on_delete="cascade")},
  {unique("attachment")}
""",
)


async def forwards() -> MigrationManager:
    """Make the table; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(KIT_PAPER + "create index on kit_paper (tenant, kit);\n" + CARRIED)

    manager.add_raw(run)
    return manager
