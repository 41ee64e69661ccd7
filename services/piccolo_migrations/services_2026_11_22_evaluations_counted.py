"""Counting evaluations reads the columns it was given, and answers who coordinates here and later work alone."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T20:12:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "evaluations counted"

COUNTS = """
set local role crossing;
create or replace function evaluation_counts(since timestamptz, until timestamptz)
returns table (part text, face text, times bigint)
language sql stable security definer set search_path = '' as $$
  with may as (
    select public.case_scope() = 'all' or exists (
      select from public.member m where m.tenant = public.current_tenant() and m.id = public.current_member()
        and m.left_at is null and m.blocked_at is null and 'coordinator' = any(m.roles)) as yes),
  said as (
    select f.answered_at, f.declined_at, f.relevance, f.impact, f.fulfilment, f.coordination
    from public.feedback f
    join public.circle_member p on (p.tenant, p.id) = (f.tenant, f.circle_member)
    where f.tenant = public.current_tenant() and p.kind = 'client'
      and f.asked_at >= since and f.asked_at < until),
  counted as (
    select 'asked' as part, '' as face, count(*) as times from said
    union all select 'answered', '', count(*) from said where answered_at is not null
    union all select 'declined', '', count(*) from said where declined_at is not null
    union all
    select a.part, a.face, count(*) from said s,
      lateral (values ('relevance', s.relevance), ('impact', s.impact), ('fulfilment', s.fulfilment),
                      ('coordination', s.coordination)) a (part, face)
    where s.answered_at is not null and a.face <> '' group by a.part, a.face
    union all
    select a.part, a.face, count(*) from public.helper_minute m,
      lateral (values ('was-useful', m.was_useful), ('client-had-say', m.client_had_say)) a (part, face)
    where m.tenant = public.current_tenant() and m.answered_at >= since and m.answered_at < until
      and a.face <> ''
    group by a.part, a.face)
  select c.part, c.face, c.times from counted c where (select yes from may)
$$;
set local role owner;
"""


async def forwards() -> MigrationManager:
    """Replace it; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(COUNTS)

    manager.add_raw(run)
    return manager
