"""What was typed at the table stays behind the wall of its case; the list holds what was rewritten (decision 0039).

A case that moves or is erased takes what was typed along: what was never confirmed goes with it, the rest stands free.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, one_of, reference

ID = "2026-11-22T21:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "bottlenecks rewritten"

PLACES = ("case", "item", "agreement", "key-worker", "waiting-list", "report", "closing")

# A change of type rewrites every row, whoever's it is: what stood in the list was confirmed when it was marked.
SIGNAL = f"""
alter table signal
  add column theme text not null default '',
  add column sub_theme text not null default '',
  add column confirmed_at timestamptz,
  add column confirmed_by uuid,
  add column is_free boolean not null default false,
  add column version integer not null default 1,
  alter column marked_by drop not null;
alter table signal
  alter column confirmed_at type timestamptz using coalesce(confirmed_at, marked_at),
  alter column confirmed_by type uuid using coalesce(confirmed_by, marked_by);
alter table signal drop constraint signal_sentence_check;
alter table signal
  add check (length(sentence) <= 400),
  add check ((sentence = '') = (confirmed_at is null)),
  add check ((confirmed_at is null) = (confirmed_by is null)),
  add {reference("confirmed_by", "member")};
"""

ORIGIN = f"""
alter table signal_origin
  add column original text not null default '' check (length(original) <= 1000),
  add column draft text not null default '' check (length(draft) <= 400),
  add column place text not null default 'case' {one_of("place", PLACES)},
  add column agreement uuid,
  add column proposed_by uuid,
  add {reference("agreement", "agreement", on_delete="set null (agreement)")},
  add {reference("proposed_by", "circle_member")};
"""

ENDS = """
create function signal_stands_free() returns trigger language plpgsql set search_path = '' as $$
begin
  delete from public.signal s where s.tenant = old.tenant and s.id = old.signal and s.confirmed_at is null;
  update public.signal s set is_free = true where s.tenant = old.tenant and s.id = old.signal;
  return null;
end $$;
create trigger signal_stands_free after delete on signal_origin
  for each row execute function signal_stands_free();
grant select (tenant, id, confirmed_at), update (is_free), delete on signal to crossing;
"""


async def forwards() -> MigrationManager:
    """Change the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(SIGNAL + ORIGIN + ENDS + CARRIED)

    manager.add_raw(run)
    return manager
