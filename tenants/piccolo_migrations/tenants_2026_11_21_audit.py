"""The audit, append-only and chained, and the few functions that look over tenants."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-21T22:00:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "audit and crossings"

AUDIT = """
create table audit_line (
  tenant uuid not null default current_tenant() references municipality (id),
  id uuid not null default uuidv7(),
  number bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor uuid,
  roles text not null,
  action text not null,
  subject uuid,
  "case" uuid,
  reason text,
  hash bytea not null,
  primary key (tenant, id),
  unique (tenant, number)
);
create index on audit_line (tenant, "case", number);
create table audit_head (
  tenant uuid not null default current_tenant() references municipality (id),
  id uuid not null default uuidv7(),
  number bigint not null,
  hash bytea not null,
  primary key (tenant, id),
  unique (tenant)
);
alter table audit_line enable row level security;
alter table audit_line force row level security;
create policy base on audit_line using (true) with check (true);
create policy tenant_wall on audit_line as restrictive
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy base on audit_head using (true) with check (true);
create policy tenant_wall on audit_head as restrictive
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
grant select on audit_line to app;

create function audit_hash(before bytea, number bigint, at timestamptz, actor_kind text, actor uuid, roles text,
                           action text, subject uuid, about uuid, reason text)
returns bytea language sql immutable set search_path = ''
return pg_catalog.sha256(before || pg_catalog.convert_to(pg_catalog.jsonb_build_array(number,
  extract(epoch from at), actor_kind, actor, roles, action, subject, about, reason)::text, 'UTF8'));

create function audit_add(lines jsonb) returns void language plpgsql security definer set search_path = '' as $$
declare
  head public.audit_head;
  line record;
begin
  insert into public.audit_head (number, hash) values (0, '') on conflict (tenant) do nothing;
  select * into strict head from public.audit_head for update;
  for line in
    select * from pg_catalog.jsonb_to_recordset(lines) as line
      (at timestamptz, actor_kind text, actor uuid, roles text, action text, subject uuid, "case" uuid, reason text)
  loop
    head.number := head.number + 1;
    head.hash := public.audit_hash(head.hash, head.number, line.at, line.actor_kind, line.actor, line.roles,
                                   line.action, line.subject, line."case", line.reason);
    insert into public.audit_line (number, at, actor_kind, actor, roles, action, subject, "case", reason, hash)
    values (head.number, line.at, line.actor_kind, line.actor, line.roles, line.action, line.subject,
            line."case", line.reason, head.hash);
  end loop;
  update public.audit_head set number = head.number, hash = head.hash;
end $$;
revoke all on function audit_add(jsonb) from public;
grant execute on function audit_add(jsonb) to app;

create function audit_verify() returns table (number bigint) language sql stable set search_path = '' as $$
  select l.number from (
    select *, coalesce(lag(hash) over (order by number), '') as before,
           row_number() over (order by number) as expected
    from public.audit_line
  ) l
  where l.number <> l.expected
     or l.hash <> public.audit_hash(l.before, l.number, l.at, l.actor_kind, l.actor, l.roles, l.action,
                                    l.subject, l."case", l.reason)
$$;
"""

CROSSINGS = """
grant select (tenant, id, job, not_before, claimed_until, done_at) on outbox to crossing;
grant select (tenant, id, issuer, subject, name, roles, left_at) on member to crossing;
grant select (tenant, vocabulary, phone, email, coordinator_name) on policy to crossing;
grant select on municipality, network to crossing;
grant select (network, issuer, subject, roles, left_at) on network_member to crossing;
grant select on audit_head to crossing;

create function outbox_due(moment timestamptz, most integer)
returns table (tenant uuid, id uuid, job text) language sql stable security definer set search_path = '' as $$
  select o.tenant, o.id, o.job from public.outbox o
  where o.done_at is null and o.not_before <= moment and (o.claimed_until is null or o.claimed_until < moment)
  order by o.not_before limit most
$$;
create function memberships_of(of_issuer text, of_subject text)
returns table (tenant uuid, slug text, municipality text, vocabulary text, member uuid, name text, roles text[])
language sql stable security definer set search_path = '' as $$
  select m.tenant, g.slug, g.name, coalesce(p.vocabulary, 'limburg'), m.id, m.name, m.roles
  from public.member m
  join public.municipality g on g.id = m.tenant
  left join public.policy p on p.tenant = m.tenant
  where m.issuer = of_issuer and m.subject = of_subject and m.left_at is null and g.valid_to is null
  order by g.name
$$;
create function networks_of(of_issuer text, of_subject text)
returns table (network uuid, name text, roles text[]) language sql stable security definer set search_path = '' as $$
  select n.id, n.name, m.roles from public.network_member m join public.network n on n.id = m.network
  where m.issuer = of_issuer and m.subject = of_subject and m.left_at is null order by n.name
$$;
create function coordinator_directory()
returns table (slug text, name text, coordinator text, phone text, email text)
language sql stable security definer set search_path = '' as $$
  select g.slug, g.name, coalesce(p.coordinator_name, ''), coalesce(p.phone, ''), coalesce(p.email, '')
  from public.municipality g left join public.policy p on p.tenant = g.id
  where g.valid_to is null order by g.name
$$;
create function audit_heads()
returns table (tenant uuid, number bigint, hash bytea) language sql stable security definer set search_path = '' as $$
  select h.tenant, h.number, h.hash from public.audit_head h
$$;
"""

HAND_OVER = """
revoke all on function {function} from public;
grant execute on function {function} to app;
alter function {function} owner to crossing;
"""

FUNCTIONS = (
    "outbox_due(timestamptz, integer)",
    "memberships_of(text, text)",
    "networks_of(text, text)",
    "coordinator_directory()",
    "audit_heads()",
)


async def forwards() -> MigrationManager:
    """Make everything; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)
    hand_over = "".join(HAND_OVER.format(function=function) for function in FUNCTIONS)

    async def run() -> None:
        await DB.script(AUDIT + CROSSINGS + hand_over)

    manager.add_raw(run)
    return manager
