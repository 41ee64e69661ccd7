"""The schema of meetings: what befell them, what goes well, new topics, far-reaching decisions, second texts."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import case_table, one_of, reference

ID = "2026-11-21T22:07:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "meetings"

KINDS = (
    "began",
    "suspended",
    "resumed",
    "client-left",
    "client-back",
    "without-client",
    "not-held",
    "closed",
    "sealed",
)

FACTS = case_table(
    "meeting_fact",
    f"""
  consultation uuid not null,
  kind text not null {one_of("kind", KINDS)},
  words text not null,
  noted_at timestamptz not null,
  noted_by uuid,
  {reference("consultation", "consultation")}
""",
)

STRENGTHS = case_table(
    "strength",
    f"""
  consultation uuid not null,
  agenda_item uuid,
  sentence text not null check (sentence <> ''),
  noted_at timestamptz not null,
  noted_by uuid,
  {reference("consultation", "consultation")},
  {reference("agenda_item", "agenda_item")}
""",
)

TOPICS = case_table(
    "topic",
    f"""
  consultation uuid not null,
  title text not null check (title <> ''),
  brought_by uuid not null,
  talks_first uuid,
  brought_at timestamptz not null,
  brought_noted_by uuid,
  agenda_item uuid,
  opened_at timestamptz,
  settled_at timestamptz,
  check ((agenda_item is null) = (opened_at is null)),
  {reference("consultation", "consultation")},
  {reference("brought_by", "circle_member")},
  {reference("talks_first", "circle_member")},
  {reference("agenda_item", "agenda_item")}
""",
) + case_table(
    "far_reaching",
    f"""
  consultation uuid not null,
  agenda_item uuid,
  title text not null check (title <> ''),
  views text not null,
  continues_with uuid,
  noted_at timestamptz not null,
  noted_by uuid,
  version integer not null,
  {reference("consultation", "consultation")},
  {reference("agenda_item", "agenda_item")},
  {reference("continues_with", "circle_member")}
""",
)

RIVALS = case_table(
    "rival_note",
    f"""
  agenda_item uuid not null,
  words text not null,
  noted_at timestamptz not null,
  noted_by uuid,
  settled_at timestamptz,
  {reference("agenda_item", "agenda_item")}
""",
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(FACTS + STRENGTHS + TOPICS + RIVALS)

    manager.add_raw(run)
    return manager
