"""From a municipality to its networks: what is sent, and what arrives (decision 0041).

What arrives knows no municipality, no case and no moment: two keyed tokens and the quarter. The key of a network and
year is the crossing's alone. The municipality keeps which of its bottlenecks became which contribution.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import network_table, one_of, reference, tenant_table

ID = "2026-11-22T21:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "contributions"

THEME = network_table(
    "theme",
    """
  code text not null check (code ~ '^[a-z0-9.-]+$'),
  name text not null check (name <> ''),
  parent text not null default '',
  explanation text not null default '',
  words text[] not null default '{}',
  position integer not null default 0,
  ended_on date,
  successors text[] not null default '{}',
  version integer not null default 1,
  unique (network, code)
""",
)

CONTRIBUTION = (
    network_table(
        "network_contribution",
        f"""
  quarter date not null,
  theme text not null,
  sub_theme text not null,
  domain text not null,
  kind text not null,
  arrondissement text not null,
  text text not null check (length(text) <= 400),
  may_quote boolean not null,
  client_token bytea not null check (length(client_token) = 16),
  municipality_token bytea not null check (length(municipality_token) = 16),
  state text not null default 'waiting' {one_of("state", ("waiting", "accepted", "refused", "withdrawn"))},
  refused_because text not null default '',
  read_by uuid,
  read_at timestamptz,
  coded_at timestamptz,
  withdrawn_in date,
  check ((text = '') = (state = 'withdrawn'))
""",
    )
    + network_table(
        "contribution_contact",
        """
  contribution uuid not null references network_contribution (id) on delete cascade,
  municipality text not null check (municipality <> ''),
  name text not null,
  phone text not null,
  unique (network, contribution)
""",
    )
    + """
alter table network_contribution alter column id set default gen_random_uuid();
alter table contribution_contact alter column id set default gen_random_uuid();
create index on network_contribution (network, quarter, state);
revoke insert, update on network_contribution from app;
revoke insert, update on contribution_contact from app;
grant update (state, refused_because, read_by, read_at, theme, sub_theme, domain, kind, coded_at)
  on network_contribution to app;
"""
)

KEY = (
    network_table(
        "network_key",
        """
  year integer not null,
  inner_pad bytea not null check (length(inner_pad) = 64),
  outer_pad bytea not null check (length(outer_pad) = 64),
  unique (network, year)
""",
    )
    + "revoke all on network_key from app;\n"
)

PASSAGE = (
    tenant_table(
        "signal_passage",
        f"""
  signal uuid not null,
  network uuid not null references network (id) deferrable initially immediate,
  contribution uuid not null,
  text text not null check (text <> '' and length(text) <= 400),
  theme text not null,
  sub_theme text not null,
  domain text not null,
  kind text not null,
  may_quote boolean not null,
  may_call boolean not null,
  sent_at timestamptz not null,
  sent_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  unique (tenant, contribution),
  {reference("signal", "signal")},
  {reference("sent_by", "member")},
  {reference("withdrawn_by", "member")}
""",
    )
    + """
create index on signal_passage (tenant, signal);
revoke insert, update, delete on signal_passage from app;
"""
)

GRANTS = """
grant select (tenant, id, sentence, withdrawn_at) on signal to crossing;
grant select (tenant, signal, "case") on signal_origin to crossing;
grant select (id, name, arrondissement, valid_to) on municipality to crossing;
grant select on network_municipality to crossing;
grant select (tenant, id, roles, left_at, blocked_at) on member to crossing;
grant select on network_key, theme to crossing;
grant insert (network, year, inner_pad, outer_pad) on network_key to crossing;
grant select, insert (network, quarter, theme, sub_theme, domain, kind, arrondissement, text, may_quote, client_token,
  municipality_token), update (state, text, withdrawn_in), delete on network_contribution to crossing;
grant select, insert (network, contribution, municipality, name, phone), delete on contribution_contact to crossing;
grant select, insert (tenant, signal, network, contribution, text, theme, sub_theme, domain, kind, may_quote, may_call,
  sent_at, sent_by), update (withdrawn_at, withdrawn_by) on signal_passage to crossing;
"""

SEND = """
create function network_token(of_network uuid, of_year integer, said text) returns bytea
language plpgsql volatile set search_path = '' as $$
declare
  pad pg_catalog.bytea;
  key public.network_key;
begin
  select * into key from public.network_key k where k.network = of_network and k.year = of_year;
  if not found then
    select pg_catalog.string_agg(pg_catalog.sha256(
        pg_catalog.uuid_send(pg_catalog.gen_random_uuid()) || pg_catalog.uuid_send(pg_catalog.gen_random_uuid())
        || pg_catalog.uuid_send(pg_catalog.gen_random_uuid())), ''::pg_catalog.bytea)
      into pad from pg_catalog.generate_series(1, 4);
    insert into public.network_key (network, year, inner_pad, outer_pad)
    values (of_network, of_year, pg_catalog.substr(pad, 1, 64), pg_catalog.substr(pad, 65, 64))
    on conflict (network, year) do nothing;
    select * into strict key from public.network_key k where k.network = of_network and k.year = of_year;
  end if;
  return pg_catalog.substr(pg_catalog.sha256(key.outer_pad || pg_catalog.sha256(
    key.inner_pad || pg_catalog.convert_to(said, 'UTF8'))), 1, 16);
end $$;

create function may_send() returns boolean language sql stable set search_path = '' as $$
  select exists (
    select from public.member m where m.tenant = public.current_tenant() and m.id = public.current_member()
      and m.left_at is null and m.blocked_at is null and 'coordinator' = any (m.roles))
$$;

create function send_contribution(of_signal uuid, to_network uuid, said text, of_theme text, of_sub_theme text,
  of_domain text, of_kind text, quotable boolean, contact_name text, contact_phone text, moment timestamptz)
returns uuid language plpgsql volatile security definer set search_path = '' as $$
declare
  home pg_catalog.uuid := public.current_tenant();
  begun pg_catalog.date := pg_catalog.date_trunc('quarter', public.current_day())::pg_catalog.date;
  of_year pg_catalog.int4 := pg_catalog.date_part('year', public.current_day())::pg_catalog.int4;
  place public.municipality.arrondissement%type;
  called public.municipality.name%type;
  of_case pg_catalog.uuid;
  made pg_catalog.uuid;
begin
  if not public.may_send() then
    raise insufficient_privilege using message = 'only who coordinates sends';
  end if;
  select m.arrondissement, m.name into place, called
  from public.municipality m join public.network_municipality n on n.municipality = m.id
  where m.id = home and n.network = to_network and m.valid_to is null;
  if not found then
    raise insufficient_privilege using message = 'not a network of this municipality';
  end if;
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('contribution:' || of_signal || to_network, 0));
  perform from public.signal s where s.tenant = home and s.id = of_signal and s.withdrawn_at is null;
  if not found then
    return null;
  end if;
  select o."case" into of_case from public.signal_origin o where o.tenant = home and o.signal = of_signal;
  if of_case is not null and not (of_case in (select public.opened_cases())) then
    return null;
  end if;
  select p.contribution into made
  from public.signal_passage p join public.network_contribution c on c.id = p.contribution
  where p.tenant = home and p.signal = of_signal and p.network = to_network
    and p.withdrawn_at is null and c.state in ('waiting', 'accepted');
  if found then
    return made;
  end if;
  insert into public.network_contribution (network, quarter, theme, sub_theme, domain, kind, arrondissement, text,
    may_quote, client_token, municipality_token)
  values (to_network, begun, of_theme, of_sub_theme, of_domain, of_kind, place, said, quotable,
    public.network_token(to_network, of_year, 'situation|' || coalesce(of_case, of_signal)),
    public.network_token(to_network, of_year, 'municipality|' || home))
  returning id into made;
  if contact_name <> '' then
    insert into public.contribution_contact (network, contribution, municipality, name, phone)
    values (to_network, made, called, contact_name, contact_phone);
  end if;
  insert into public.signal_passage (tenant, signal, network, contribution, text, theme, sub_theme, domain, kind,
    may_quote, may_call, sent_at, sent_by)
  values (home, of_signal, to_network, made, said, of_theme, of_sub_theme, of_domain, of_kind, quotable,
    contact_name <> '', moment, public.current_member());
  return made;
end $$;

create function withdraw_contribution(which uuid, moment timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not public.may_send() then
    raise insufficient_privilege using message = 'only who coordinates takes back';
  end if;
  update public.signal_passage p set withdrawn_at = moment, withdrawn_by = public.current_member()
  where p.tenant = public.current_tenant() and p.contribution = which and p.withdrawn_at is null;
  if not found then
    return false;
  end if;
  delete from public.contribution_contact c where c.contribution = which;
  update public.network_contribution c set state = 'withdrawn', text = '',
    withdrawn_in = pg_catalog.date_trunc('quarter', public.current_day())::pg_catalog.date
  where c.id = which and c.state <> 'withdrawn';
  return true;
end $$;

create function themes_here()
returns table (network uuid, code text, name text, parent text, explanation text, words text[], "position" integer,
               ended_on date)
language sql stable security definer set search_path = '' as $$
  select t.network, t.code, t.name, t.parent, t.explanation, t.words, t.position, t.ended_on
  from public.theme t join public.network_municipality n on n.network = t.network
  where n.municipality = public.current_tenant()
  order by t.network, t.position, t.code
$$;
"""

OWNED = """
revoke all on function {function} from public;
grant execute on function {function} to app;
alter function {function} owner to crossing;
"""
INNER = """
revoke all on function {function} from public;
grant execute on function {function} to crossing;
"""
FUNCTIONS = (
    "send_contribution(uuid, uuid, text, text, text, text, text, boolean, text, text, timestamptz)",
    "withdraw_contribution(uuid, timestamptz)",
    "themes_here()",
)


async def forwards() -> MigrationManager:
    """Make the tables and functions; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)
    tables = THEME + CONTRIBUTION + KEY + PASSAGE
    owned = "".join(OWNED.format(function=one) for one in FUNCTIONS)
    inner = "".join(
        INNER.format(function=one) for one in ("network_token(uuid, integer, text)", "may_send()")
    )

    async def run() -> None:
        await DB.script(tables + GRANTS + SEND + owned + inner)

    manager.add_raw(run)
    return manager
