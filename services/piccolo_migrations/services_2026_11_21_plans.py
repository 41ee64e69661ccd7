"""The schema of plans: goals, steps, agreements with their moved dates, the client's yes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import case_table, one_of, reference

ID = "2026-11-21T22:07:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "plans"

KINDS = ("", "continue", "attention", "start", "refer", "reduce", "stop", "hold")

GOALS = case_table(
    "goal",
    f"""
  consultation uuid,
  sentence text not null check (sentence <> ''),
  whose uuid,
  noted_at timestamptz not null,
  noted_by uuid,
  dropped_at timestamptz,
  version integer not null,
  {reference("consultation", "consultation")},
  {reference("whose", "circle_member")}
""",
) + case_table(
    "step",
    f"""
  goal uuid not null,
  sentence text not null check (sentence <> ''),
  help_needed text not null,
  noted_at timestamptz not null,
  dropped_at timestamptz,
  {reference("goal", "goal")}
""",
)

AGREEMENTS = (
    case_table(
        "agreement",
        f"""
  consultation uuid,
  agenda_item uuid,
  goal uuid,
  sentence text not null check (sentence <> ''),
  owner uuid,
  due_on date,
  domain text not null,
  price text not null,
  mandate text not null,
  objection text not null,
  kind text not null {one_of("kind", KINDS)},
  noted_at timestamptz not null,
  noted_by uuid,
  done_at timestamptz,
  done_by uuid,
  dropped_at timestamptz,
  dropped_reason text not null,
  version integer not null,
  {reference("consultation", "consultation")},
  {reference("agenda_item", "agenda_item")},
  {reference("goal", "goal")},
  {reference("owner", "circle_member")}
""",
    )
    + "create index on agreement (tenant, due_on) where done_at is null and dropped_at is null;\n"
    + case_table(
        "agreement_move",
        f"""
  agreement uuid not null,
  from_on date,
  to_on date not null,
  reason text not null,
  moved_at timestamptz not null,
  moved_by uuid,
  {reference("agreement", "agreement")}
""",
    )
)

ASSENTS = case_table(
    "assent",
    f"""
  goal uuid,
  agreement uuid,
  answer text not null {one_of("answer", ("yes", "no", "unsure"))},
  words text not null,
  asked_at timestamptz not null,
  asked_by uuid,
  confirmed_at timestamptz,
  confirmed_by uuid,
  check (num_nonnulls(goal, agreement) = 1),
  {reference("goal", "goal")},
  {reference("agreement", "agreement")}
""",
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(GOALS + AGREEMENTS + ASSENTS)

    manager.add_raw(run)
    return manager
