"""The schema of bottlenecks: the list of the municipality, and the origin behind the case's wall."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import case_table, one_of, reference, tenant_table, unique

ID = "2026-11-21T22:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "signals"

KINDS = (
    "",
    "access",
    "gap",
    "threshold",
    "exclusion",
    "waiting-list",
    "fragmentation",
    "regulation",
    "prejudice",
    "no-key-worker",
)

SIGNAL = (
    tenant_table(
        "signal",
        f"""
  sentence text not null check (sentence <> '' and length(sentence) <= 400),
  kind text not null {one_of("kind", KINDS)},
  domain text not null,
  marked_at timestamptz not null,
  marked_by uuid not null,
  withdrawn_at timestamptz,
  {reference("marked_by", "member")}
""",
    )
    + "create index on signal (tenant, marked_at);\n"
)

ORIGIN = case_table(
    "signal_origin",
    f"""
  signal uuid not null,
  consultation uuid,
  agenda_item uuid,
  {unique("signal")},
  {reference("signal", "signal")},
  {reference("consultation", "consultation")},
  {reference("agenda_item", "agenda_item")}
""",
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(SIGNAL + ORIGIN)

    manager.add_raw(run)
    return manager
