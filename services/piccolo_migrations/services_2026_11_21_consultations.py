"""The schema of consultations: the sitting, its participants, its agenda, presence per item."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import case_table, one_of, reference, unique

ID = "2026-11-21T22:04:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "consultations"

ITEM_KINDS = (
    "welcome",
    "previous-report",
    "previous-agreements",
    "goals",
    "topic",
    "varia",
    "agreements",
    "closing",
    "next-date",
    "evaluation",
)

CONSULTATION = (
    case_table(
        "consultation",
        f"""
  previous uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text not null,
  place_kind text not null {one_of("place_kind", ("office", "home", "elsewhere", "online"))},
  goal text not null,
  is_client_coming boolean not null,
  client_absence_reason text not null,
  spokesperson uuid,
  reporter_back uuid,
  note_taker uuid,
  began_at timestamptz,
  suspended_at timestamptz,
  held_at timestamptz,
  result text not null,
  cancelled_at timestamptz,
  cancelled_by uuid,
  planned_at timestamptz not null,
  planned_by uuid,
  sequence integer not null,
  version integer not null,
  {reference("previous", "consultation")},
  {reference("spokesperson", "circle_member")},
  {reference("reporter_back", "circle_member")},
  {reference("note_taker", "circle_member")}
""",
    )
    + "create index on consultation (tenant, starts_at);\n"
)

PARTICIPANT = case_table(
    "participant",
    f"""
  consultation uuid not null,
  circle_member uuid not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  {reference("consultation", "consultation")},
  {reference("circle_member", "circle_member")},
  {unique("consultation", "circle_member")}
""",
)

AGENDA = (
    case_table(
        "agenda_item",
        f"""
  consultation uuid not null,
  position integer not null,
  kind text not null {one_of("kind", ITEM_KINDS)},
  title text not null check (title <> ''),
  domain text not null,
  brought_by uuid,
  is_to_discuss_first boolean not null,
  struck_at timestamptz,
  struck_by uuid,
  may_show_title boolean not null,
  notes text not null,
  version integer not null,
  {reference("consultation", "consultation")},
  {reference("brought_by", "circle_member")},
  {reference("struck_by", "circle_member")}
""",
    )
    + "create index on agenda_item (tenant, consultation, position);\n"
    + case_table(
        "attendance",
        f"""
  agenda_item uuid not null,
  participant uuid not null,
  is_planned boolean not null,
  is_present boolean,
  {reference("agenda_item", "agenda_item")},
  {reference("participant", "participant")},
  {unique("agenda_item", "participant")}
""",
    )
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(CONSULTATION + PARTICIPANT + AGENDA)

    manager.add_raw(run)
    return manager
