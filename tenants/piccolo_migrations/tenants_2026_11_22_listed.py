"""Who coordinates where: kept by each municipality, public per field, and whole for a network (0040)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import network_table

ID = "2026-11-22T21:21:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "who coordinates where"

COLUMNS = """
alter table policy
  add column service text not null default '' check (length(service) <= 120),
  add column reachable text not null default '' check (length(reachable) <= 200),
  add column may_ask text not null default '' check (length(may_ask) <= 400),
  add column hidden text[] not null default '{}'
    check (hidden <@ array['service', 'phone', 'email', 'reachable', 'may_ask']),
  add column checked_on date,
  add column checked_by uuid;
alter table member
  add column name_shown_at timestamptz,
  add column chairs_elsewhere_at timestamptz,
  add column coordinates_since date;
"""
# Who stood there by name was public already, and stays so.
SHOWN = """
grant update (name_shown_at) on member to crossing;
set local role crossing;
update member m set name_shown_at = now() from policy p
where p.tenant = m.tenant and lower(p.coordinator_name) = lower(m.name);
set local role owner;
revoke update (name_shown_at) on member from crossing;
"""
REACHED = network_table(
    "network_contact",
    """
  phone text not null,
  email text not null,
  reachable text not null check (length(reachable) <= 200),
  version integer not null default 1,
  unique (network)
""",
)

# A coordinator's own name is told only when they said so themselves; empty then, with the words of that municipality.
LISTED = """
grant select (service, reachable, may_ask, hidden, checked_on) on policy to crossing;
grant select (name_shown_at, chairs_elsewhere_at, coordinates_since) on member to crossing;
grant select (network, phone, email, reachable) on network_contact to crossing;

drop function coordinator_directory();
create function coordinator_directory()
returns table (slug text, name text, is_open boolean, coordinator text, vocabulary text, service text, phone text,
               email text, reachable text, may_ask text, checked_on date, networks text[])
language sql stable security definer set search_path = '' as $$
  select g.slug, g.name, coalesce(p.coordinator_name, '') <> '',
    case when exists (select from public.member m where m.tenant = g.id and m.left_at is null
        and pg_catalog.lower(m.name) = pg_catalog.lower(p.coordinator_name)
        and 'coordinator' = any(m.roles) and m.name_shown_at is null)
      then '' else coalesce(p.coordinator_name, '') end,
    coalesce(p.vocabulary, 'limburg'),
    case when 'service' = any(p.hidden) then '' else coalesce(p.service, '') end,
    case when 'phone' = any(p.hidden) then '' else coalesce(p.phone, '') end,
    case when 'email' = any(p.hidden) then '' else coalesce(p.email, '') end,
    case when 'reachable' = any(p.hidden) then '' else coalesce(p.reachable, '') end,
    case when 'may_ask' = any(p.hidden) then '' else coalesce(p.may_ask, '') end,
    p.checked_on,
    array(select n.name from public.network_municipality b join public.network n on n.id = b.network
      where b.municipality = g.id order by n.name)
  from public.municipality g left join public.policy p on p.tenant = g.id
  where g.valid_to is null order by g.name
$$;

create function network_reached()
returns table (slug text, name text, phone text, email text, reachable text, provinces text[])
language sql stable security definer set search_path = '' as $$
  select n.slug, n.name, coalesce(c.phone, ''), coalesce(c.email, ''), coalesce(c.reachable, ''),
    array(select distinct g.province from public.network_municipality b
      join public.municipality g on g.id = b.municipality and g.valid_to is null
      where b.network = n.id order by g.province)
  from public.network n left join public.network_contact c on c.network = n.id order by n.name
$$;

create function network_coordinators()
returns table (slug text, municipality text, person text, roles text[], since date, phone text, email text,
               chairs_elsewhere boolean, networks text[])
language sql stable security definer set search_path = '' as $$
  select g.slug, g.name, m.name, array(select r from pg_catalog.unnest(m.roles) r
      where r in ('coordinator', 'replacement', 'chair') order by r),
    coalesce(m.coordinates_since, (m.joined_at at time zone 'Europe/Brussels')::pg_catalog.date),
    m.phone, m.email, m.chairs_elsewhere_at is not null,
    array(select n.name from public.network_municipality b join public.network n on n.id = b.network
      where b.municipality = g.id order by n.name)
  from public.network_municipality here
  join public.municipality g on g.id = here.municipality and g.valid_to is null
  join public.member m on m.tenant = g.id and m.left_at is null and m.blocked_at is null
  where here.network = public.current_network()
    and (m.roles && array['coordinator', 'replacement']
      or ('chair' = any(m.roles) and m.chairs_elsewhere_at is not null))
  order by g.name, m.name, m.id
$$;
"""
FUNCTIONS = ("coordinator_directory()", "network_reached()", "network_coordinators()")
OWNED = """
revoke all on function {function} from public;
grant execute on function {function} to app;
alter function {function} owner to crossing;
"""


async def forwards() -> MigrationManager:
    """Make it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)
    owned = "".join(OWNED.format(function=function) for function in FUNCTIONS)

    async def run() -> None:
        await DB.script(COLUMNS + REACHED + LISTED + SHOWN + owned)

    manager.add_raw(run)
    return manager
