"""The first schema of the tenants: the context, the registry, members, sessions, forms and the outbox."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import reference, tenant_table, unique

ID = "2026-11-21T22:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "the spine of the tenants"

# Bodies that are parsed here and now: no search path can mislead them, and PostgreSQL may inline them.
CONTEXT = """
create function current_tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '')::uuid;
create function current_member() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.member', true), '')::uuid;
create function current_network() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.network', true), '')::uuid;
create function case_scope() returns text language sql stable parallel safe
  return coalesce(current_setting('app.cases', true), '');
create function current_day() returns date language sql stable parallel safe
  return nullif(current_setting('app.today', true), '')::date;
"""

REGISTRY = """
create table municipality (
  id uuid primary key default uuidv7(),
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]*$'),
  name text not null,
  nis text not null unique,
  province text not null,
  arrondissement text not null,
  kbo_municipality text,
  kbo_ocmw text,
  ovo_municipality text,
  ovo_ocmw text,
  valid_from date not null,
  valid_to date,
  merged_into uuid references municipality (id)
);
create table network (id uuid primary key default uuidv7(), slug text not null unique, name text not null);
create table network_municipality (
  id uuid primary key default uuidv7(),
  network uuid not null references network (id),
  municipality uuid not null references municipality (id),
  unique (network, municipality)
);
create table network_member (
  id uuid primary key default uuidv7(),
  network uuid not null default current_network() references network (id),
  issuer text not null,
  subject text not null,
  name text not null,
  roles text[] not null,
  left_at timestamptz,
  unique (network, issuer, subject)
);
alter table network_member enable row level security;
alter table network_member force row level security;
create policy base on network_member using (true) with check (true);
create policy network_wall on network_member as restrictive
  using (network = (select current_network())) with check (network = (select current_network()));
grant select on migration to app;
grant select on municipality, network, network_municipality to app;
grant insert, update on municipality, network, network_municipality to app;
grant select, insert, update on network_member to app;

create table session (
  id uuid primary key default uuidv7(),
  token_hash bytea not null unique,
  issuer text not null,
  subject text not null,
  name text not null,
  municipality uuid references municipality (id),
  network uuid references network (id),
  member uuid,
  roles text[] not null,
  signed_in_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz,
  id_token text not null
);
create table sign_in_attempt (
  id uuid primary key default uuidv7(),
  cookie_hash bytea not null unique,
  state_hash bytea not null,
  nonce text not null,
  code_verifier text not null,
  return_to text not null,
  started_at timestamptz not null
);
grant select, insert, update, delete on session, sign_in_attempt to app;
"""

MEMBERS = tenant_table(
    "member",
    f"""
  issuer text not null,
  subject text not null,
  name text not null,
  email text not null,
  phone text not null,
  roles text[] not null,
  left_at timestamptz,
  {unique("issuer", "subject")}
""",
) + tenant_table(
    "policy",
    """
  vocabulary text not null check (vocabulary in ('limburg', 'kempen', 'jeugdhulp')),
  client_presence text not null check (client_presence in ('recommended', 'required')),
  may_confidant_consent boolean not null,
  phone text not null,
  email text not null,
  address text not null,
  coordinator_name text not null,
  comment_days integer not null check (comment_days between 1 and 60),
  reminder_days integer not null check (reminder_days between 1 and 30),
  retention_months integer not null check (retention_months between 6 and 120),
  unique (tenant)
""",
)

FORMS = tenant_table(
    "kept_form",
    f"""
  member uuid not null,
  path text not null,
  sealed bytea not null,
  kept_at timestamptz not null,
  {reference("member", "member", on_delete="cascade")}
""",
) + tenant_table(
    "submission",
    f"""
  token uuid not null,
  location text not null,
  sent_at timestamptz not null,
  {unique("token")}
""",
)

OUTBOX = (
    tenant_table(
        "outbox",
        f"""
  job text not null,
  ids jsonb not null,
  dedupe_key text not null,
  not_before timestamptz not null,
  message_id text not null,
  attempts integer not null default 0,
  claim uuid,
  claimed_until timestamptz,
  is_in_doubt boolean not null default false,
  done_at timestamptz,
  outcome text not null default '',
  {unique("dedupe_key")}
""",
    )
    + "create index on outbox (not_before) where done_at is null;\n"
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(CONTEXT + REGISTRY + MEMBERS + FORMS + OUTBOX)

    manager.add_raw(run)
    return manager
