"""Weighing made whole: who handles a request, what is the same request twice, what is ticked while one phones.

A chair of the pool sees the requests that were assigned to them and no other: PostgreSQL asks. Decision 0021.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import (
    CARRIED,
    case_table,
    one_of,
    reference,
    tenant_table,
    unique,
    wall_by_parent,
)

ID = "2026-11-22T11:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "weighing"

# Ids and dates, no second wall, because it is that wall's source; why it was handed back stands behind the wall.
ASSIGNMENT = (
    tenant_table(
        "referral_assignment",
        f"""
  referral uuid not null,
  member uuid not null,
  assigned_at timestamptz not null,
  assigned_by uuid not null,
  ended_at timestamptz,
  {reference("referral", "referral", on_delete="cascade")},
  {reference("member", "member")},
  {reference("assigned_by", "member")}
""",
    )
    + "create unique index on referral_assignment (tenant, referral) where ended_at is null;\n"
    + "create index on referral_assignment (tenant, member) where ended_at is null;\n"
)
RETURN = tenant_table(
    "referral_return",
    f"""
  referral uuid not null,
  assignment uuid not null,
  words text not null check (words <> ''),
  returned_at timestamptz not null,
  {reference("referral", "referral", on_delete="cascade")},
  {reference("assignment", "referral_assignment", on_delete="cascade")},
  {unique("assignment")}
""",
) + wall_by_parent("referral_return", "referral")
MATCH = tenant_table(
    "referral_match",
    f"""
  referral uuid not null,
  other uuid not null,
  is_same boolean not null,
  decided_at timestamptz not null,
  decided_by uuid not null,
  {reference("referral", "referral", on_delete="cascade")},
  {reference("other", "referral", on_delete="cascade")},
  {reference("decided_by", "member")},
  {unique("referral", "other")},
  check (referral <> other)
""",
) + wall_by_parent("referral_match", "referral")

FORMS = ("bilateral", "small-group", "mdo", "psychiatric", "casusoverleg", "other")
WEIGHING = f"""
alter table weighing
  add reasons text[] not null default '{{}}',
  add cautions text[] not null default '{{}}',
  add tried text not null default '',
  add helpers integer check (helpers between 0 and 99),
  add has_added_value boolean,
  add can_talk boolean,
  add has_alternatives boolean,
  add may_decide boolean,
  add goes_together boolean,
  add other_form text {one_of("other_form", FORMS)},
  add told_at timestamptz,
  add told_by uuid,
  add {reference("told_by", "member")};
"""
JUDGE = """
alter table referral add reports_to_judge boolean, add told_client_on date;
alter table referral_person add reports_to_judge boolean, add told_client_on date;
alter table circle_member add reports_to_judge boolean, add told_client_on date;
"""

HANDLERS = """
create function handles_referrals() returns boolean language plpgsql stable set search_path = '' as $$
declare
  parts pg_catalog.text[] := public.signed_context();
begin
  if parts[5] = 'all' then
    return true;
  end if;
  if coalesce(parts[4], '') = '' then
    return parts[5] = '';
  end if;
  return exists (
    select from public.member m where m.id = parts[4]::pg_catalog.uuid and m.left_at is null
      and m.roles && array['coordinator', 'contact-point']);
end $$;
create function assigned_referrals() returns setof uuid language plpgsql stable set search_path = '' as $$
declare
  parts pg_catalog.text[] := public.signed_context();
begin
  return query
    select a.referral from public.referral_assignment a
    where a.member = nullif(parts[4], '')::pg_catalog.uuid and a.ended_at is null;
end $$;
"""
SEEN = "led_to is not null or (select handles_referrals()) or id in (select assigned_referrals())"
WALL = f"""
create policy handler_wall on referral as restrictive using ({SEEN}) with check ({SEEN});
"""

# How many running cases each chair has, for who assigns: numbers alone, as for an administrator.
CHAIRS = """
grant select (tenant, id, referral, member, ended_at), delete on referral_assignment to crossing;
grant select (tenant, id, referral, other), delete on referral_match to crossing;
create function running_of_chairs() returns table (chair uuid, running bigint)
language sql stable security definer set search_path = '' as $$
  select m.id, (select count(*) from public."case" c
                where c.tenant = m.tenant and c.coordinator = m.id and c.closed_at is null)
  from public.member m
  where m.tenant = public.current_tenant() and m.left_at is null and m.blocked_at is null and 'chair' = any (m.roles)
    and exists (select from public.member a where a.tenant = m.tenant and a.id = public.current_member()
                and a.left_at is null and a.blocked_at is null and a.roles && array['coordinator', 'contact-point'])
$$;
revoke all on function running_of_chairs() from public;
grant execute on function running_of_chairs() to app;
alter function running_of_chairs() owner to crossing;
"""

NEIGHBOUR = case_table(
    "neighbour",
    f"""
  name text not null check (name <> ''),
  email text not null,
  until_on date not null,
  invitation uuid not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  member uuid,
  opened_at timestamptz,
  ended_at timestamptz,
  {reference("asked_by", "member")},
  {reference("member", "member")}
""",
)

# Who handles a request stays behind when a case moves; a chair may go on with the cases of another chair.
HERE = "  perform public.carry_rows('public.referral_person', 'referral', requests, home, place, moment);"
BEFORE_IT = f"""  delete from public.referral_assignment a where a.tenant = home and a.referral = any (requests);
  delete from public.referral_match x where x.tenant = home
    and (x.referral = any (requests) or x.other = any (requests));
{HERE}"""  # noqa: S608 - our own names
TO_A_CHAIR = """('coordinator' = any(t.roles) or ('chair' = any(t.roles) and exists (
            select from public.member g
            where g.tenant = c.tenant and g.id = giver and 'chair' = any(g.roles))))"""
CHANGES = (
    ("carry_case", "owner", HERE, BEFORE_IT),
    ("hand_over_cases", "crossing", "'coordinator' = any(t.roles)", TO_A_CHAIR),
)
BODY = "select pg_get_functiondef(p.oid) from pg_proc p where p.proname = $1"


async def forwards() -> MigrationManager:
    """Make everything; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(ASSIGNMENT + RETURN + MATCH + WEIGHING + JUDGE + HANDLERS + WALL + CHAIRS + NEIGHBOUR)
        for name, whose, before, after in CHANGES:
            body = str(await DB.connection.fetchval(BODY, name))
            if body.count(before) != 1:
                raise RuntimeError(f"{name} is not as it was")
            await DB.script(f"set local role {whose}; {body.replace(before, after)}; set local role owner;")
        await DB.script(CARRIED)

    manager.add_raw(run)
    return manager
