"""Identity providers as data, what a session and an attempt remember of theirs, and the ID token sealed.

The program itself may only read who vouches for people: an operator writes it (tenants/provider_file.py).
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T01:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "identity providers"

PROVIDERS = """
create table identity_provider (
  id uuid primary key default uuidv7(),
  code text not null unique check (code ~ '^[a-z][a-z0-9-]*$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('acm-idm', 'entra', 'oidc')),
  issuer text not null check (issuer ~ '^https?://[^ ]+$'),
  client_id text not null check (client_id <> ''),
  secret_name text not null check (secret_name ~ '^OIDC_[A-Z0-9_]+$'),
  scopes text[] not null check ('openid' = any (scopes) and not 'rrn' = any (scopes)),
  subject_claims text[] not null check (cardinality(subject_claims) > 0),
  directories text[] not null,
  organisation_claim text not null,
  organisation_keys text[] not null check (organisation_keys <@ array['kbo', 'ovo', 'listed']),
  role_claim text not null,
  role_map jsonb not null check (jsonb_typeof(role_map) = 'object'),
  roles_from text not null check (roles_from in ('token', 'registry')),
  levels text[] not null,
  minimum_level text not null,
  max_age integer check (max_age > 0),
  is_for_all boolean not null,
  is_told_of_sign_out boolean not null,
  is_hint_wanted boolean not null,
  ended_at timestamptz,
  check (minimum_level = '' or minimum_level = any (levels)),
  check (roles_from = 'registry' or role_claim <> ''),
  check (kind <> 'entra' or cardinality(directories) > 0),
  check (kind <> 'acm-idm' or organisation_claim <> '')
);
create table provider_use (
  id uuid primary key default uuidv7(),
  provider uuid not null references identity_provider (id) on delete cascade,
  municipality uuid references municipality (id),
  network uuid references network (id),
  organisation text not null,
  check (num_nonnulls(municipality, network) = 1),
  unique (provider, municipality),
  unique (provider, network)
);
create unique index on provider_use (provider, organisation) where organisation <> '';
grant select on identity_provider, provider_use to app;
"""

SESSIONS = """
alter table sign_in_attempt
  add provider uuid references identity_provider (id) on delete cascade,
  add session uuid references session (id) on delete cascade;
alter table session
  drop id_token,
  add provider uuid references identity_provider (id) on delete cascade,
  add sealed_id_token bytea,
  add form_token_hash bytea unique,
  add is_bound boolean not null default false,
  add has_choice boolean not null default false,
  add stepped_up_at timestamptz;
"""


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="tenants", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(PROVIDERS + SESSIONS)

    manager.add_raw(run)
    return manager
