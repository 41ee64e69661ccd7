"""Bottlenecks at home: what was done with them, the file of a year for the council, and counts with floors (0040)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import one_of, reference, tenant_table

ID = "2026-11-22T21:20:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "councils"

WHOM = ("head-of-service", "alderman", "college", "council", "advisory-board", "other")
STATUSES = ("heard", "taken-up", "in-part", "solved", "refused")

RAISING = (
    tenant_table(
        "raising",
        f"""
  theme text not null check (theme <> ''),
  signal uuid,
  to_whom text not null {one_of("to_whom", WHOM)},
  addressee text not null,
  asked text not null check (asked <> '' and length(asked) <= 1000),
  brought_on date not null,
  answer_by date,
  noted_at timestamptz not null,
  noted_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  version integer not null default 1,
  check ((ended_at is null) = (ended_by is null)),
  {reference("signal", "signal")},
  {reference("noted_by", "member")},
  {reference("ended_by", "member")}
""",
    )
    + "create index on raising (tenant, theme);\n"
    + tenant_table(
        "raising_answer",
        f"""
  raising uuid not null,
  answered_on date not null,
  status text not null {one_of("status", STATUSES)},
  by_whom text not null,
  words text not null check (length(words) <= 1000),
  plain text not null check (length(plain) <= 400),
  noted_at timestamptz not null,
  noted_by uuid not null,
  {reference("raising", "raising")},
  {reference("noted_by", "member")}
""",
    )
    + "create index on raising_answer (tenant, raising);\nrevoke update, delete on raising_answer from app;\n"
)

FILE = (
    tenant_table(
        "council_chapter",
        """
  year integer not null check (year between 2000 and 2200),
  theme text not null,
  words text not null check (length(words) <= 2000),
  since text not null check (length(since) <= 200),
  asks text not null check (length(asks) <= 1000),
  version integer not null default 1
""",
    )
    + tenant_table(
        "council_quote",
        f"""
  year integer not null check (year between 2000 and 2200),
  signal uuid not null,
  chosen_at timestamptz not null,
  chosen_by uuid not null,
  {reference("signal", "signal")},
  {reference("chosen_by", "member")}
""",
    )
    + tenant_table(
        "council_file",
        f"""
  year integer not null check (year between 2000 and 2200),
  version integer not null check (version > 0),
  content jsonb not null,
  changed text not null check (length(changed) <= 400),
  made_at timestamptz not null,
  made_by uuid not null,
  {reference("made_by", "member")}
""",
    )
    + "revoke update, delete on council_file from app;\n"
)

# How many different situations a theme or sub-theme of a year has, by steps of five and never below it: whoever asks
# learns no exact number. And of each situation and theme one text that may be quoted: the first that was confirmed.
COUNTED = """
grant select (tenant, id, theme, sub_theme, marked_at, confirmed_at, withdrawn_at) on signal to crossing;
grant select (tenant, signal, "case") on signal_origin to crossing;

create function council_counts(of_year integer) returns table (theme text, sub_theme text, low integer)
language sql stable security definer set search_path = '' as $$
  with told as (
    select s.theme, s.sub_theme, o."case" from public.signal s
    join public.signal_origin o on o.tenant = s.tenant and o.signal = s.id
    where s.tenant = public.current_tenant() and s.confirmed_at is not null and s.withdrawn_at is null
      and s.theme <> '' and pg_catalog.date_part('year', s.marked_at at time zone 'Europe/Brussels') = of_year),
  counted as (
    select t.theme, '' as sub_theme, pg_catalog.count(distinct t."case") as situations from told t group by t.theme
    union all
    select t.theme, t.sub_theme, pg_catalog.count(distinct t."case") from told t where t.sub_theme <> ''
    group by t.theme, t.sub_theme)
  select c.theme, c.sub_theme, (c.situations / 5 * 5)::integer from counted c
  where c.situations >= 5 and exists (select from public.member m where m.tenant = public.current_tenant()
      and m.id = public.current_member() and m.left_at is null and m.blocked_at is null
      and 'coordinator' = any(m.roles))
$$;

create function council_quotable(of_year integer) returns table (signal uuid)
language sql stable security definer set search_path = '' as $$
  select distinct on (o."case", s.theme) s.id from public.signal s
  join public.signal_origin o on o.tenant = s.tenant and o.signal = s.id
  where s.tenant = public.current_tenant() and s.confirmed_at is not null and s.withdrawn_at is null
    and s.theme <> '' and pg_catalog.date_part('year', s.marked_at at time zone 'Europe/Brussels') = of_year
    and exists (select from public.member m where m.tenant = public.current_tenant()
      and m.id = public.current_member() and m.left_at is null and m.blocked_at is null
      and 'coordinator' = any(m.roles))
  order by o."case", s.theme, s.confirmed_at, s.id
$$;
"""
FUNCTIONS = ("council_counts(integer)", "council_quotable(integer)")
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
        await DB.script(RAISING + FILE + COUNTED + owned)

    manager.add_raw(run)
    return manager
