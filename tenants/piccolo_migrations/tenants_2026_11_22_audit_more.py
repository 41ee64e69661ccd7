"""More in each line of the audit: on what ground, for whom, what came of it, which ids a list showed.

Lines that are there keep their hash (version 1). From now on PostgreSQL itself says on what ground a member
was inside a case, and a hash covers every column, the tenant too, in a form that any language can make again.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T02:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "audit: ground, outcome, lists"

COLUMNS = """
alter table audit_line
  add version integer not null default 1,
  add on_behalf_of uuid,
  add ground text,
  add outcome text not null default 'done' check (outcome in ('done', 'refused')),
  add session uuid,
  add shown uuid[];
alter table audit_line alter version drop default, alter outcome drop default;
create index on audit_line (tenant, actor, at);
create index on audit_line (tenant, subject, number) where "case" is null;
"""

# Each part with its length before it: no two lists of parts give the same text.
HASH = """
create function audit_text(parts text[]) returns text language sql immutable set search_path = ''
return (select pg_catalog.string_agg(coalesce(pg_catalog.octet_length(part)::text || ':' || part, '-'), ','
                                     order by place)
        from unnest(parts) with ordinality as told (part, place));

create function audit_hash_of(before bytea, line audit_line) returns bytea language sql immutable
set search_path = ''
return case line.version
  when 1 then public.audit_hash(before, line.number, line.at, line.actor_kind, line.actor, line.roles, line.action,
                                line.subject, line."case", line.reason)
  when 2 then pg_catalog.sha256(before || pg_catalog.convert_to(public.audit_text(array[
    '2', line.tenant::text, line.number::text, (extract(epoch from line.at) * 1000000)::bigint::text,
    line.actor_kind, line.actor::text, line.roles, line.on_behalf_of::text, line.ground, line.action,
    line.subject::text, line."case"::text, line.reason, line.outcome, line.session::text,
    pg_catalog.array_to_string(line.shown, ' ')]), 'UTF8'))
end;
"""

ADD = """
create or replace function audit_add(lines jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  head public.audit_head;
  line public.audit_line;
  told jsonb;
begin
  insert into public.audit_head (number, hash) values (0, '') on conflict (tenant) do nothing;
  select * into strict head from public.audit_head for update;
  for told in select * from pg_catalog.jsonb_array_elements(lines)
  loop
    line := pg_catalog.jsonb_populate_record(null::public.audit_line, told);
    head.number := head.number + 1;
    line.tenant := head.tenant;
    line.id := pg_catalog.uuidv7();
    line.number := head.number;
    line.version := 2;
    line.ground := null;
    if line.actor_kind = 'member' and line."case" is not null then
      select o.kind into line.ground from public.case_opening o
      where o."case" = line."case" and o.member = line.actor and o.ended_at is null
        and (o.until_on is null or o.until_on >= public.current_day())
      order by o.kind <> 'coordinator', o.kind <> 'replacement', o.kind <> 'chair' limit 1;
      if line.ground = 'replacement' and line.on_behalf_of is null then
        select o.member into line.on_behalf_of from public.case_opening o
        where o."case" = line."case" and o.kind = 'coordinator' and o.ended_at is null limit 1;
      end if;
    end if;
    line.hash := public.audit_hash_of(head.hash, line);
    insert into public.audit_line select line.*;
    head.hash := line.hash;
  end loop;
  update public.audit_head set number = head.number, hash = head.hash;
end $$;
"""

VERIFY = """
create or replace function audit_verify() returns table (number bigint)
language sql stable set search_path = '' as $$
  select (l.line).number from (
    select line, coalesce(lag(line.hash) over (order by line.number), '') as before,
           row_number() over (order by line.number) as expected
    from public.audit_line line
  ) l
  where (l.line).number <> l.expected or (l.line).hash <> public.audit_hash_of(l.before, l.line)
$$;
"""


async def forwards() -> MigrationManager:
    """Change everything; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(COLUMNS + HASH + ADD + VERIFY)

    manager.add_raw(run)
    return manager
