"""What a network counts: its policy, publications with their cells, and its own later work (decisions 0042, 0045)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import network_table, one_of

ID = "2026-11-22T21:01:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "publications"

POLICY = network_table(
    "network_policy",
    f"""
  period text not null default 'half-year' {one_of("period", ("quarter", "half-year", "year"))},
  least_clients integer not null default 5 check (least_clients >= 5),
  least_municipalities integer not null default 3 check (least_municipalities >= 3),
  version integer not null default 1,
  unique (network)
""",
)

PUBLICATION = network_table(
    "publication",
    f"""
  period text not null {one_of("period", ("quarter", "half-year", "year"))},
  begins_on date not null,
  ends_on date not null check (ends_on >= begins_on),
  version integer not null default 1,
  level text not null default '',
  state text not null default 'making' {one_of("state", ("making", "made", "published"))},
  step integer not null default 0,
  steps integer not null default 1,
  asked_at timestamptz not null,
  asked_by uuid,
  cutoff_at timestamptz,
  made_at timestamptz,
  published_at timestamptz,
  published_by uuid,
  inputs_hash text not null default '',
  content_hash text not null default '',
  policy jsonb not null default '{{}}',
  check (extract(year from begins_on) = extract(year from ends_on)),
  check ((made_at is null) = (state = 'making')),
  check ((published_at is null) = (state <> 'published')),
  unique (network, begins_on, ends_on, version)
""",
) + network_table(
    "publication_cell",
    f"""
  publication uuid not null references publication (id),
  layer text not null {one_of("layer", ("theme-place", "domain-theme"))},
  theme text not null default '',
  theme_name text not null default '',
  sub_theme text not null default '',
  sub_theme_name text not null default '',
  domain text not null default '',
  place text not null default '',
  low integer check (low > 0),
  high integer check (high >= low),
  check ((low is null) = (high is null)),
  unique (network, publication, layer, theme, sub_theme, domain, place)
""",
)

# A publication that was made never changes: not its cells, not what it says of itself.
KEPT = """
create function publication_kept() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.state <> 'making' and (
      (new.network, new.period, new.begins_on, new.ends_on, new.version, new.level, new.cutoff_at, new.made_at,
       new.inputs_hash, new.content_hash, new.policy)
      is distinct from
      (old.network, old.period, old.begins_on, old.ends_on, old.version, old.level, old.cutoff_at, old.made_at,
       old.inputs_hash, old.content_hash, old.policy)
      or new.state = 'making' or (old.state = 'published' and new.state <> 'published')) then
    raise check_violation using message = 'a publication that was made is never changed';
  end if;
  return new;
end $$;
create trigger publication_kept before update on publication for each row execute function publication_kept();
create function publication_cell_kept() returns trigger language plpgsql set search_path = '' as $$
declare
  about pg_catalog.uuid := case when tg_op = 'INSERT' then new.publication else old.publication end;
begin
  if tg_op = 'UPDATE' or not exists (
      select from public.publication p where p.id = about and p.state = 'making') then
    raise check_violation using message = 'the cells of a publication are never changed';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger publication_cell_kept before insert or update or delete on publication_cell
  for each row execute function publication_cell_kept();
grant delete on publication_cell to app;
"""

WORK = network_table(
    "network_work",
    """
  job text not null,
  ids jsonb not null,
  dedupe_key text not null,
  not_before timestamptz not null,
  message_id text not null,
  attempts integer not null default 0,
  claim uuid,
  claimed_until timestamptz,
  cancelled_at timestamptz,
  done_at timestamptz,
  outcome text not null default '',
  unique (network, dedupe_key)
""",
) + ("create index network_work_due on network_work (not_before) where done_at is null;\n")

DUE = """
grant select (id, network, job, not_before, claimed_until, done_at) on network_work to crossing;

create function network_work_due(moment timestamptz, most integer)
returns table (network uuid, id uuid, job text) language sql stable security definer set search_path = '' as $$
  select o.network, o.id, o.job from public.network_work o
  where o.done_at is null and o.not_before <= moment and (o.claimed_until is null or o.claimed_until < moment)
  order by o.not_before limit most
$$;
revoke all on function network_work_due(timestamptz, integer) from public;
grant execute on function network_work_due(timestamptz, integer) to app;
alter function network_work_due(timestamptz, integer) owner to crossing;
"""


async def forwards() -> MigrationManager:
    """Make the tables and what guards them; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(POLICY + PUBLICATION + KEPT + WORK + DUE)

    manager.add_raw(run)
    return manager
