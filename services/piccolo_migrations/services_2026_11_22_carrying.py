"""How a case changes hands: one function of the crossing, all rows in the transaction of who accepts. Decision 0015.

It reads the catalogue: a table that was made later goes along as history, or stops the move where it may not be
touched. Whose hand wrote a row over there becomes somebody here who left: a readable name, no foreign id.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T01:32:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "carrying a case"

ACTING = """
  select m.name into acting from public.member m
  where m.tenant = public.current_tenant() and m.id = public.current_member()
    and m.left_at is null and m.blocked_at is null and 'coordinator' = any (m.roles);
"""

# The sender's own log and mail are written by jobs of its own: their rows are all that is written over there.
TOLD = """
  insert into public.outbox (tenant, job, ids, dedupe_key, not_before, message_id)
  select offer.tenant, told.job, pg_catalog.jsonb_build_object('move', offer.id), told.job || ':' || offer.id, moment,
         pg_catalog.replace(pg_catalog.gen_random_uuid()::text, '-', '') || '.' || g.slug
  from public.municipality g, (values ('moves.note-answer'), ('moves.tell-answer')) as told (job)
  where g.id = offer.tenant;
"""

TABLES = """
create function case_tables() returns table (relation regclass, belongs name, fate text) language sql stable
set search_path = '' as $$
  select c.oid::regclass, a.attname,
    case
      when c.relname in ('case_opening', 'opening_reason', 'guest_link', 'access_code', 'guest_session',
                         'known_browser', 'signal_origin') then 'ends'
      when c.relname in ('circle_member', 'representative', 'consent', 'presence', 'restriction', 'signature', 'goal',
                         'step', 'agreement', 'agreement_move', 'assent', 'follow_up', 'reminder', 'case_arrival')
        then 'current'
      else 'history'
    end
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and not a.attisdropped
   and a.attname = case when c.relname = 'guest_link' then 'opens' else 'case' end
  where n.nspname = 'public' and c.relkind = 'r' and c.relname not in ('audit_line', 'case_move')
  order by c.relname
$$;
create function hands_of(relation regclass) returns setof name language sql stable set search_path = '' as $$
  select a.attname from pg_catalog.pg_attribute a
  where a.attrelid = relation and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
    and a.attname not in ('tenant', 'id', 'case') and not exists (
      select from pg_catalog.pg_constraint k where k.contype = 'f' and k.conrelid = relation
        and a.attnum = any (k.conkey) and k.confrelid <> 'public.member'::regclass)
$$;
"""

STAND_IN = """
create function stand_in_for(home uuid, whom uuid, place text, moment timestamptz) returns uuid language plpgsql
set search_path = '' as $$
declare
  here uuid := public.current_tenant();
  known record;
  called text;
  answer uuid;
begin
  select m.issuer, m.subject, m.name into strict known from public.member m where m.tenant = home and m.id = whom;
  select m.id into answer from public.member m
  where m.tenant = here and m.issuer = known.issuer and m.subject = known.subject;
  if answer is null then
    called := known.name || case when known.issuer = 'urn:rondetafel:elsewhere' then '' else ' (' || place || ')' end;
    insert into public.member (tenant, issuer, subject, name, email, phone, roles, left_at)
    values (here, 'urn:rondetafel:elsewhere', called, called, '', '', '{}', moment)
    on conflict (tenant, issuer, subject) do nothing;
    select m.id into strict answer from public.member m
    where m.tenant = here and m.issuer = 'urn:rondetafel:elsewhere' and m.subject = called;
  end if;
  return answer;
end $$;
"""

# The rows change hands in place: one statement a table, all of it in the transaction of who accepts.
CARRY = """
create function carry_rows(relation regclass, belongs name, keys uuid[], home uuid, place text, moment timestamptz)
returns void language plpgsql set search_path = '' as $$
declare
  hand name;
  whom uuid;
begin
  for hand in select public.hands_of(relation) loop
    for whom in execute pg_catalog.format(
      'select distinct t.%1$I from %2$s t join public.member m on m.tenant = t.tenant and m.id = t.%1$I '
      'where t.tenant = $1 and t.%3$I = any ($2)', hand, relation, belongs) using home, keys
    loop
      execute pg_catalog.format('update %s t set %I = $1 where t.tenant = $2 and t.%I = any ($3) and t.%2$I = $4',
        relation, hand, belongs) using public.stand_in_for(home, whom, place, moment), home, keys, whom;
    end loop;
  end loop;
  execute pg_catalog.format('update %s set tenant = $1 where tenant = $2 and %I = any ($3)', relation, belongs)
    using public.current_tenant(), home, keys;
end $$;
"""

STOP = """
create function stop_mails(offer public.case_move, moment timestamptz) returns void language plpgsql
set search_path = '' as $$
declare
  one record;
  theirs text[];
  carried text[] := array[offer."case"::text];
  is_busy boolean;
begin
  for one in select * from public.case_tables() loop
    execute pg_catalog.format('select array(select id::text from %s where tenant = $1 and %I = $2)',
      one.relation, one.belongs) into theirs using offer.tenant, offer."case";
    carried := carried || theirs;
  end loop;
  with stopped as (
    delete from public.outbox o where o.tenant = offer.tenant and exists (
      select from pg_catalog.jsonb_each_text(o.ids) v where v.value = any (carried))
    returning o.done_at, o.claimed_until, o.not_before)
  select pg_catalog.bool_or(s.done_at is null and (s.not_before <= moment or s.claimed_until > moment))
  into is_busy from stopped s;
  if is_busy then
    raise exception 'move.mail-under-way' using errcode = 'RT001';
  end if;
  delete from public.kept_form k where k.tenant = offer.tenant and exists (
    select from pg_catalog.unnest(carried) i where pg_catalog.strpos(k.path, i) > 0);
end $$;
"""

# What the client does not want to take along is erased: it stays nowhere.
LEAVE = """
create function leave_history(home uuid, about uuid) returns void language plpgsql set search_path = '' as $$
declare
  one record;
  waiting regclass[];
  still regclass[];
begin
  delete from public.referral r where r.tenant = home and r.led_to = about;
  for one in
    select k.conrelid::regclass as relation, a.attname from pg_catalog.pg_constraint k
    join public.case_tables() f on f.relation = k.conrelid and f.fate = 'current'
    join public.case_tables() t on t.relation = k.confrelid and t.fate = 'history'
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey) and a.attname <> 'tenant'
    where k.contype = 'f'
  loop
    execute pg_catalog.format('update %s set %I = null where tenant = $1 and "case" = $2', one.relation, one.attname)
      using home, about;
  end loop;
  delete from public.agreement_move x using public.agreement a where x.tenant = home and a.tenant = home
    and a.id = x.agreement and a."case" = about and (a.done_at is not null or a.dropped_at is not null);
  delete from public.assent x using public.agreement a where x.tenant = home and a.tenant = home
    and a.id = x.agreement and a."case" = about and (a.done_at is not null or a.dropped_at is not null);
  delete from public.agreement a where a.tenant = home and a."case" = about
    and (a.done_at is not null or a.dropped_at is not null);
  delete from public.assent x using public.goal g where x.tenant = home and g.tenant = home and g.id = x.goal
    and g."case" = about and g.dropped_at is not null;
  update public.agreement a set goal = null from public.goal g where a.tenant = home and g.tenant = home
    and g.id = a.goal and g."case" = about and g.dropped_at is not null;
  delete from public.step s using public.goal g where s.tenant = home and g.tenant = home and g.id = s.goal
    and g."case" = about and (g.dropped_at is not null or s.dropped_at is not null);
  delete from public.goal g where g.tenant = home and g."case" = about and g.dropped_at is not null;
  select pg_catalog.array_agg(t.relation) into waiting from public.case_tables() t where t.fate = 'history';
  while waiting is not null loop
    still := null;
    for one in select w as relation from pg_catalog.unnest(waiting) w loop
      begin
        execute pg_catalog.format('delete from %s where tenant = $1 and "case" = $2', one.relation) using home, about;
      exception when foreign_key_violation then
        still := pg_catalog.array_append(still, one.relation);
      end;
    end loop;
    if still = waiting then
      raise exception 'history cannot be left behind: %', still;
    end if;
    waiting := still;
  end loop;
end $$;
"""

CASE = """
create function carry_case(offer public.case_move, place text, moment timestamptz) returns void language plpgsql
set search_path = '' as $$
declare
  here uuid := public.current_tenant();
  home uuid := offer.tenant;
  about uuid[] := array[offer."case"];
  requests uuid[];
  one record;
begin
  set constraints all deferred;
  perform from public."case" c where c.tenant = home and c.id = offer."case" for update;
  if not found then
    raise exception 'move.gone' using errcode = 'RT001';
  end if;
  if exists (select from public.consultation s where s.tenant = home and s."case" = offer."case"
             and s.held_at is null and s.cancelled_at is null) then
    raise exception 'move.sitting-ahead' using errcode = 'RT001';
  end if;
  perform public.stop_mails(offer, moment);
  for one in select * from public.case_tables() t
    where t.fate = 'ends' and t.relation <> 'public.case_opening'::regclass
  loop
    execute pg_catalog.format('delete from %s where tenant = $1 and %I = any ($2)', one.relation, one.belongs)
      using home, about;
  end loop;
  delete from public.case_opening o where o.tenant = home and o."case" = offer."case" and o.kind <> 'coordinator';
  delete from public.case_opening o where o.tenant = here and o."case" = offer."case";
  if offer.goes_along = 'current' then
    perform public.leave_history(home, offer."case");
    update public."case" set referral = null where tenant = home and id = offer."case";
  end if;
  select pg_catalog.array_agg(r.id) into requests from public.referral r
  where r.tenant = home and r.led_to = offer."case";
  perform public.carry_rows('public.referral_person', 'referral', requests, home, place, moment);
  perform public.carry_rows('public.weighing', 'referral', requests, home, place, moment);
  perform public.carry_rows('public.referral', 'led_to', about, home, place, moment);
  for one in select * from public.case_tables() t where t.fate <> 'ends' loop
    perform public.carry_rows(one.relation, one.belongs, about, home, place, moment);
  end loop;
  perform public.carry_rows('public."case"', 'id', about, home, place, moment);
  update public."case" c set coordinator = public.current_member(), version = c.version + 1
  where c.tenant = here and c.id = offer."case";
end $$;
"""

TAKE = f"""
create function take_case(move uuid, moment timestamptz)
returns table (refusal text, about uuid, came_from text, offered_by text, agreed text, day date, how text, along text)
language plpgsql security definer set search_path = '' as $$
declare
  acting text;
  offer public.case_move;
begin
  {ACTING}
  select v.* into offer from public.case_move v
  where v.id = move and v.to_municipality = public.current_tenant() and v.outcome = '' and acting is not null
  for update;
  if offer.id is null then
    refusal := 'move.gone';
    return next;
    return;
  end if;
  select g.name into came_from from public.municipality g where g.id = offer.tenant;
  begin
    perform public.carry_case(offer, came_from, moment);
  exception when sqlstate 'RT001' then
    refusal := sqlerrm;
    return next;
    return;
  end;
  update public.case_move v set outcome = 'accepted', answered_name = acting, answered_at = moment
  where v.tenant = offer.tenant and v.id = offer.id;
  {TOLD}
  refusal := '';
  about := offer."case";
  offered_by := offer.offered_name;
  agreed := offer.agreed_by;
  day := offer.agreed_on;
  how := offer.manner;
  along := offer.goes_along;
  return next;
end $$;
"""  # noqa: S608 - SQL of ours alone

INNER = (
    "case_tables()",
    "hands_of(regclass)",
    "stand_in_for(uuid, uuid, text, timestamptz)",
    "carry_rows(regclass, name, uuid[], uuid, text, timestamptz)",
    "stop_mails(case_move, timestamptz)",
    "leave_history(uuid, uuid)",
    "carry_case(case_move, text, timestamptz)",
)
CLOSED = """
revoke all on function {function} from public;
grant execute on function {function} to crossing;
"""
HANDED_OVER = """
revoke all on function {function} from public;
grant execute on function {function} to app;
alter function {function} owner to crossing;
"""


async def forwards() -> MigrationManager:
    """Make the functions; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)
    functions = TABLES + STAND_IN + CARRY + STOP + LEAVE + CASE + TAKE
    handed = "".join(CLOSED.format(function=one) for one in INNER)
    handed += HANDED_OVER.format(function="take_case(uuid, timestamptz)")

    async def run() -> None:
        await DB.script(functions + handed)

    manager.add_raw(run)
    return manager
