"""The schema of cases: the case, who may open it, the circle, the representatives."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import case_table, one_of, reference, tenant_table, wall_by_case

ID = "2026-11-21T22:02:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "cases"

REPRESENTATIVES = ("parent", "guardian", "administrator-of-goods", "administrator-of-person")

OPENED = """
create index on case_opening (tenant, member) where ended_at is null;
create index on case_opening (tenant, "case");
create function opened_cases() returns setof uuid language sql stable begin atomic
  select o."case" from case_opening o
  where (select case_scope()) = 'mine' and o.member = (select current_member()) and o.ended_at is null
  group by o."case"
  having bool_and(o.kind <> 'barred')
     and bool_or(o.until_on is null or o.until_on >= (select current_day()))
  union all
  select case_scope()::uuid where case_scope() not in ('', 'mine', 'all');
end;
"""

OPENINGS = (
    tenant_table(
        "case_opening",
        f"""
  "case" uuid not null,
  member uuid not null,
  kind text not null {one_of("kind", ("coordinator", "replacement", "chair", "reason", "barred"))},
  reason text not null,
  until_on date,
  opened_at timestamptz not null,
  opened_by uuid not null,
  ended_at timestamptz,
  seen_at timestamptz,
  check (kind <> 'replacement' or until_on is not null),
  check (kind <> 'reason' or (until_on is not null and reason <> '')),
  {reference("member", "member")}
""",
    )
    + OPENED
)

CASE = (
    tenant_table(
        "case",
        f"""
  name text not null check (name <> ''),
  coordinator uuid not null,
  coordinator_kind text not null {one_of("coordinator_kind", ("external", "semi-external", "internal"))},
  living_situation text not null,
  referral uuid,
  key_worker uuid,
  key_worker_chosen_on date,
  confidant uuid,
  confidant_chosen_on date,
  began_at timestamptz not null,
  began_by uuid not null,
  taken_over_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  version integer not null,
  {reference("coordinator", "member")}
""",
    )
    + wall_by_case("case", "id")
    + 'create index on "case" (tenant, coordinator);\n'
    + f"alter table case_opening add {reference('case', 'case')};\n"
)

CIRCLE = (
    case_table(
        "circle_member",
        f"""
  kind text not null {one_of("kind", ("client", "family", "network", "helper"))},
  first_name text not null check (first_name <> ''),
  last_name text not null,
  relation text not null,
  organisation text not null,
  sector text not null,
  secrecy text not null {one_of("secrecy", ("professional", "discretion", "none", "unknown"))},
  email text not null,
  phone text not null,
  address text not null,
  is_address_secret boolean not null,
  safe_contact text not null,
  born_on date,
  keyword text not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  version integer not null
""",
    )
    + f"""
alter table "case" add {reference("key_worker", "circle_member")};
alter table "case" add {reference("confidant", "circle_member")};
"""
    + case_table(
        "representative",
        f"""
  circle_member uuid not null,
  represented uuid not null,
  kind text not null {one_of("kind", REPRESENTATIVES)},
  may_decide text not null,
  noted_at timestamptz not null,
  ended_at timestamptz,
  {reference("circle_member", "circle_member")},
  {reference("represented", "circle_member")}
""",
    )
)

NAMED = """
grant select (tenant, id, name, closed_at) on "case" to crossing;
grant select (tenant, "case", kind, first_name, last_name, left_at) on circle_member to crossing;
grant select (tenant, "case", member, kind, ended_at) on case_opening to crossing;
create function case_named(wanted text) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select c.id from public."case" c
  where c.tenant = public.current_tenant() and public.current_member() is not null and c.closed_at is null
    and (pg_catalog.lower(c.name) = pg_catalog.lower(wanted) or exists (
      select from public.circle_member p
      where p.tenant = c.tenant and p."case" = c.id and p.kind = 'client' and p.left_at is null
        and pg_catalog.lower(p.first_name || ' ' || p.last_name) = pg_catalog.lower(wanted)))
    and not exists (
      select from public.case_opening b
      where b.tenant = c.tenant and b."case" = c.id and b.member = public.current_member()
        and b.kind = 'barred' and b.ended_at is null)
  limit 2
$$;
revoke all on function case_named(text) from public;
grant execute on function case_named(text) to app;
alter function case_named(text) owner to crossing;
"""


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(OPENINGS + CASE + CIRCLE + NAMED)

    manager.add_raw(run)
    return manager
