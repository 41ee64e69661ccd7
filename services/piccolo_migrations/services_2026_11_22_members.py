"""Invitations of members, and what an administrator may know and do about cases: how many, and who takes them over."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import network_table, reference, tenant_table, unique

ID = "2026-11-22T01:22:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "members"

ASKED = """
  name text not null check (name <> ''),
  email text not null check (email <> ''),
  roles text[] not null check (roles <> '{}'),
  generation integer not null,
  token_hash bytea not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  member uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  check ((accepted_at is null) = (member is null)),
  check (accepted_at is null or withdrawn_at is null)
"""

INVITATIONS = tenant_table(
    "member_invitation",
    f"""{ASKED},
  mailed_at timestamptz,
  bounced_at timestamptz,
  {reference("member", "member")},
  {unique("token_hash")}
""",
) + network_table("network_invitation", f"{ASKED}, unique (network, token_hash)")

IS_ADMINISTRATOR = """exists (
    select from public.member a
    where a.tenant = public.current_tenant() and a.id = public.current_member()
      and a.left_at is null and a.blocked_at is null and 'administrator' = any(a.roles))"""

BARRED = """exists (
        select from public.case_opening b
        where b.tenant = {row}.tenant and b."case" = {case} and b.member = {member}
          and b.kind = 'barred' and b.ended_at is null)"""

CROSSINGS = f"""
grant select (tenant, id, coordinator, version, closed_at), update (coordinator, version) on "case" to crossing;
grant select (tenant, id, "case", member, kind, until_on, ended_at),
  insert (tenant, "case", member, kind, opened_at, opened_by) on case_opening to crossing;
grant select (tenant, id, name, roles, asked_at, expires_at, accepted_at, withdrawn_at)
  on member_invitation to crossing;
grant select on network_municipality to crossing;

create function cases_of_members() returns table (member uuid, opened bigint, coordinated bigint)
language sql stable security definer set search_path = '' as $$
  select m.id,
    (select count(distinct o."case") from public.case_opening o
     join public."case" c on c.tenant = o.tenant and c.id = o."case"
     where o.tenant = m.tenant and o.member = m.id and o.ended_at is null and o.kind <> 'barred'
       and c.closed_at is null and (o.until_on is null or o.until_on >= public.current_day())
       and not {BARRED.format(row="o", case='o."case"', member="o.member")}),
    (select count(*) from public."case" c
     where c.tenant = m.tenant and c.coordinator = m.id and c.closed_at is null)
  from public.member m
  where m.tenant = public.current_tenant() and {IS_ADMINISTRATOR}
$$;

create function hand_over_cases(giver uuid, taker uuid, moment timestamptz) returns setof uuid
language sql volatile security definer set search_path = '' as $$
  with moved as (
    update public."case" c set coordinator = taker, version = c.version + 1
    where c.tenant = public.current_tenant() and c.coordinator = giver and c.closed_at is null
      and {IS_ADMINISTRATOR}
      and exists (
        select from public.member t
        where t.tenant = c.tenant and t.id = taker and t.left_at is null and t.blocked_at is null
          and 'coordinator' = any(t.roles))
      and not {BARRED.format(row="c", case="c.id", member="taker")}
    returning c.tenant, c.id
  ), opened as (
    insert into public.case_opening (tenant, "case", member, kind, opened_at, opened_by)
    select moved.tenant, moved.id, taker, 'coordinator', moment, public.current_member() from moved
  )
  select moved.id from moved
$$;

create function network_municipalities()
returns table (municipality uuid, slug text, name text, coordinator text, phone text, email text,
               colleagues bigint, administrators text[], invited text, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select g.id, g.slug, g.name, coalesce(p.coordinator_name, ''), coalesce(p.phone, ''), coalesce(p.email, ''),
    (select count(*) from public.member m
     where m.tenant = g.id and m.left_at is null and m.blocked_at is null),
    array(select m.name from public.member m
          where m.tenant = g.id and m.left_at is null and m.blocked_at is null and 'administrator' = any(m.roles)
          order by m.name),
    coalesce(i.name, ''), i.expires_at
  from public.network_municipality n
  join public.municipality g on g.id = n.municipality
  left join public.policy p on p.tenant = g.id
  left join lateral (
    select a.name, a.expires_at from public.member_invitation a
    where a.tenant = g.id and 'administrator' = any(a.roles) and a.accepted_at is null and a.withdrawn_at is null
    order by a.asked_at desc limit 1) i on true
  where n.network = public.current_network() and g.valid_to is null
  order by g.name
$$;
"""  # noqa: S608 - fixed text

HAND_OVER = """
revoke all on function {function} from public;
grant execute on function {function} to app;
alter function {function} owner to crossing;
"""

FUNCTIONS = (
    "cases_of_members()",
    "hand_over_cases(uuid, uuid, timestamptz)",
    "network_municipalities()",
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)
    hand_over = "".join(HAND_OVER.format(function=function) for function in FUNCTIONS)

    async def run() -> None:
        await DB.script(INVITATIONS + CROSSINGS + hand_over)

    manager.add_raw(run)
    return manager
