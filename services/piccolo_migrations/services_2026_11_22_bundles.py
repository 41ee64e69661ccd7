"""The desk of a network: bundles, policy files as they were sent, answers; and what a municipality did with an answer.

A bundle links contributions and keeps who was in when. What was sent, and what was answered, is only added to.
Who told that it is not solved is kept at home: the network's row knows an answer and a month (decision 0043).
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, network_table, one_of, reference, tenant_table

ID = "2026-11-22T21:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "bundles"

STATUSES = ("taken-up", "in-part", "solved", "refused")
OF_BUNDLE = "foreign key (network, bundle) references bundle (network, id)"
BUNDLE = network_table(
    "bundle",
    """
  title text not null check (title <> '' and length(title) <= 120),
  about text not null default '',
  theme text not null check (theme <> ''),
  sub_theme text not null default '',
  place text not null default '',
  asks text not null default '',
  asked_of text not null default '',
  begun_on date not null,
  begun_by uuid not null,
  closed_on date,
  closed_by uuid,
  closed_because text not null default '',
  version integer not null default 1,
  once uuid not null,
  check ((closed_on is null) = (closed_by is null)),
  unique (network, id),
  unique (network, once)
""",
)
PARTS = (
    "alter table network_contribution add unique (network, id);\n"
    + network_table(
        "bundle_part",
        f"""
  bundle uuid not null,
  contribution uuid not null,
  added_on date not null,
  added_by uuid not null,
  left_on date,
  left_by uuid,
  left_why text not null default '' {one_of("left_why", ("", "desk", "origin"))},
  check ((left_on is null) = (left_why = '')),
  {OF_BUNDLE},
  foreign key (network, contribution) references network_contribution (network, id)
""",
    )
    + network_table(
        "bundle_quote",
        f"""
  bundle uuid not null,
  contribution uuid not null,
  chosen_at timestamptz not null,
  chosen_by uuid not null,
  dropped_at timestamptz,
  {OF_BUNDLE},
  foreign key (network, contribution) references network_contribution (network, id)
""",
    )
    + """
create unique index on bundle_part (network, bundle, contribution) where left_on is null;
create index on bundle_part (network, contribution);
create unique index on bundle_quote (network, bundle, contribution) where dropped_at is null;
revoke update on bundle_part from app;
grant update (left_on, left_by, left_why) on bundle_part to app;
revoke update on bundle_quote from app;
grant update (dropped_at) on bundle_quote to app;
"""
)
FILES = (
    network_table(
        "policy_file",
        f"""
  bundle uuid not null,
  number integer not null check (number > 0),
  content jsonb not null,
  content_hash text not null,
  quoted uuid[] not null default '{{}}',
  made_at timestamptz not null,
  made_by uuid not null,
  {OF_BUNDLE},
  unique (network, id),
  unique (network, bundle, number)
""",
    )
    + network_table(
        "policy_file_sending",
        f"""
  bundle uuid not null,
  policy_file uuid not null,
  name text not null check (name <> ''),
  function text not null default '',
  organisation text not null default '',
  email text not null default '',
  sent_on date not null,
  answer_by_on date,
  noted_at timestamptz not null,
  noted_by uuid not null,
  struck_at timestamptz,
  struck_by uuid,
  once uuid not null,
  {OF_BUNDLE},
  foreign key (network, policy_file) references policy_file (network, id),
  unique (network, id),
  unique (network, once)
""",
    )
    + """
revoke update on policy_file from app;
revoke update on policy_file_sending from app;
grant update (struck_at, struck_by) on policy_file_sending to app;
"""
)
HEARING = network_table(
    "bundle_hearing",
    f"""
  bundle uuid not null,
  group_name text not null check (group_name <> ''),
  question text not null default '',
  asked_on date not null,
  asked_by uuid not null,
  heard_on date,
  words text not null default '',
  done text not null default '',
  undone text not null default '',
  told_on date,
  version integer not null default 1,
  once uuid not null,
  {OF_BUNDLE},
  unique (network, once)
""",
)
ANSWERS = (
    network_table(
        "bundle_answer",
        f"""
  bundle uuid not null,
  sending uuid,
  replaces uuid,
  who text not null check (who <> ''),
  answered_on date not null,
  status text not null {one_of("status", STATUSES)},
  taken_by text not null default '',
  taken_by_on date,
  because text not null default '',
  words text not null default '',
  for_client text not null check (for_client <> ''),
  for_table text not null default '',
  noted_at timestamptz not null,
  noted_by uuid not null,
  once uuid not null,
  {OF_BUNDLE},
  foreign key (network, sending) references policy_file_sending (network, id),
  foreign key (network, replaces) references bundle_answer (network, id),
  unique (network, id),
  unique (network, replaces),
  unique (network, once)
""",
    )
    + network_table(
        "bundle_unsolved",
        f"""
  bundle uuid not null,
  answer uuid not null,
  told_in date not null check (extract(day from told_in) = 1),
  {OF_BUNDLE},
  foreign key (network, answer) references bundle_answer (network, id),
  unique (network, answer)
""",
    )
    + network_table(
        "bundle_measure",
        f"""
  bundle uuid not null,
  answer uuid,
  what text not null check (what <> ''),
  by_whom text not null default '',
  begins_on date,
  noted_at timestamptz not null,
  noted_by uuid not null,
  struck_at timestamptz,
  struck_by uuid,
  once uuid not null,
  {OF_BUNDLE},
  foreign key (network, answer) references bundle_answer (network, id),
  unique (network, once)
""",
    )
    + """
revoke update on bundle_answer from app;
revoke insert, update on bundle_unsolved from app;
revoke update on bundle_measure from app;
grant update (struck_at, struck_by) on bundle_measure to app;
"""
)
HOME = (
    tenant_table(
        "tiding_note",
        f"""
  contribution uuid not null,
  answer uuid not null,
  seen_at timestamptz not null,
  seen_by uuid not null,
  unsolved_at timestamptz,
  unsolved_by uuid,
  check ((unsolved_at is null) = (unsolved_by is null)),
  unique (tenant, contribution, answer),
  foreign key (tenant, contribution) references signal_passage (tenant, contribution)
    on delete restrict deferrable initially immediate,
  {reference("seen_by", "member")},
  {reference("unsolved_by", "member")}
""",
    )
    + case_table(
        "client_tiding",
        f"""
  source text not null check (source <> ''),
  sentence text not null,
  words text not null check (words <> ''),
  released_at timestamptz not null,
  released_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  check ((ended_at is null) = (ended_by is null)),
  {reference("released_by", "member")},
  {reference("ended_by", "member")}
""",
    )
    + """
revoke update, delete on tiding_note from app;
grant update (unsolved_at, unsolved_by) on tiding_note to app;
"""
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(BUNDLE + PARTS + FILES + HEARING + ANSWERS + HOME + CARRIED)

    manager.add_raw(run)
    return manager
