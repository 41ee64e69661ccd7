"""The schema of consents: who said yes for whom, who may be there, what is not shared."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import case_table, one_of, reference, unique

ID = "2026-11-21T22:03:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "consents"

CONSENT = (
    case_table(
        "consent",
        f"""
  given_for uuid not null,
  given_by uuid not null,
  manner text not null {one_of("manner", ("spoken", "paper", "screen"))},
  is_explicit boolean not null,
  given_on date not null,
  valid_until date,
  exception_reason text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  replaced_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_words text not null,
  {reference("given_for", "circle_member")},
  {reference("given_by", "circle_member")}
""",
    )
    + """
create unique index on consent (tenant, "case", given_for) where replaced_at is null;
"""
)

PRESENCE = case_table(
    "presence",
    f"""
  consent uuid not null,
  circle_member uuid not null,
  is_welcome boolean not null,
  {reference("consent", "consent")},
  {reference("circle_member", "circle_member")},
  {unique("consent", "circle_member")}
""",
)

RESTRICTION = case_table(
    "restriction",
    f"""
  said_by uuid not null,
  topic text not null check (topic <> ''),
  domain text not null,
  kept_from uuid,
  may_show_title boolean not null,
  noted_at timestamptz not null,
  noted_by uuid not null,
  lifted_at timestamptz,
  lifted_by uuid,
  {reference("said_by", "circle_member")},
  {reference("kept_from", "circle_member")}
""",
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(CONSENT + PRESENCE + RESTRICTION)

    manager.add_raw(run)
    return manager
