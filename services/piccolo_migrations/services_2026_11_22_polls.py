"""The schema of looking for a date: the poll, its moments, who can when; and the telephone as a way of coming."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference, unique

ID = "2026-11-22T09:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "polls"

POLL = (
    case_table(
        "poll",
        f"""
  consultation uuid not null,
  asked_at timestamptz not null,
  asked_by uuid,
  answer_by date not null,
  moved_from timestamptz,
  moved_until timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  check ((moved_from is null) = (moved_until is null)),
  {reference("consultation", "consultation", on_delete="cascade")}
""",
    )
    + "create unique index on poll (tenant, consultation) where closed_at is null;\n"
)
MOMENT = case_table(
    "poll_moment",
    f"""
  poll uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  proposed_by text not null {one_of("proposed_by", ("coordinator", "requester", "room", "client"))},
  fixed_at timestamptz,
  {reference("poll", "poll", on_delete="cascade")},
  {unique("poll", "starts_at")}
""",
)
ANSWER = case_table(
    "poll_answer",
    f"""
  poll_moment uuid not null,
  participant uuid not null,
  answer text not null {one_of("answer", ("yes", "if-needed", "no"))},
  answered_at timestamptz not null,
  answered_by text not null {one_of("answered_by", ("self", "coordinator"))},
  {reference("poll_moment", "poll_moment", on_delete="cascade")},
  {reference("participant", "participant", on_delete="cascade")},
  {unique("poll_moment", "participant")}
""",
)
# The telephone as a way of coming.
INVITATION = f"""
alter table invitation drop constraint invitation_answer_check;
alter table invitation
  add constraint invitation_answer_check {one_of("answer", ("", "yes", "online", "phone", "no"))};
"""


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(POLL + MOMENT + ANSWER + INVITATION + CARRIED)

    manager.add_raw(run)
    return manager
