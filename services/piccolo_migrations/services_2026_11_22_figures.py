"""Figures: counts past the wall of cases, what stays of them after erasing, and what a municipality shares (0036)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import tenant_table

ID = "2026-11-22T20:11:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "figures"

TABLES = (
    tenant_table(
        "figure_kept",
        """
  quarter date not null,
  figure text not null check (figure <> ''),
  part text not null,
  times integer not null check (times > 0)
""",
    )
    + tenant_table(
        "figure_sheet",
        """
  year integer not null check (year between 2000 and 2200),
  content jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null
""",
    )
    + tenant_table(
        "figure_share",
        """
  year integer not null check (year between 2000 and 2200),
  figure text not null check (figure <> ''),
  content text not null check (content::jsonb is not null),
  shared_at timestamptz not null,
  shared_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  check ((ended_at is null) = (ended_by is null))
""",
    )
    + """
revoke update, delete on figure_sheet from app;
revoke update, delete on figure_share from app;
grant update (ended_at, ended_by) on figure_share to app;
"""
)

# By quarter, figure and part: numbers alone. For who coordinates here, and for later work of the program itself.
COUNTED = """
grant select (tenant, id, led_to, asked_on, received_at) on referral to crossing;
grant select (tenant, referral, outcome, noted_at) on weighing to crossing;
grant select (tenant, id, key_worker, key_worker_chosen_on) on "case" to crossing;
grant select (tenant, id, "case", held_at, cancelled_at, result) on consultation to crossing;
grant select (tenant, id, consultation, circle_member) on participant to crossing;
grant select (tenant, participant, is_present) on attendance to crossing;
grant select (tenant, id, kind) on circle_member to crossing;
grant select (tenant, "case", consultation, kind, noted_at) on meeting_fact to crossing;
grant select (tenant, consultation, talked_on) on debrief to crossing;
grant select (tenant, "case", agreement, kind, noted_at) on follow_up to crossing;
grant select (tenant, id, owner) on agreement to crossing;
grant select (tenant, marked_at, withdrawn_at) on signal to crossing;
grant select on figure_kept to crossing;

create function quarter_of(moment timestamptz) returns date
language sql immutable parallel safe set search_path = '' as $$
  select pg_catalog.date_trunc('quarter', moment at time zone 'Europe/Brussels')::date
$$;

create function figures_counted(since timestamptz, until timestamptz, only_of uuid)
returns table (quarter date, figure text, part text, times bigint)
language sql stable security definer set search_path = '' as $$
  with may as (
    select public.case_scope() = 'all' or exists (
      select from public.member m where m.tenant = public.current_tenant() and m.id = public.current_member()
        and m.left_at is null and m.blocked_at is null and 'coordinator' = any(m.roles)) as yes),
  asked as (
    select r.id, r.received_at, coalesce((
      select w.outcome from public.weighing w where w.tenant = r.tenant and w.referral = r.id
      order by w.noted_at desc limit 1), 'open') as outcome
    from public.referral r
    where r.tenant = public.current_tenant() and r.received_at >= since and r.received_at < until
      and (only_of is null or only_of in (r.id, r.led_to))),
  held as (
    select s.tenant, s.id, s."case", s.held_at, s.result,
      (s.held_at at time zone 'Europe/Brussels')::date as day
    from public.consultation s
    where s.tenant = public.current_tenant() and s.held_at >= since and s.held_at < until
      and (only_of is null or s."case" = only_of)),
  there as (
    select p.consultation, pg_catalog.count(distinct p.id) as people,
      pg_catalog.bool_or(c.kind = 'client') as with_client
    from held h
    join public.participant p on p.tenant = h.tenant and p.consultation = h.id
    join public.attendance a on a.tenant = p.tenant and a.participant = p.id and a.is_present
    join public.circle_member c on c.tenant = p.tenant and c.id = p.circle_member
    group by p.consultation),
  told as (
    select h.*, t.people, coalesce(t.with_client, false) as with_client,
      coalesce(c.key_worker is not null and coalesce(c.key_worker_chosen_on <= h.day, true), false) as has_key_worker,
      d.talked_on,
      case when not exists (select from public.consultation e where e.tenant = h.tenant and e."case" = h."case"
          and e.held_at < h.held_at)
        then h.day - (select pg_catalog.min(coalesce(r.asked_on, (r.received_at at time zone 'Europe/Brussels')::date))
          from public.referral r where r.tenant = h.tenant and r.led_to = h."case") end as days
    from held h
    join public."case" c on c.tenant = h.tenant and c.id = h."case"
    left join there t on t.consultation = h.id
    left join lateral (select pg_catalog.min(b.talked_on) as talked_on from public.debrief b
      where b.tenant = h.tenant and b.consultation = h.id) d on true),
  lines as (
    select received_at as moment, 'requests' as figure, outcome as part from asked
    union all
    select t.held_at, f.figure, f.part from told t cross join lateral (values
      ('way', case when t.days is null or t.days < 0 then 'again' when t.days <= 14 then 'two-weeks'
        when t.days <= 31 then 'month' when t.days <= 62 then 'two-months' else 'longer' end),
      ('client', case when t.with_client then 'there' else 'not-noted' end),
      ('people', case when t.people is null then 'not-noted' when t.people <= 4 then 'few'
        when t.people <= 8 then 'some' else 'many' end),
      ('key-worker', case when t.has_key_worker then 'with' else 'without' end),
      ('result', case when t.result = '' then 'plan' else 'other' end),
      ('debrief', case when t.talked_on is null then 'open' when t.talked_on <= t.day + 7 then 'within'
        else 'after' end)) as f (figure, part)
    union all
    select pg_catalog.min(f.noted_at), 'not-held', '' from public.meeting_fact f
    join public.consultation s on s.tenant = f.tenant and s.id = f.consultation and s.held_at is null
    where f.tenant = public.current_tenant() and f.kind = 'not-held' and (only_of is null or f."case" = only_of)
    group by f.consultation
    having pg_catalog.min(f.noted_at) >= since and pg_catalog.min(f.noted_at) < until
    union all
    select s.cancelled_at, 'called-off', '' from public.consultation s
    where s.tenant = public.current_tenant() and s.cancelled_at >= since and s.cancelled_at < until
      and (only_of is null or s."case" = only_of)
    union all
    select f.noted_at, f.kind, '' from public.follow_up f
    join public.agreement a on a.tenant = f.tenant and a.id = f.agreement
    join public.circle_member o on o.tenant = a.tenant and o.id = a.owner and o.kind <> 'client'
    where f.tenant = public.current_tenant() and f.kind in ('done', 'moved')
      and f.noted_at >= since and f.noted_at < until and (only_of is null or f."case" = only_of)
    union all
    select s.marked_at, 'signals', '' from public.signal s
    where s.tenant = public.current_tenant() and s.withdrawn_at is null and only_of is null
      and s.marked_at >= since and s.marked_at < until)
  select counted.quarter, counted.figure, counted.part, pg_catalog.sum(counted.times)::bigint from (
    select public.quarter_of(moment) as quarter, figure, part, pg_catalog.count(*) as times from lines group by 1, 2, 3
    union all
    select k.quarter, k.figure, k.part, k.times from public.figure_kept k
    where k.tenant = public.current_tenant() and only_of is null
      and k.quarter >= public.quarter_of(since) and k.quarter < public.quarter_of(until)) as counted
  where (select yes from may)
  group by 1, 2, 3
$$;
"""

# What a network sees of what is shared: about how much in all, and which part. Never whose, never how many shared.
TOTALS = """
grant select (tenant, year, figure, content, shared_at, ended_at) on figure_share to crossing;
create function network_figures(of_year integer)
returns table (figure text, part text, amount integer)
language sql stable security definer set search_path = '' as $$
  with shared as (
    select distinct on (s.tenant, s.figure) s.tenant, s.figure, s.content::pg_catalog.jsonb as content
    from public.figure_share s
    join public.network_municipality n on n.municipality = s.tenant and n.network = public.current_network()
    join public.municipality g on g.id = s.tenant and g.valid_to is null
    where s.year = of_year and s.ended_at is null
    order by s.tenant, s.figure, s.shared_at desc),
  cells as (
    select s.tenant, s.figure, c.key as part, c.value::integer as amount
    from shared s cross join lateral pg_catalog.jsonb_each_text(s.content -> 'parts') c),
  sizes as (
    select c.tenant, c.figure, pg_catalog.sum(c.amount) as size,
      pg_catalog.row_number() over (partition by c.figure order by pg_catalog.sum(c.amount) desc) as place
    from cells c group by c.tenant, c.figure),
  safe as (
    select z.figure, pg_catalog.sum(z.size) as total from sizes z group by z.figure
    having pg_catalog.count(*) >= 3 and pg_catalog.sum(z.size) > 0
      and 100 * pg_catalog.max(z.size) <= 60 * pg_catalog.sum(z.size)
      and 100 * pg_catalog.sum(z.size) filter (where z.place <= 2) <= 85 * pg_catalog.sum(z.size))
  select c.figure, c.part, case when c.part = ''
    then (pg_catalog.round(pg_catalog.sum(c.amount) / 25.0) * 25)::integer
    else (pg_catalog.round(20.0 * pg_catalog.sum(c.amount) / s.total) * 5)::integer end
  from cells c join safe s on s.figure = c.figure
  where public.current_network() is not null
  group by c.figure, c.part, s.total
$$;
"""
FUNCTIONS = ("figures_counted(timestamptz, timestamptz, uuid)", "network_figures(integer)")
OWNED = """
revoke all on function {function} from public;
grant execute on function {function} to app;
alter function {function} owner to crossing;
"""


async def forwards() -> MigrationManager:
    """Make it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)
    owned = "".join(OWNED.format(function=function) for function in FUNCTIONS)

    async def run() -> None:
        await DB.script(TABLES + COUNTED + TOTALS + owned)

    manager.add_raw(run)
    return manager
