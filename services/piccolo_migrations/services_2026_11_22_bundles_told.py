"""Back to each origin: what became of its contributions, asked by who holds their ids (decision 0043).

The network can wake its origins and hears nothing of whom; an origin may leave, and say that nothing is solved.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T21:51:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "bundles told"

GRANTS = """
grant select on bundle, bundle_part, bundle_answer, policy_file_sending to crossing;
grant update (left_on, left_why) on bundle_part to crossing;
grant select, insert (network, bundle, answer, told_in) on bundle_unsolved to crossing;
grant select, insert (tenant, contribution, answer, seen_at, seen_by, unsolved_at, unsolved_by),
  update (unsolved_at, unsolved_by) on tiding_note to crossing;
revoke update on tiding_note from app;
"""

# For who coordinates here: what became of what this municipality sent. Of nobody else's, not even a number.
TIDINGS = """
create function bundle_tidings()
returns table (contribution uuid, signal uuid, sentence text, network text, bundle uuid, title text, bundled_on date,
  asks text, asked_of text, sent_on date, closed_on date, answer uuid, replaces uuid, who text, answered_on date,
  status text, taken_by text, taken_by_on date, because text, words text, for_client text, for_table text)
language sql stable security definer set search_path = '' as $$
  select p.contribution, p.signal, p.text, w.name, b.id, b.title, t.added_on, b.asks, b.asked_of,
    (select pg_catalog.min(s.sent_on) from public.policy_file_sending s
     where s.network = b.network and s.bundle = b.id and s.struck_at is null),
    b.closed_on, a.id, a.replaces, a.who, a.answered_on, a.status, a.taken_by, a.taken_by_on, a.because, a.words,
    a.for_client, a.for_table
  from public.signal_passage p
  join public.bundle_part t on t.network = p.network and t.contribution = p.contribution and t.left_on is null
  join public.bundle b on b.network = t.network and b.id = t.bundle
  join public.network w on w.id = b.network
  left join public.bundle_answer a on a.network = b.network and a.bundle = b.id and not exists (
    select from public.bundle_answer r where r.network = a.network and r.replaces = a.id)
  where p.tenant = public.current_tenant() and p.withdrawn_at is null and public.may_send()
  order by a.answered_on desc nulls last, a.id desc, b.title, p.contribution
$$;
"""

# The part ends in the month, not on the day: nobody at the network can lay it beside who worked on which day.
LEAVE = """
create function leave_bundle(which uuid, from_bundle uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not public.may_send() then
    raise insufficient_privilege using message = 'only who coordinates takes out';
  end if;
  update public.bundle_part t
  set left_on = pg_catalog.date_trunc('month', public.current_day())::pg_catalog.date, left_why = 'origin'
  from public.signal_passage p
  where p.tenant = public.current_tenant() and p.contribution = which and t.network = p.network
    and t.contribution = which and t.bundle = from_bundle and t.left_on is null;
  return found;
end $$;
"""

# Once per origin and answer, which is kept at home; the network gets one row per answer, whoever said so.
UNSOLVED = """
create function tell_unsolved(which uuid, about uuid, moment timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  of_network pg_catalog.uuid;
  of_bundle pg_catalog.uuid;
begin
  if not public.may_send() then
    raise insufficient_privilege using message = 'only who coordinates tells';
  end if;
  select b.network, b.bundle into of_network, of_bundle
  from public.bundle_answer b
  join public.bundle_part t on t.network = b.network and t.bundle = b.bundle and t.left_on is null
  join public.signal_passage p on p.network = t.network and p.contribution = t.contribution
  where b.id = about and p.tenant = public.current_tenant() and p.contribution = which and p.withdrawn_at is null
    and not exists (select from public.bundle_answer r where r.network = b.network and r.replaces = b.id);
  if not found then
    raise no_data_found using message = 'no such answer';
  end if;
  insert into public.tiding_note as n (tenant, contribution, answer, seen_at, seen_by, unsolved_at, unsolved_by)
  values (public.current_tenant(), which, about, moment, public.current_member(), moment, public.current_member())
  on conflict (tenant, contribution, answer) do update set unsolved_at = moment, unsolved_by = public.current_member()
    where n.unsolved_at is null;
  if not found then
    return false;
  end if;
  insert into public.bundle_unsolved (network, bundle, answer, told_in)
  values (of_network, of_bundle, about, pg_catalog.date_trunc('month', public.current_day())::pg_catalog.date)
  on conflict (network, answer) do nothing;
  return true;
end $$;
"""

# One line of later work for whoever sent it and still coordinates there; else for all who do. Spread over an hour, so
# that mails of one answer do not leave together. It returns nothing: the network learns neither whom nor how many.
WAKE = """
create function wake_origins(about uuid, moment timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  with origins as (
    select distinct p.tenant, p.sent_by
    from public.bundle_answer a
    join public.bundle_part t on t.network = a.network and t.bundle = a.bundle and t.left_on is null
    join public.signal_passage p on p.network = t.network and p.contribution = t.contribution
    where a.id = about and a.network = public.current_network() and p.withdrawn_at is null),
  coordinating as (
    select m.tenant, m.id, m.id in (select o.sent_by from origins o where o.tenant = m.tenant) as sent_it
    from public.member m
    where m.tenant in (select tenant from origins) and m.left_at is null and m.blocked_at is null
      and 'coordinator' = any (m.roles)),
  spread as (select o.tenant, pg_catalog.random() * interval '1 hour' as wait
    from (select distinct tenant from origins) o)
  insert into public.outbox (tenant, job, ids, dedupe_key, not_before, message_id)
  select c.tenant, 'bundles.tell', pg_catalog.jsonb_build_object('answer', about, 'member', c.id),
    'bundles.tell:' || about || ':' || c.id, moment + s.wait,
    pg_catalog.replace(pg_catalog.gen_random_uuid()::text, '-', '') || '.' || g.slug
  from coordinating c join spread s on s.tenant = c.tenant join public.municipality g on g.id = c.tenant
  where c.sent_it or not exists (select from coordinating x where x.tenant = c.tenant and x.sent_it)
  on conflict (tenant, dedupe_key) do nothing
$$;
"""
OWNED = """
revoke all on function {function} from public;
grant execute on function {function} to app;
alter function {function} owner to crossing;
"""
FUNCTIONS = (
    "bundle_tidings()",
    "leave_bundle(uuid, uuid)",
    "tell_unsolved(uuid, uuid, timestamptz)",
    "wake_origins(uuid, timestamptz)",
)


async def forwards() -> MigrationManager:
    """Make the functions; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)
    owned = "".join(OWNED.format(function=one) for one in FUNCTIONS)

    async def run() -> None:
        await DB.script(GRANTS + TIDINGS + LEAVE + UNSOLVED + WAKE + owned)

    manager.add_raw(run)
    return manager
