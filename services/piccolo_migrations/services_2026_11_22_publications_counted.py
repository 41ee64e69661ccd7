"""What a publication counted stays known: how a contribution stood before it changed, and an index to count by (0042).

No moment is kept: only after which count of the network it changed. Who changes one and who begins a count wait for
each other, so that what was counted can always be counted again.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import network_table

ID = "2026-11-22T21:40:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "publications_counted"

PAST = network_table(
    "contribution_past",
    """
  publication uuid not null references publication (id),
  contribution uuid not null references network_contribution (id) on delete cascade,
  state text not null,
  theme text not null,
  sub_theme text not null,
  domain text not null,
  unique (network, publication, contribution)
""",
)

REMEMBER = """
alter table contribution_past alter column id set default gen_random_uuid();
revoke update on contribution_past from app;
grant insert (network, publication, contribution, state, theme, sub_theme, domain) on contribution_past to crossing;
grant select (id, network, cutoff_at) on publication to crossing;
alter table publication add column reason text not null default '';

create index network_contribution_counted on network_contribution
  (network, quarter, theme, client_token, municipality_token, arrondissement, sub_theme, domain) include (id)
  where state = 'accepted';

create function contribution_remembered() returns trigger language plpgsql set search_path = '' as $$
declare
  counted pg_catalog.uuid;
begin
  perform pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended('publication:' || old.network, 0));
  select p.id into counted from public.publication p
  where p.network = old.network and p.cutoff_at is not null order by p.cutoff_at desc, p.id desc limit 1;
  if found then
    insert into public.contribution_past (network, publication, contribution, state, theme, sub_theme, domain)
    values (old.network, counted, old.id, old.state, old.theme, old.sub_theme, old.domain)
    on conflict do nothing;
  end if;
  return null;
end $$;
create trigger contribution_remembered after update on network_contribution for each row
  when ((old.state, old.theme, old.sub_theme, old.domain) is distinct from
        (new.state, new.theme, new.sub_theme, new.domain))
  execute function contribution_remembered();
"""


async def forwards() -> MigrationManager:
    """Make them; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(PAST + REMEMBER)

    manager.add_raw(run)
    return manager
