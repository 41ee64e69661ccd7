"""What is closed to somebody stays closed: no row of openings changes hands, and bars go along with a case that moves.

Nothing leaves either for who is barred from it, nor what must be kept since it was offered. Decision 0015.
"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB

ID = "2026-11-22T03:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "bars hold"

# An opening ends; it does not become another's, nor disappear, but in the erasing, moving or merging of a case.
KEPT = """
create function opening_kept() returns trigger language plpgsql set search_path = '' as $$
begin
  if current_user = 'crossing' or (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = current_user) then
    return coalesce(new, old);
  end if;
  if public.case_scope() <> 'all' and (tg_op = 'DELETE' or (new.tenant, new."case", new.member, new.kind)
      is distinct from (old.tenant, old."case", old.member, old.kind)) then
    raise exception 'an opening stays whose it is' using errcode = 'insufficient_privilege';
  end if;
  return coalesce(new, old);
end $$;
create trigger opening_kept before delete or update of tenant, "case", member, kind on case_opening
  for each row execute function opening_kept();
"""

BEFORE = """
  if led is null or led = me or (new.kind = 'coordinator' and new.member = led) then
    return null;
  end if;
"""
# A case that is not here (any more, or yet) opens for nobody.
AFTER = """
  if led = me or (new.kind = 'coordinator' and new.member = led) then
    return null;
  end if;
  if led is null and not exists (
    select from public.case_opening o where o.tenant = new.tenant and o.id = new.id) then
    return null;
  end if;
"""

ENDED = """
  delete from public.case_opening o where o.tenant = home and o."case" = offer."case" and o.kind <> 'coordinator';
  delete from public.case_opening o where o.tenant = here and o."case" = offer."case";
"""
BARS = """
  delete from public.case_opening o where o.tenant = home and o."case" = offer."case"
    and o.kind not in ('coordinator', 'barred');
  delete from public.case_opening o where o.tenant = here and o."case" = offer."case" and o.kind <> 'barred';
  insert into public.case_opening (tenant, "case", member, kind, opened_at, opened_by)
    select distinct here, o."case", m.id, 'barred', moment, public.current_member()
    from public.case_opening o
    join public.member b on b.tenant = o.tenant and b.id = o.member
    join public.member m on m.tenant = here and m.issuer = b.issuer and m.subject = b.subject
    where o.tenant = home and o."case" = offer."case" and o.kind = 'barred' and o.ended_at is null
      and not exists (select from public.case_opening h where h.tenant = here and h."case" = o."case"
                      and h.member = m.id and h.kind = 'barred' and h.ended_at is null);
  if exists (select from public.case_opening h where h.tenant = here and h."case" = offer."case"
             and h.member = public.current_member() and h.kind = 'barred' and h.ended_at is null) then
    raise exception 'move.not-you' using errcode = 'RT001';
  end if;
"""
GONE = """
    raise exception 'move.gone' using errcode = 'RT001';
  end if;
"""
CHANGED = """
    raise exception 'move.gone' using errcode = 'RT001';
  end if;
  if exists (select from public."case" c where c.tenant = home and c.id = offer."case" and c.closed_at is not null) then
    raise exception 'move.closed-there' using errcode = 'RT001';
  end if;
  if offer.goes_along = 'current' and exists (
    select from public.legal_hold h where h.tenant = home and h."case" = offer."case" and h.ended_by is null) then
    raise exception 'move.held-there' using errcode = 'RT001';
  end if;
"""
CHANGES = (
    ("opening_granted", "crossing", ((BEFORE, AFTER),)),
    ("carry_case", "owner", ((ENDED, BARS), (GONE, CHANGED))),
)
BODY = "select pg_get_functiondef(p.oid) from pg_proc p where p.proname = $1"


async def forwards() -> MigrationManager:
    """Change the functions where they stand; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(KEPT + "revoke all on function opening_kept() from public;")
        for name, whose, parts in CHANGES:
            body = str(await DB.connection.fetchval(BODY, name))
            for before, after in parts:
                if body.count(before.strip("\n")) != 1:
                    raise RuntimeError(f"{name} is not as it was")
                body = body.replace(before.strip("\n"), after.strip("\n"))
            await DB.script(f"set local role {whose}; {body}; set local role owner;")

    manager.add_raw(run)
    return manager
