"""The schema of what people let stand in the annex of a report, and of who got the plan alone."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, reference, unique

ID = "2026-11-22T19:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "contacts in the annex of a report, the plan alone"

WISH = case_table(
    "contact_wish",
    f"""
  circle_member uuid not null,
  is_phone_shared boolean not null,
  is_email_shared boolean not null,
  is_address_shared boolean not null,
  said_at timestamptz not null,
  noted_by uuid,
  {reference("circle_member", "circle_member")},
  {unique("circle_member")}
""",
)

PLAN_ALONE = """
alter table report_delivery add is_plan_alone boolean not null default false;
"""


async def forwards() -> MigrationManager:
    """Make the table; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(WISH + PLAN_ALONE + CARRIED)

    manager.add_raw(run)
    return manager
