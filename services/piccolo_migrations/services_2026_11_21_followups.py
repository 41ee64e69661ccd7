"""The schema of follow-up: what was told about agreements, debriefs, reminders."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import case_table, one_of, reference, unique

ID = "2026-11-21T22:09:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "followups"

KINDS = ("done", "moved", "ended", "handed-over", "reopened", "cannot", "asks-date")

FOLLOW_UP = (
    case_table(
        "follow_up",
        f"""
  agreement uuid not null,
  kind text not null {one_of("kind", KINDS)},
  to_on date,
  reason text not null,
  asked_by uuid,
  asked_outside text not null,
  new_owner uuid,
  told_by uuid,
  noted_by uuid,
  noted_at timestamptz not null,
  settled_at timestamptz,
  {reference("agreement", "agreement", on_delete="cascade")},
  {reference("asked_by", "circle_member")},
  {reference("new_owner", "circle_member")},
  {reference("told_by", "circle_member")},
  check (kind <> 'asks-date' or to_on is not null)
""",
    )
    + """
create index on follow_up (tenant, agreement);
create index on follow_up (tenant) where settled_at is null and kind in ('cannot', 'asks-date');
"""
)

DEBRIEF = (
    case_table(
        "debrief",
        f"""
  consultation uuid not null,
  due_on date not null,
  ask_again_on date not null,
  talked_by uuid,
  talked_on date,
  experience text not null,
  questions text not null,
  noted_at timestamptz,
  noted_by uuid,
  told_by uuid,
  seen_at timestamptz,
  bounced_at timestamptz,
  version integer not null,
  {unique("consultation")},
  {reference("consultation", "consultation")},
  {reference("talked_by", "circle_member")},
  {reference("told_by", "circle_member")},
  check ((talked_on is null) = (noted_at is null))
""",
    )
    + "create index on debrief (tenant, ask_again_on) where talked_on is null;\n"
)

REMINDER = case_table(
    "reminder",
    f"""
  agreement uuid not null,
  circle_member uuid not null,
  due_on date not null,
  mail uuid not null,
  made_at timestamptz not null,
  sent_at timestamptz,
  bounced_at timestamptz,
  {unique("agreement", "circle_member", "due_on")},
  {reference("agreement", "agreement", on_delete="cascade")},
  {reference("circle_member", "circle_member")}
""",
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(FOLLOW_UP + DEBRIEF + REMINDER)

    manager.add_raw(run)
    return manager
