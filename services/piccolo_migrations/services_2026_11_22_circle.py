"""The circle: roles, who works together, own interest and confidant, duties with their reason, who can wait."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference, unique

ID = "2026-11-22T12:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "circle"

ROLES = ("requester", "note-taker", "helper", "care-giver", "family", "friend", "volunteer", "trainee")
DUTIES = ("professional", "discretion", "none", "unknown")
ANSWERS = ("comes", "generalist", "can-wait", "taken-along")

COLUMNS = f"""
alter table circle_member
  add column roles text[] not null default '{{}}' check (roles <@ array[{", ".join(f"'{r}'" for r in ROLES)}]),
  add column same_organisation_as uuid,
  add column own_interest text not null default '',
  add column post_opened_by text not null default '',
  add column asked_to_be_there_on date,
  add column confidant uuid,
  add column confidant_chosen_on date,
  add {reference("same_organisation_as", "circle_member")},
  add {reference("confidant", "circle_member")};
alter table "case"
  add column key_worker_gap text not null default '',
  add column key_worker_gap_on date;
"""

DUTY = case_table(
    "duty_change",
    f"""
  circle_member uuid not null,
  duty text not null {one_of("duty", DUTIES)},
  reason text not null check (reason <> ''),
  changed_at timestamptz not null,
  changed_by uuid not null,
  {reference("circle_member", "circle_member")}
""",
)

SPARING = case_table(
    "table_answer",
    f"""
  circle_member uuid not null,
  answer text not null {one_of("answer", ANSWERS)},
  taken_by uuid,
  noted_at timestamptz not null,
  noted_by uuid not null,
  check ((answer = 'taken-along') = (taken_by is not null)),
  {unique("circle_member")},
  {reference("circle_member", "circle_member")},
  {reference("taken_by", "circle_member")}
""",
)


async def forwards() -> MigrationManager:
    """Add them; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(COLUMNS + DUTY + SPARING + CARRIED)

    manager.add_raw(run)
    return manager
