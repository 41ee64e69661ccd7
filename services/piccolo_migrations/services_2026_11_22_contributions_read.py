"""What arrived is read by somebody who did not send it, and what came of it is told to its origin (decision 0041).

The role app reads named columns of a contribution alone: the order of rows on disk and the number of a transaction,
which would tell when it arrived and beside what, are nobody's. And the log of a network, chained like the others.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import network_table, one_of

ID = "2026-11-22T21:30:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "contributions read, log of a network"

COLUMNS = """
revoke select on network_contribution from app;
grant select (id, network, quarter, theme, sub_theme, domain, kind, arrondissement, text, may_quote, client_token,
  municipality_token, state, refused_because, read_by, read_at, coded_at, withdrawn_in) on network_contribution to app;
alter table network_contribution
  add check (state <> 'refused' or refused_because <> ''),
  add check (length(refused_because) <= 300);
revoke update on theme from app;
grant update (name, explanation, words, "position", ended_on, successors, version) on theme to app;
alter table theme add check (name <> '' and length(name) <= 80);
create index on signal_passage (contribution);
grant select (tenant, id, marked_by, confirmed_by) on signal to crossing;
grant select (id, network, issuer, subject) on network_member to crossing;
grant select (tenant, id, issuer, subject) on member to crossing;
grant select (network, state, begins_on, ends_on) on publication to crossing;
"""

# Whoever wrote, confirmed or sent it, under whatever roof: known to PostgreSQL alone, told to nobody.
OWN = """
create function is_own_contribution(which uuid) returns boolean language sql stable set search_path = '' as $$
  select exists (
    select from public.signal_passage p
    join public.signal s on s.tenant = p.tenant and s.id = p.signal
    join public.member m on m.tenant = p.tenant and m.id in (p.sent_by, s.marked_by, s.confirmed_by)
    join public.network_member r on r.issuer = m.issuer and r.subject = m.subject
    where p.contribution = which and r.id = public.current_member() and r.network = public.current_network())
$$;

create function contribution_read() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.state = 'withdrawn' then
    return new;
  end if;
  if old.state in ('refused', 'withdrawn') or (new.state = 'waiting' and old.state <> 'waiting') then
    raise check_violation using message = 'what was refused or taken back stays so';
  end if;
  if new.state <> old.state and (new.read_by is distinct from public.current_member() or new.read_by is null) then
    raise insufficient_privilege using message = 'somebody else is in here';
  end if;
  if new.state <> old.state and public.is_own_contribution(old.id) then
    raise insufficient_privilege using message = 'nobody reads what they sent';
  end if;
  if new.refused_because <> '' and pg_catalog.strpos(
      pg_catalog.lower(new.refused_because), pg_catalog.lower(old.text)) > 0 then
    raise check_violation using message = 'a reason never holds the text';
  end if;
  if (new.theme, new.sub_theme, new.domain, new.kind) is distinct from
     (old.theme, old.sub_theme, old.domain, old.kind) and exists (
      select from public.publication p where p.network = old.network and p.state = 'published'
        and old.quarter between p.begins_on and p.ends_on) then
    raise check_violation using message = 'what was published is coded for good';
  end if;
  return new;
end $$;
create trigger contribution_read before update on network_contribution
  for each row execute function contribution_read();
revoke all on function contribution_read() from public;
alter function contribution_read() owner to crossing;

create function own_contributions() returns table (contribution uuid)
language sql stable security definer set search_path = '' as $$
  select c.id from public.network_contribution c
  where c.network = public.current_network() and c.state = 'waiting' and public.is_own_contribution(c.id)
$$;
"""

# Asked by who holds the ids: the network cannot tell, for it knows no origin.
TIDINGS = """
create function tidings_here()
returns table (contribution uuid, state text, refused_because text, theme text, sub_theme text)
language sql stable security definer set search_path = '' as $$
  select c.id, c.state, c.refused_because, c.theme, c.sub_theme
  from public.signal_passage p join public.network_contribution c on c.id = p.contribution
  where p.tenant = public.current_tenant()
$$;
"""

LOG = (
    network_table(  # noqa: S608 - fixed text
        "network_log_line",
        f"""
  number bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor uuid,
  roles text not null,
  action text not null,
  subject uuid,
  reason text,
  outcome text not null {one_of("outcome", ("done", "refused"))},
  hash bytea not null,
  unique (network, number)
""",
    )
    + network_table(
        "network_log_head",
        """
  number bigint not null,
  hash bytea not null,
  unique (network)
""",
    )
    + """
revoke insert, update on network_log_line from app;
revoke all on network_log_head from app;
grant select (network, number, hash) on network_log_head to app;

create function network_log_hash_of(before bytea, line network_log_line) returns bytea language sql immutable
set search_path = ''
return pg_catalog.sha256(before || pg_catalog.convert_to(public.audit_text(array[
  'network', line.network::text, line.number::text, (extract(epoch from line.at) * 1000000)::bigint::text,
  line.actor_kind, line.actor::text, line.roles, line.action, line.subject::text, line.reason, line.outcome]),
  'UTF8'));

create function network_log_add(lines jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  head public.network_log_head;
  line public.network_log_line;
  told jsonb;
begin
  insert into public.network_log_head (number, hash) values (0, '') on conflict (network) do nothing;
  select * into strict head from public.network_log_head for update;
  for told in select * from pg_catalog.jsonb_array_elements(lines)
  loop
    line := pg_catalog.jsonb_populate_record(null::public.network_log_line, told);
    head.number := head.number + 1;
    line.network := head.network;
    line.id := pg_catalog.uuidv7();
    line.number := head.number;
    if line.actor_kind = 'network' then
      line.actor := public.current_member();
    end if;
    line.hash := public.network_log_hash_of(head.hash, line);
    insert into public.network_log_line select line.*;
    head.hash := line.hash;
  end loop;
  update public.network_log_head set number = head.number, hash = head.hash;
end $$;
revoke all on function network_log_add(jsonb) from public;
grant execute on function network_log_add(jsonb) to app;

create function network_log_verify() returns table (number bigint)
language sql stable set search_path = '' as $$
  select (l.line).number from (
    select line, coalesce(pg_catalog.lag(line.hash) over (order by line.number), '') as before,
           pg_catalog.row_number() over (order by line.number) as expected
    from public.network_log_line line
  ) l
  where (l.line).number <> l.expected or (l.line).hash <> public.network_log_hash_of(l.before, l.line)
  union all
  select h.number from public.network_log_head h
  where h.number <> coalesce((select pg_catalog.max(line.number) from public.network_log_line line), 0)
$$;
"""
)

OWNED = """
revoke all on function {function} from public;
grant execute on function {function} to app;
alter function {function} owner to crossing;
"""
INNER = """
revoke all on function is_own_contribution(uuid) from public;
grant execute on function is_own_contribution(uuid) to crossing;
"""


async def forwards() -> MigrationManager:
    """Make it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)
    owned = "".join(OWNED.format(function=one) for one in ("own_contributions()", "tidings_here()"))

    async def run() -> None:
        await DB.script(COLUMNS + OWN + TIDINGS + LOG + owned + INNER)

    manager.add_raw(run)
    return manager
