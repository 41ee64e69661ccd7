"""The schema of moves: a case that is offered to another municipality, and one that arrived. See decision 0015.

The shell of a case that left keeps its wall: the opening of its coordinator outlives the case. What carries the
rows of a case is in services_2026_11_22_carrying.py.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import CARRIED, case_table, one_of, tenant_table, wall_by_case

ID = "2026-11-22T01:31:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "moves"

MANNERS = ("spoken", "paper", "screen")
ALONG = ("everything", "current")
OUTCOMES = ("", "accepted", "declined", "withdrawn")

MOVE = (
    tenant_table(
        "case_move",
        f"""
  "case" uuid not null,
  case_name text not null,
  began_at timestamptz not null,
  to_municipality uuid not null references municipality (id),
  agreed_by text not null check (agreed_by <> ''),
  agreed_on date not null,
  manner text not null {one_of("manner", MANNERS)},
  goes_along text not null {one_of("goes_along", ALONG)},
  offered_at timestamptz not null,
  offered_by uuid not null,
  offered_name text not null,
  offered_phone text not null,
  outcome text not null {one_of("outcome", OUTCOMES)},
  words text not null,
  answered_name text not null,
  answered_at timestamptz,
  seen_at timestamptz,
  check ((outcome = '') = (answered_at is null))
""",
    )
    + wall_by_case("case_move")
    + """
create index on case_move (tenant, "case");
create unique index on case_move (tenant, "case") where outcome = '';
create index on case_move (tenant, to_municipality) where outcome = '';
alter table case_opening drop constraint case_opening_tenant_case_fkey;
"""
)

ARRIVAL = (
    case_table(
        "case_arrival",
        f"""
  came_from text not null,
  offered_name text not null,
  agreed_by text not null,
  agreed_on date not null,
  manner text not null {one_of("manner", MANNERS)},
  goes_along text not null {one_of("goes_along", ALONG)},
  arrived_at timestamptz not null,
  arrived_by uuid not null
""",
    )
    + "alter table consent add given_in text not null default '';\n"
)

GRANTS = """
grant select (coordinator, version), update (version) on "case" to crossing;
grant select (led_to), update (led_to) on referral to crossing;
grant select (done_at, dropped_at) on agreement to crossing;
grant select (dropped_at) on goal, step to crossing;
grant select (held_at, cancelled_at) on consultation to crossing;
grant select on case_move to crossing;
grant update (outcome, words, answered_name, answered_at) on case_move to crossing;
grant select (id, ids, job, done_at, claimed_until, not_before),
  insert (tenant, job, ids, dedupe_key, not_before, message_id), delete on outbox to crossing;
grant select (tenant, id, path), delete on kept_form to crossing;
grant select (blocked_at), insert (tenant, issuer, subject, name, email, phone, roles, left_at) on member to crossing;
"""

ACTING = """
  select m.name into acting from public.member m
  where m.tenant = public.current_tenant() and m.id = public.current_member()
    and m.left_at is null and m.blocked_at is null and 'coordinator' = any (m.roles);
"""

WAITING = """
create function moves_waiting()
returns table (move uuid, came_from text, offered_by text, phone text, offered_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select v.id, g.name, v.offered_name, v.offered_phone, v.offered_at
  from public.case_move v join public.municipality g on g.id = v.tenant
  where v.to_municipality = public.current_tenant() and v.outcome = '' and exists (
    select from public.member m where m.tenant = public.current_tenant() and m.id = public.current_member()
      and m.left_at is null and m.blocked_at is null and 'coordinator' = any (m.roles))
  order by v.offered_at
$$;
create function municipalities_that_receive() returns table (municipality uuid, name text)
language sql stable security definer set search_path = '' as $$
  select g.id, g.name from public.municipality g
  where g.valid_to is null and g.id <> public.current_tenant() and exists (
    select from public.member m where m.tenant = g.id and m.left_at is null and m.blocked_at is null
      and 'coordinator' = any (m.roles))
  order by g.name
$$;
"""

# The sender's own log and mail are written by jobs of its own: their rows are all that is written over there.
TOLD = """
  insert into public.outbox (tenant, job, ids, dedupe_key, not_before, message_id)
  select offer.tenant, told.job, pg_catalog.jsonb_build_object('move', offer.id), told.job || ':' || offer.id, moment,
         pg_catalog.replace(pg_catalog.gen_random_uuid()::text, '-', '') || '.' || g.slug
  from public.municipality g, (values ('moves.note-answer'), ('moves.tell-answer')) as told (job)
  where g.id = offer.tenant;
"""

DECLINE = f"""
create function decline_case(move uuid, why text, moment timestamptz) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  acting text;
  offer public.case_move;
begin
  {ACTING}
  update public.case_move v set outcome = 'declined', words = why, answered_name = acting, answered_at = moment
  where v.id = move and v.to_municipality = public.current_tenant() and v.outcome = '' and acting is not null
  returning v.* into offer;
  if offer.id is null then
    return false;
  end if;
  {TOLD}
  return true;
end $$;
"""  # noqa: S608 - SQL of ours alone

CROSSING = (
    "moves_waiting()",
    "municipalities_that_receive()",
    "decline_case(uuid, text, timestamptz)",
)
HANDED_OVER = """
revoke all on function {function} from public;
grant execute on function {function} to app;
alter function {function} owner to crossing;
"""


async def forwards() -> MigrationManager:
    """Make the tables and the functions; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)
    handed = "".join(HANDED_OVER.format(function=one) for one in CROSSING)

    async def run() -> None:
        await DB.script(MOVE + ARRIVAL + CARRIED + GRANTS + WAITING + DECLINE + handed)

    manager.add_raw(run)
    return manager
