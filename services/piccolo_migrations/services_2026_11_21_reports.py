"""The schema of reports: the report, who may read it, its versions, deliveries and comments."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import case_table, one_of, reference, unique

ID = "2026-11-21T22:08:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "reports"

REPORT = case_table(
    "report",
    f"""
  consultation uuid not null,
  conclusion text not null,
  bottlenecks text not null,
  spread text not null {one_of("spread", ("", "all", "some", "nobody"))},
  spread_words text not null,
  spread_at timestamptz,
  spread_by uuid,
  begun_at timestamptz not null,
  released_at timestamptz,
  comments_until date,
  final_at timestamptz,
  final_by uuid,
  version integer not null,
  {reference("consultation", "consultation")},
  {unique("consultation")}
""",
) + case_table(
    "report_reader",
    f"""
  report uuid not null,
  participant uuid not null,
  may_read boolean not null,
  {reference("report", "report")},
  {reference("participant", "participant")},
  {unique("report", "participant")}
""",
)

VERSIONS = case_table(
    "report_version",
    f"""
  report uuid not null,
  number integer not null,
  is_final boolean not null,
  content jsonb not null,
  made_at timestamptz not null,
  made_by uuid,
  {reference("report", "report")},
  {unique("report", "number")}
""",
) + case_table(
    "report_delivery",
    f"""
  report uuid not null,
  report_version uuid not null,
  participant uuid not null,
  channel text not null {one_of("channel", ("mail", "paper"))},
  is_extract boolean not null,
  made_at timestamptz not null,
  sent_at timestamptz,
  is_in_doubt boolean not null,
  bounced_at timestamptz,
  handed_over_at timestamptz,
  opened_at timestamptz,
  {reference("report", "report")},
  {reference("report_version", "report_version")},
  {reference("participant", "participant")},
  {unique("report_version", "participant")}
""",
)

COMMENTS = case_table(
    "report_comment",
    f"""
  report uuid not null,
  agenda_item uuid,
  said_by uuid not null,
  words text not null check (words <> ''),
  said_at timestamptz not null,
  noted_by uuid,
  outcome text not null {one_of("outcome", ("", "accepted", "declined"))},
  answer text not null,
  settled_at timestamptz,
  settled_by uuid,
  {reference("report", "report")},
  {reference("agenda_item", "agenda_item")},
  {reference("said_by", "circle_member")}
""",
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(REPORT + VERSIONS + COMMENTS)

    manager.add_raw(run)
    return manager
