"""The end of a series: what it brought, who was thanked, what goes on; and closed cases go to a successor too.

Closed cases of who left stood with nobody: the client's question what is kept found nobody to answer it.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference

ID = "2026-11-22T19:51:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "series"

OUTCOMES = (
    *("reached", "stable", "together-on", "other-help", "stopped", "moved", "no-contact", "died"),
    *("erasure", "other"),
)

ENDING = case_table(
    "series_ending",
    f"""
  results text[] not null default '{{}}',
  words text not null default '',
  contact uuid,
  contact_words text not null default '',
  watcher uuid,
  thanks text not null default '',
  ended_at timestamptz not null,
  ended_by uuid not null,
  reopened_at timestamptz,
  reopened_by uuid,
  reopening_reason text not null default '',
  check ((reopened_at is null) = (reopened_by is null)),
  {reference("contact", "circle_member")},
  {reference("watcher", "circle_member")}
""",
)
ONE_AT_A_TIME = 'create unique index on series_ending (tenant, "case") where reopened_at is null;\n'

THANKS = case_table(
    "thanks",
    f"""
  ending uuid not null,
  circle_member uuid not null,
  is_mailed boolean not null,
  thanked_at timestamptz,
  bounced_at timestamptz,
  unique (tenant, ending, circle_member),
  {reference("ending", "series_ending")},
  {reference("circle_member", "circle_member")}
""",
)

WISH = case_table(
    "thread_wish",
    """
  wished_at timestamptz not null,
  noted_by uuid not null,
  ended_at timestamptz
""",
)
ONE_WISH = 'create unique index on thread_wish (tenant, "case") where ended_at is null;\n'

MORE_OUTCOMES = f"""
alter table "case" drop constraint case_closing_reason_check,
  add constraint case_closing_reason_check {one_of("closing_reason", ("", *OUTCOMES))};
alter table erased_case drop constraint erased_case_outcome_check,
  add constraint erased_case_outcome_check {one_of("outcome", OUTCOMES)};
"""

CHANGES = (
    ("hand_over_cases", "c.coordinator = giver and c.closed_at is null", "c.coordinator = giver"),
    (
        "cases_of_members",
        "c.coordinator = m.id and c.closed_at is null",
        "c.coordinator = m.id and (c.closed_at is null or m.left_at is not null or m.blocked_at is not null)",
    ),
)
BODY = "select pg_get_functiondef(p.oid) from pg_proc p where p.proname = $1"


async def forwards() -> MigrationManager:
    """Make everything; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(ENDING + ONE_AT_A_TIME + THANKS + WISH + ONE_WISH + MORE_OUTCOMES)
        for name, before, after in CHANGES:
            body = str(await DB.connection.fetchval(BODY, name))
            if body.count(before) != 1:
                raise RuntimeError(f"{name} is not as it was")
            await DB.script(f"set local role crossing; {body.replace(before, after)}; set local role owner;")
        await DB.script(CARRIED)

    manager.add_raw(run)
    return manager
