"""Consent by link, on a scanned paper and refused; what was explained; and sharing without a yes in an emergency."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference

ID = "2026-11-22T13:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "consents more"

MANNERS = ("spoken", "paper", "screen", "link")
KINDS = ("necessity", "danger", "duty-to-report")

CONSENT = f"""
alter table consent drop constraint consent_manner_check;
alter table consent
  add constraint consent_manner_check {one_of("manner", MANNERS)},
  add attachment uuid,
  add explained text not null default '',
  add is_refusal boolean not null default false,
  add {reference("attachment", "attachment")},
  add constraint consent_refusal_check check (not is_refusal or withdrawn_at is not null);
"""

EMERGENCY = case_table(
    "emergency",
    f"""
  kind text not null {one_of("kind", KINDS)},
  reason text not null check (reason <> ''),
  what text not null check (what <> ''),
  circle_member uuid,
  recipient text not null,
  began_at timestamptz not null,
  began_by uuid not null,
  ends_on date not null,
  ended_at timestamptz,
  ended_by uuid,
  told_on date,
  told_at timestamptz,
  told_by uuid,
  check (circle_member is not null or recipient <> ''),
  check ((ended_at is null) = (ended_by is null)),
  check ((told_at is null) = (told_by is null) and (told_at is null) = (told_on is null)),
  {reference("circle_member", "circle_member")}
""",
)


async def forwards() -> MigrationManager:
    """Widen and make; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(CONSENT + EMERGENCY + CARRIED)

    manager.add_raw(run)
    return manager
