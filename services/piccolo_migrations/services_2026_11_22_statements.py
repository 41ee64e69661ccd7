"""What a statement as the role app may not either, whoever is inside (decisions 0041 to 0043).

Only confirmed words leave, whole; what was read or taken back stays as it is; the past of a contribution, the cells of
a publication and who is in the log are PostgreSQL's and the program's; what an origin does later tells no moment.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T22:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "statements"

# A trigger on what arrives: who calls the crossing with other words, or hides some in a code, is refused there.
LEAVING = """
create function passage_left() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from public.signal s where s.tenant = new.tenant and s.id = new.signal
      and s.confirmed_at is not null and s.sentence = new.text) then
    raise check_violation using message = 'a text leaves as it was confirmed';
  end if;
  return new;
end $$;
create trigger passage_left before insert on signal_passage for each row execute function passage_left();
revoke all on function passage_left() from public;
alter function passage_left() owner to crossing;
alter table network_contribution
  add check (theme ~ '^[a-z0-9.-]{0,100}$'), add check (sub_theme ~ '^[a-z0-9.-]{0,100}$'),
  add check (domain ~ '^[a-z-]{0,40}$'), add check (kind ~ '^[a-z-]{0,40}$');
"""

READ = """
set local role crossing;
create or replace function contribution_read() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.state = 'withdrawn' and old.state <> 'withdrawn' then
    return new;
  end if;
  if old.state in ('refused', 'withdrawn') or (new.state = 'waiting' and old.state <> 'waiting') then
    raise check_violation using message = 'what was refused or taken back stays so';
  end if;
  if new.state = old.state and (new.read_by, new.read_at, new.refused_because) is distinct from
     (old.read_by, old.read_at, old.refused_because) then
    raise check_violation using message = 'who read it stays who read it';
  end if;
  if new.state <> old.state and (new.read_by is distinct from public.current_member() or new.read_by is null) then
    raise insufficient_privilege using message = 'somebody else is in here';
  end if;
  if new.state <> old.state and public.is_own_contribution(old.id) then
    raise insufficient_privilege using message = 'nobody reads what they sent';
  end if;
  if new.refused_because <> '' and pg_catalog.strpos(
      pg_catalog.lower(new.refused_because), pg_catalog.lower(old.text)) > 0 then
    raise check_violation using message = 'a reason never holds the text';
  end if;
  if (new.theme, new.sub_theme, new.domain, new.kind) is distinct from
     (old.theme, old.sub_theme, old.domain, old.kind) and exists (
      select from public.publication p where p.network = old.network and p.state = 'published'
        and old.quarter between p.begins_on and p.ends_on) then
    raise check_violation using message = 'what was published is coded for good';
  end if;
  return new;
end $$;
set local role owner;
"""

PAST = """
alter function contribution_remembered() security definer;
revoke all on function contribution_remembered() from public;
alter function contribution_remembered() owner to crossing;
revoke insert on contribution_past from app;
"""

# Whoever counts is the program; somebody who is inside a network orders it and makes it public.
CELLS = """
create or replace function publication_cell_kept() returns trigger language plpgsql set search_path = '' as $$
declare
  about pg_catalog.uuid := case when tg_op = 'INSERT' then new.publication else old.publication end;
begin
  if tg_op = 'UPDATE' or not exists (
      select from public.publication p where p.id = about and p.state = 'making') then
    raise check_violation using message = 'the cells of a publication are never changed';
  end if;
  if public.current_member() is not null then
    raise insufficient_privilege using message = 'the program counts, nobody else';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
"""

PARTS = """
create function bundle_part_left() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and old.left_on is not null then
    raise check_violation using message = 'what left stays left';
  end if;
  if tg_op = 'INSERT' and exists (
      select from public.bundle_part b where b.network = new.network and b.bundle = new.bundle
        and b.contribution = new.contribution and b.left_why = 'origin') then
    raise check_violation using message = 'an origin leaves for good';
  end if;
  return new;
end $$;
create trigger bundle_part_left before insert or update on bundle_part
  for each row execute function bundle_part_left();
"""

# By name: where a row lies, and which transaction wrote it, would tell when an origin did something, and beside what.
COLUMNS = """
revoke select on contribution_past, contribution_contact, bundle_part, bundle_unsolved from app;
grant select (id, network, publication, contribution, state, theme, sub_theme, domain) on contribution_past to app;
grant select (id, network, contribution, municipality, name, phone) on contribution_contact to app;
grant select (id, network, bundle, contribution, added_on, added_by, left_on, left_by, left_why) on bundle_part to app;
grant select (id, network, bundle, answer, told_in) on bundle_unsolved to app;
alter table bundle_unsolved alter column id set default gen_random_uuid();
"""

LOG = """
create or replace function network_log_add(lines jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  head public.network_log_head;
  line public.network_log_line;
  told jsonb;
begin
  insert into public.network_log_head (number, hash) values (0, '') on conflict (network) do nothing;
  select * into strict head from public.network_log_head for update;
  for told in select * from pg_catalog.jsonb_array_elements(lines)
  loop
    line := pg_catalog.jsonb_populate_record(null::public.network_log_line, told);
    head.number := head.number + 1;
    line.network := head.network;
    line.id := pg_catalog.uuidv7();
    line.number := head.number;
    if public.current_member() is not null or line.actor_kind = 'network' then
      line.actor_kind := 'network';
      line.actor := public.current_member();
    end if;
    line.hash := public.network_log_hash_of(head.hash, line);
    insert into public.network_log_line select line.*;
    head.hash := line.hash;
  end loop;
  update public.network_log_head set number = head.number, hash = head.hash;
end $$;
"""


async def forwards() -> MigrationManager:
    """Write them; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(LEAVING + READ + PAST + CELLS + PARTS + COLUMNS + LOG)

    manager.add_raw(run)
    return manager
