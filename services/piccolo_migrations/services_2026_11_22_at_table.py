"""At the table: the client's own story, notes that only their author reads, and the client's stop sign."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, reference, unique

ID = "2026-11-22T19:01:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "at the table"

STORY = case_table(
    "story",
    f"""
  consultation uuid not null,
  told_by uuid,
  words text not null,
  tried text not null,
  noted_at timestamptz not null,
  noted_by uuid,
  version integer not null,
  {unique("consultation")},
  {reference("consultation", "consultation")},
  {reference("told_by", "circle_member")}
""",
)
PRIVATE = case_table(
    "private_note",
    f"""
  consultation uuid not null,
  written_by uuid not null,
  words text not null check (words <> ''),
  written_at timestamptz not null,
  {unique("consultation", "written_by")},
  {reference("consultation", "consultation")}
""",
)
# Later work erases them with their case; nobody but their author reads them.
MINE = "written_by = (select current_member()) or (select case_scope()) = 'all'"
AUTHOR = f"create policy author_wall on private_note as restrictive using ({MINE}) with check ({MINE});\n"
KINDS = (
    *("began", "suspended", "resumed", "client-left", "client-back", "without-client", "not-held", "closed"),
    *("sealed", "stopped"),
)
FACTS = f"""
alter table meeting_fact drop constraint meeting_fact_kind_check, add {one_of("kind", KINDS)};
"""
# They are somebody's own: they stay behind, and are gone, when a case moves.
BODY = "select pg_get_functiondef(p.oid) from pg_proc p where p.proname = 'carry_case'"
BEFORE = "  perform public.stop_mails(offer, moment);"
LEFT = '  delete from public.private_note s where s.tenant = home and s."case" = offer."case";\n'


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(STORY + PRIVATE + AUTHOR + FACTS + CARRIED)
        body = str(await DB.connection.fetchval(BODY))
        if body.count(BEFORE) != 1:
            raise RuntimeError("carry_case is not as it was")
        await DB.script(f"set local role owner; {body.replace(BEFORE, LEFT + BEFORE)}; set local role owner;")

    manager.add_raw(run)
    return manager
