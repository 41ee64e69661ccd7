"""Who may open a case, made whole: reasons behind the wall, and PostgreSQL itself asks who grants. Decision 0015."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import case_table, reference, unique

ID = "2026-11-22T01:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "openings"

REASON = case_table(
    "opening_reason",
    f"""
  opening uuid not null,
  words text not null check (words <> ''),
  {reference("opening", "case_opening", on_delete="cascade")},
  {unique("opening")}
""",
)

# The owner stands before its own wall for two statements: what was typed until now goes behind that of its case.
TYPED = """
alter table case_opening no force row level security;
alter table opening_reason no force row level security;
insert into opening_reason (tenant, "case", opening, words)
  select tenant, "case", id, reason from case_opening where reason <> '';
alter table case_opening force row level security;
alter table opening_reason force row level security;
alter table case_opening drop column reason;
alter table case_opening add check (kind <> 'reason' or until_on is not null);
"""

GRANTS = """
grant select (tenant, id, "case", member, kind, until_on, ended_at),
  insert (tenant, "case", member, kind, until_on, opened_at, opened_by) on case_opening to crossing;
grant insert (tenant, "case", opening, words) on opening_reason to crossing;
grant select (tenant, id, "case", starts_at, ends_at, held_at, cancelled_at) on consultation to crossing;
grant select (tenant, id, name, coordinator) on "case" to crossing;
grant select (tenant, id, name, roles, left_at, blocked_at) on member to crossing;
"""

IS_TODAY = """s.held_at is null and s.cancelled_at is null
      and (s.starts_at at time zone 'Europe/Brussels')::date = public.current_day()"""

# At the end of the transaction, when the case stands beside its openings.
GRANTED = f"""
create function opening_granted() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  me uuid := public.current_member();
  led uuid;
begin
  if public.case_scope() = 'all' or (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = session_user) then
    return null;
  end if;
  select c.coordinator into led from public."case" c where c.tenant = new.tenant and c.id = new."case";
  if led is null or led = me or (new.kind = 'coordinator' and new.member = led) then
    return null;
  end if;
  if tg_op = 'UPDATE' and new.kind <> 'barred' and old.ended_at is null and new.ended_at is not null
     and (old.kind, old.member, old."case", old.until_on) is not distinct from
         (new.kind, new.member, new."case", new.until_on) then
    return null;
  end if;
  if tg_op = 'INSERT' and new.kind = 'reason' and new.member = me and new.until_on <= public.current_day() + 1 then
    return null;
  end if;
  if tg_op = 'INSERT' and new.kind in ('chair', 'barred') and exists (
    select from public.case_opening o where o.tenant = new.tenant and o."case" = new."case" and o.member = me
      and o.kind = 'replacement' and o.ended_at is null and o.until_on >= public.current_day()) then
    return null;
  end if;
  if tg_op = 'INSERT' and new.kind = 'replacement' and new.until_on = public.current_day() and exists (
    select from public.consultation s where s.tenant = new.tenant and s."case" = new."case" and {IS_TODAY}
  ) and exists (
    select from public.member m where m.tenant = new.tenant and m.id = me and m.left_at is null and m.blocked_at is null
      and m.roles && array['coordinator', 'administrator']) then
    return null;
  end if;
  raise exception 'this opening is not theirs to give' using errcode = 'insufficient_privilege';
end $$;
create constraint trigger opening_granted after insert or update of "case", member, kind, until_on, opened_at, ended_at
  on case_opening deferrable initially deferred for each row execute function opening_granted();

create function coordinator_hands_over() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.coordinator is distinct from old.coordinator and new.tenant = old.tenant and public.case_scope() <> 'all'
     and old.coordinator is distinct from public.current_member() and current_user <> 'crossing'
     and not (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = current_user) then
    raise exception 'only the coordinator hands a case over' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger coordinator_hands_over before update of coordinator on "case"
  for each row execute function coordinator_hands_over();
"""  # noqa: S608 - SQL of ours alone

# Somebody is ill: only today's sitting, by when and by whom it is led; never whose it is or where.
ILLNESS = f"""
create function sittings_of_today()
returns table (sitting uuid, starts_at timestamptz, ends_at timestamptz, coordinator text)
language sql stable security definer set search_path = '' as $$
  select s.id, s.starts_at, s.ends_at, m.name
  from public.consultation s
  join public."case" c on c.tenant = s.tenant and c.id = s."case"
  join public.member m on m.tenant = c.tenant and m.id = c.coordinator
  where s.tenant = public.current_tenant() and {IS_TODAY} and exists (
      select from public.member a where a.tenant = s.tenant and a.id = public.current_member()
        and a.left_at is null and a.blocked_at is null and a.roles && array['coordinator', 'administrator'])
    and not exists (
      select from public.case_opening b where b.tenant = s.tenant and b."case" = s."case" and b.kind = 'barred'
        and b.member = public.current_member() and b.ended_at is null)
  order by s.starts_at
$$;
create function name_stand_in(sitting uuid, whom uuid, why text, moment timestamptz)
returns table (refusal text, opening uuid, about uuid)
language plpgsql security definer set search_path = '' as $$
declare
  here uuid := public.current_tenant();
  led uuid;
begin
  refusal := '';
  select s."case", c.coordinator into about, led from public.consultation s
  join public."case" c on c.tenant = s.tenant and c.id = s."case"
  where s.tenant = here and s.id = sitting and exists (
    select from public.sittings_of_today() t where t.sitting = s.id);
  if about is null then
    refusal := 'not-found';
  elsif led = whom then
    refusal := 'opening.is-coordinator';
  elsif exists (select from public.case_opening b where b.tenant = here and b."case" = about and b.member = whom
                and b.kind = 'barred' and b.ended_at is null) then
    refusal := 'opening.cannot-stand-in';
  elsif not exists (select from public.member m where m.tenant = here and m.id = whom and m.left_at is null
                    and m.blocked_at is null and m.roles && array['coordinator', 'replacement', 'chair']) then
    refusal := 'opening.cannot-stand-in';
  end if;
  if refusal = '' then
    insert into public.case_opening (tenant, "case", member, kind, until_on, opened_at, opened_by)
    values (here, about, whom, 'replacement', public.current_day(), moment, public.current_member())
    returning id into opening;
    insert into public.opening_reason (tenant, "case", opening, words) values (here, about, opening, why);
  else
    about := null;
  end if;
  return next;
end $$;
"""  # noqa: S608 - SQL of ours alone

HANDED_OVER = """
revoke all on function {function} from public;
grant execute on function {function} to app;
alter function {function} owner to crossing;
"""
FUNCTIONS = ("opening_granted()", "sittings_of_today()", "name_stand_in(uuid, uuid, text, timestamptz)")


async def forwards() -> MigrationManager:
    """Make everything; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)
    handed = "".join(HANDED_OVER.format(function=one) for one in FUNCTIONS)

    async def run() -> None:
        await DB.script(REASON + TYPED + GRANTS + GRANTED + ILLNESS + handed)

    manager.add_raw(run)
    return manager
