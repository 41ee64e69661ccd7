"""The schema of the phone sheet, of what a table needs, of the agenda that each person got; more about one point."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference, unique

ID = "2026-11-22T15:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "calls, practical needs, agendas per person"

OUTCOMES = ("reached", "not-reached", "call-back", "do-not-call", "may-call")
NEEDS = ("reception", "transport", "childcare", "understanding", "drinks")
MAIL_STATES = ("", "sent", "in-doubt", "bounced")

CALL = case_table(
    "phone_call",
    f"""
  consultation uuid not null,
  circle_member uuid not null,
  outcome text not null {one_of("outcome", OUTCOMES)},
  words text not null,
  call_back_at timestamptz,
  called_at timestamptz not null,
  called_by uuid not null,
  check ((outcome = 'call-back') = (call_back_at is not null)),
  {reference("consultation", "consultation")},
  {reference("circle_member", "circle_member")}
""",
)

NEED = case_table(
    "practical_need",
    f"""
  consultation uuid not null,
  kind text not null {one_of("kind", NEEDS)},
  words text not null,
  is_needed boolean not null,
  noted_at timestamptz not null,
  noted_by uuid not null,
  settled_at timestamptz,
  version integer not null,
  {reference("consultation", "consultation")},
  {unique("consultation", "kind")}
""",
)

COPY = case_table(
    "agenda_copy",
    f"""
  participant uuid not null,
  told text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  is_paper boolean not null,
  mailed_at timestamptz,
  mail_state text not null {one_of("mail_state", MAIL_STATES)},
  {reference("participant", "participant")},
  {unique("participant")}
""",
)

POINT = f"""
alter table agenda_item
  add is_far_reaching boolean not null default false,
  add continues_with uuid,
  add outside_party text not null default '',
  add {reference("continues_with", "circle_member")};
"""


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(CALL + NEED + COPY + POINT + CARRIED)

    manager.add_raw(run)
    return manager
