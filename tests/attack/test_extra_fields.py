"""Every column of every table sent along with every form: no form writes what it did not ask (mass assignment)."""

from uuid import uuid4

import asyncpg
import pytest

from tests.attack.forms import Found
from tests.crawl.mischief import encoded
from tests.crawl.rows import GROWS_BY_REFUSING, differing, fingerprints
from tests.crawl.told import Told
from tests.figures import IS_LONG, Figure

EVERY = 1 if IS_LONG else 3
MARKS = {
    "uuid": str(uuid4()),
    "date": "1901-02-03",
    "timestamptz": "1901-02-03T04:05",
    "int4": "90210",
    "int8": "90210",
    "bool": "true",
}
TEXT = "meegestuurd"
COLUMNS = """
select distinct a.attname, t.typname from pg_class c join pg_attribute a on a.attrelid = c.oid
join pg_type t on t.oid = a.atttypid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
"""
HOLDS = """
select count(*) from public."{0}" t where to_jsonb(t)::text like any($1)
  and not exists (select from picture."{0}" p where to_jsonb(p) = to_jsonb(t))
"""
SOUGHT = [f"%{value}%" for value in (MARKS["uuid"], MARKS["date"], MARKS["int4"], TEXT)]


@pytest.mark.attack
async def test_no_form_writes_what_it_did_not_ask(
    told: Told, admin: asyncpg.Connection, all_forms: list[Found], figure: Figure
) -> None:
    columns = {row[0]: MARKS.get(row[1], TEXT) for row in await admin.fetch(COLUMNS)}
    roles = {
        **columns,
        "tenant": str(told.scenery.world.genk.id),
        "roles": "administrator",
        "role": "administrator",
    }
    wrong, sent, written = [], 0, 0
    for found in [one for one in all_forms if one.form.method == "post"][::EVERY]:
        asked = names_asked(all_forms, found)
        extra = [(name, value) for name, value in roles.items() if name not in asked]
        got = await found.send(told, encoded([*found.form.filled(), *extra]))
        changed = differing(
            {name: one for name, one in told.picture.taken.items() if name not in GROWS_BY_REFUSING},
            await fingerprints(admin, without=GROWS_BY_REFUSING),
        )
        held = {table: await admin.fetchval(HOLDS.format(table), SOUGHT) for table in changed}
        wrong += [f"{found}: {table}" for table, count in held.items() if count]
        if got.status_code >= 500 or await elsewhere(told, admin):
            wrong.append(f"{found}: {got.status_code}")
        sent, written = sent + len(extra), written + bool(changed)
        await told.restore({*changed, *GROWS_BY_REFUSING})
    figure("fields of others sent along, and written", len(wrong), of=sent)
    assert "\n".join(wrong) == ""
    assert written > len(all_forms) / EVERY / 4


def names_asked(all_forms: list[Found], found: Found) -> set[str]:
    """What this form asks, and every other form that goes to the same address."""
    names = {
        name for one in all_forms if one.form.kind[:2] == found.form.kind[:2] for name in one.form.fields
    }
    return names | {name.rpartition("-")[2] for name in names}


async def elsewhere(told: Told, admin: asyncpg.Connection) -> int:
    """Rows that Genk has and had not, and members with other roles."""
    genk = told.scenery.world.genk.id
    more = "select count(*) from public.circle_member where tenant = $1"
    roles = "select count(*) from public.member m join picture.member p using (tenant, id) where m.roles <> p.roles"
    now, before = (
        await admin.fetchval(more, genk),
        await admin.fetchval(more.replace("public", "picture"), genk),
    )
    return int(now != before) + int(await admin.fetchval(roles))
