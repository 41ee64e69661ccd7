"""More about a step (row 138), what becomes of each one's help (row 143), who stands behind the plan (row 145)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference, unique

ID = "2026-11-22T20:20:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "steps, changes of help, endorsements"

KINDS = ("", "continue", "attention", "start", "refer", "reduce", "stop", "hold", "replace")

COLUMNS = f"""
alter table step
  add column can_do text not null default '',
  add column own_network text not null default '',
  add column version integer not null default 1;
alter table agreement drop constraint agreement_kind_check;
alter table agreement add constraint agreement_kind_check {one_of("kind", KINDS)};
"""

HELP = case_table(
    "help_change",
    f"""
  consultation uuid,
  circle_member uuid not null,
  kind text not null {one_of("kind", KINDS)},
  words text not null,
  replaced_by uuid,
  noted_at timestamptz not null,
  noted_by uuid,
  {reference("consultation", "consultation")},
  {reference("circle_member", "circle_member")},
  {reference("replaced_by", "circle_member")}
""",
)

ENDORSEMENT = case_table(
    "endorsement",
    f"""
  consultation uuid not null,
  circle_member uuid not null,
  endorsed_at timestamptz not null,
  noted_by uuid,
  {reference("consultation", "consultation")},
  {reference("circle_member", "circle_member")},
  {unique("consultation", "circle_member")}
""",
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(COLUMNS + HELP + ENDORSEMENT + CARRIED)

    manager.add_raw(run)
    return manager
