"""Passages: a mail address that a browser proved, and the doors behind which its owner has something to do.

Which address it is, PostgreSQL believes only signed (decision 0034): `signed_address()` checks what the program says,
as `signed_context()` does, and `doors_of_address()` answers for that address alone. No argument of it can ask more.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T19:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "passages"

# Of no municipality: whoever types an address is nowhere yet. A keyed hash, a sealed text, and no name.
PASSAGE = """
create table passage (
  id uuid primary key default uuidv7(),
  address_hash bytea not null check (octet_length(address_hash) = 32),
  sealed bytea,
  browser_hash bytea not null check (octet_length(browser_hash) = 32),
  salt bytea not null check (octet_length(salt) = 32),
  asked_at timestamptz not null,
  placed_at timestamptz,
  sent_at timestamptz,
  tries integer not null default 0 check (tries >= 0),
  proved_at timestamptz,
  session_hash bytea unique check (octet_length(session_hash) = 32),
  last_seen_at timestamptz,
  ended_at timestamptz,
  check ((proved_at is null) = (session_hash is null))
);
create index on passage (address_hash, asked_at);
create index on passage (browser_hash);
create index on passage (asked_at) where placed_at is null;
grant select, insert, update, delete on passage to app;
create index circle_member_address on circle_member (lower(email)) where email <> '' and left_at is null;
create index participant_of_person on participant (tenant, circle_member);
"""

SIGNED = """
create function signed_address() returns text
language plpgsql stable parallel safe security definer set search_path = '' as $$
declare
  said pg_catalog.text := pg_catalog.current_setting('app.passage', true);
  parts pg_catalog.text[];
  key public.signing_key;
  ends pg_catalog.float8;
begin
  if said is null or said = '' then
    return null;
  end if;
  parts := pg_catalog.string_to_array(said, '|');
  select * into key from public.signing_key where id = parts[1];
  if (pg_catalog.encode(pg_catalog.sha256(key.outer_pad || pg_catalog.sha256(
        key.inner_pad || pg_catalog.convert_to(said, 'UTF8'))), 'hex')
      = pg_catalog.current_setting('app.passage_signature', true)) is not true
     or pg_catalog.array_length(parts, 1) <> 4 or parts[3] <> 'passage' then
    raise insufficient_privilege using message = 'the address is not signed';
  end if;
  ends := parts[2]::pg_catalog.float8 - pg_catalog.date_part('epoch', pg_catalog.now());
  if ends not between 0 and 300 then
    raise insufficient_privilege using message = 'the address is signed for another time';
  end if;
  return nullif(parts[4], '');
end $$;
revoke all on function signed_address() from public;
grant create on schema public to keeper;
alter function signed_address() owner to keeper;
revoke create on schema public from keeper;
set local role keeper;
grant execute on function signed_address() to owner, crossing;
set local role owner;
"""

# One row per person and case: the newest door that lives. Who shares the address with somebody of another name, whoever
# that is and wherever, gets none: a mailbox of two people proves neither of them.
DOORS = """
grant select (tenant, id, "case", kind, first_name, last_name, email, left_at) on circle_member to crossing;
grant select (tenant, id, circle_member, consultation, removed_at) on participant to crossing;
grant select (tenant, id, participant, channel, mail_state, withdrawn_at, misdirected_at, asked_at)
  on invitation to crossing;
grant select (tenant, id, cancelled_at, ends_at) on consultation to crossing;
create function doors_of_address(moment timestamptz)
returns table (tenant uuid, opens uuid, participant uuid, invitation uuid, asked_at timestamptz)
language sql stable security definer set search_path = '' as $$
  with here as materialized (
    select p.tenant, p.id, p."case", p.kind, lower(btrim(p.first_name)) as first, lower(btrim(p.last_name)) as last
    from public.circle_member p
    join public."case" c on c.tenant = p.tenant and c.id = p."case"
    join public.municipality g on g.id = p.tenant
    where lower(p.email) = public.signed_address() and p.email <> '' and p.left_at is null
      and (c.closed_at is null or c.closed_at + interval '120 days' > moment) and g.valid_to is null
  ), newest as (
    select distinct on (h.tenant, h.id) h.tenant, h."case", t.id as participant, i.id as invitation, i.asked_at
    from here h
    join public.participant t on t.tenant = h.tenant and t.circle_member = h.id and t.removed_at is null
    join public.invitation i on i.tenant = t.tenant and i.participant = t.id
      and i.withdrawn_at is null and i.misdirected_at is null
      and i.channel = 'mail' and i.mail_state in ('sent', 'in-doubt')
    join public.consultation s on s.tenant = t.tenant and s.id = t.consultation
      and s.cancelled_at is null and (s.ends_at is null or s.ends_at + interval '120 days' > moment)
    where h.kind = 'helper'
      and (select count(distinct first) <= 1 and count(distinct last) filter (where last <> '') <= 1 from here)
    order by h.tenant, h.id, i.asked_at desc, i.id desc
  )
  select n.tenant, n."case", n.participant, n.invitation, n.asked_at from newest n
  order by n.asked_at desc, n.invitation limit 100
$$;
revoke all on function doors_of_address(timestamptz) from public;
grant execute on function doors_of_address(timestamptz) to app;
alter function doors_of_address(timestamptz) owner to crossing;
"""


async def forwards() -> MigrationManager:
    """Make the table and the two functions; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(PASSAGE + SIGNED + DOORS)

    manager.add_raw(run)
    return manager
