"""The schema of preparing: the client's kit, what holds somebody back, each participant's three minutes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference, unique

ID = "2026-11-22T14:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "preparations"

HANDS = ("self", "key-worker", "coordinator")
QUESTIONS = ("problem", "solution", "help", "dream", "goes-well", "first", "obstacle", "self")
THRESHOLDS = (
    *("transport", "childcare", "own-home", "companion", "language"),
    *("people", "moment", "afraid", "other"),
)

KIT = case_table(
    "kit",
    f"""
  consultation uuid not null,
  circle_member uuid not null,
  attends text not null {one_of("attends", ("", "whole", "part", "not", "unsure"))},
  teller uuid,
  reporter uuid,
  silence text not null {one_of("silence", ("", "dementia", "small-child", "illness", "other"))},
  known_how text not null,
  known_by uuid,
  began_at timestamptz not null,
  changed_at timestamptz not null,
  ready_at timestamptz,
  ready_by text not null {one_of("ready_by", ("", *HANDS))},
  version integer not null,
  check ((ready_at is null) = (ready_by = '')),
  {reference("consultation", "consultation")},
  {reference("circle_member", "circle_member")},
  {reference("teller", "circle_member")},
  {reference("reporter", "circle_member")},
  {reference("known_by", "circle_member")},
  {unique("consultation", "circle_member")}
""",
)

ANSWERS = case_table(
    "kit_answer",
    f"""
  kit uuid not null,
  question text not null {one_of("question", QUESTIONS)},
  words text not null,
  told_by text not null {one_of("told_by", ("", "self", "person", "nobody"))},
  teller uuid,
  written_by text not null {one_of("written_by", HANDS)},
  changed_at timestamptz not null,
  version integer not null,
  check ((told_by = 'person') = (teller is not null)),
  {reference("kit", "kit", on_delete="cascade")},
  {reference("teller", "circle_member")},
  {unique("kit", "question")}
""",
) + case_table(
    "kit_reader",
    f"""
  kit uuid not null,
  circle_member uuid not null,
  allowed_at timestamptz not null,
  {reference("kit", "kit", on_delete="cascade")},
  {reference("circle_member", "circle_member")},
  {unique("kit", "circle_member")}
""",
)

THRESHOLD = case_table(
    "threshold",
    f"""
  kit uuid not null,
  kind text not null {one_of("kind", THRESHOLDS)},
  words text not null,
  remedy text not null,
  noted_at timestamptz not null,
  noted_by text not null {one_of("noted_by", HANDS)},
  settled_at timestamptz,
  settled_by uuid,
  {reference("kit", "kit", on_delete="cascade")},
  {unique("kit", "kind")}
""",
)

CONTRIBUTION = case_table(
    "contribution",
    f"""
  consultation uuid not null,
  circle_member uuid not null,
  goes_well text not null,
  mandate text not null,
  client_can text not null,
  began_at timestamptz not null,
  changed_at timestamptz not null,
  ready_at timestamptz,
  written_by text not null {one_of("written_by", HANDS)},
  version integer not null,
  {reference("consultation", "consultation")},
  {reference("circle_member", "circle_member")},
  {unique("consultation", "circle_member")}
""",
) + case_table(
    "raised_topic",
    f"""
  contribution uuid not null,
  title text not null check (title <> ''),
  domain text not null,
  why text not null,
  far_reaching_at timestamptz,
  talked_through_at timestamptz,
  raised_at timestamptz not null,
  written_by text not null {one_of("written_by", HANDS)},
  taken_back_at timestamptz,
  {reference("contribution", "contribution", on_delete="cascade")}
""",
)
FAST = """
create index on threshold (tenant, kit);
create index on raised_topic (tenant, contribution);
"""


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(KIT + ANSWERS + THRESHOLD + CONTRIBUTION + FAST + CARRIED)

    manager.add_raw(run)
    return manager
