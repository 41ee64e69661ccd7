"""The schema of self-sufficiency: the sentences of a municipality, and what a client said on which day."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference, tenant_table, unique

ID = "2026-11-22T20:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "sufficiency"

HANDS = ("self", "key-worker", "coordinator")
CONTRIBUTIONS = ("", "much", "some", "none", "unknown")

# Rows are only added: each is a version, and an answer keeps the sentence that stood on the page.
SCALE = (
    tenant_table(
        "scale",
        """
  name text not null check (name <> ''),
  version text not null check (version <> ''),
  source text not null,
  content jsonb not null,
  adopted_at timestamptz not null,
  adopted_by uuid not null
""",
    )
    + "revoke update, delete on scale from app;\n"
)

TALK = case_table(
    "sufficiency_talk",
    f"""
  held_on date not null,
  beside uuid,
  written_by text not null {one_of("written_by", HANDS)},
  contribution text not null {one_of("contribution", CONTRIBUTIONS)},
  contribution_words text not null,
  pulls_from text not null,
  pulls_to text not null,
  pulls_words text not null,
  began_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null,
  check ((pulls_from = '') = (pulls_to = '')),
  {reference("beside", "circle_member")}
""",
)

ANSWER = case_table(
    "sufficiency_answer",
    f"""
  talk uuid not null,
  domain text not null check (domain <> ''),
  words text not null,
  is_for_later boolean not null,
  step integer check (step between 1 and steps),
  soon integer check (soon between 1 and steps),
  later integer check (later between 1 and steps),
  steps integer not null check (steps between 2 and 9),
  sentence text not null,
  soon_sentence text not null,
  later_sentence text not null,
  scale text not null,
  changed_at timestamptz not null,
  version integer not null,
  check ((step is null) = (sentence = '')),
  check ((soon is null) = (soon_sentence = '')),
  check ((later is null) = (later_sentence = '')),
  check (step is null or not is_for_later),
  {reference("talk", "sufficiency_talk", on_delete="cascade")},
  {unique("talk", "domain")}
""",
)

# A row is a yes. Taking it back removes the row.
SAID = case_table(
    "sufficiency_reader",
    f"""
  circle_member uuid not null,
  allowed_at timestamptz not null,
  {reference("circle_member", "circle_member")},
  {unique("case", "circle_member")}
""",
) + case_table(
    "sufficiency_chart",
    f"""
  asked_at timestamptz not null,
  written_by text not null {one_of("written_by", HANDS)},
  {unique("case")}
""",
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(SCALE + TALK + ANSWER + SAID + CARRIED)

    manager.add_raw(run)
    return manager
