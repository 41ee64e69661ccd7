"""Ids of another case or another municipality inside one's own form or address: answered like ids of nobody.

Nothing is written by them. An has two cases, Bram one, and there is one in Genk: PostgreSQL alone would let An
mix up her own two.
"""

import re
from collections.abc import Iterator
from uuid import uuid4

import asyncpg
import httpx
import pytest

from tests.attack.forms import Found
from tests.attack.owners import ID, Owner, owners, strangers
from tests.crawl.mischief import encoded
from tests.crawl.rows import GROWS_BY_REFUSING, differing, fingerprints
from tests.crawl.told import Told
from tests.figures import IS_LONG, Figure
from tests.isolation.matrix import EXPECTED
from tests.isolation.test_matrix import PLACE, ask, filled, ids_for

CHANGING = re.compile(
    r'name="sheet" value="[^"]*"|data-(?:now|from)="[^"]*"|(?<=data-spent>)\d+|(?<=data-left>)\d+'
)
HOLDS = 'select count(*) from public."{0}" t where t::text like $1'
MIXED = [line for line, one in EXPECTED.items() if one.way == "staff" and len(PLACE.findall(line)) > 1]

pytestmark = [pytest.mark.attack, pytest.mark.timeout(600)]


@pytest.fixture(scope="session")
async def owned(once_told: Told, admin: asyncpg.Connection) -> dict[str, Owner]:
    """Whose every id is."""
    await once_told.restore()
    return await owners(admin)


async def test_a_form_takes_no_ids_of_others(
    told: Told, admin: asyncpg.Connection, all_forms: list[Found], owned: dict[str, Owner], figure: Figure
) -> None:
    wrong, tried = [], 0
    for found in all_forms:
        for name, fields in with_ids_of_others(found, owned):
            tried += 1
            got, wrote = await send(told, admin, found, name, fields)
            like, _ = await send(
                told,
                admin,
                found,
                str(uuid4()),
                [(one.replace(name, NOBODY), value.replace(name, NOBODY)) for one, value in fields],
            )
            if wrote or said(got) != said(like) or got.status_code >= 500:
                wrong.append(f"{found} {owned[name].table}: {got.status_code} {like.status_code} {wrote}")
    figure("ids of others in forms, taken or told apart", len(wrong), of=tried)
    assert "\n".join(wrong) == ""
    assert tried > len(all_forms) / 4


NOBODY = str(uuid4())


def with_ids_of_others(found: Found, owned: dict[str, Owner]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The form as somebody fills it in, with one id in one place changed for one of elsewhere.

    The short form takes one stranger for each field, by turns.
    """
    form = found.form
    here = {owned[one].case for one in ID.findall(form.action) if one in owned} - {""}
    for turn, one in enumerate(form.fields.values()):
        known = [value for value in (one.value, *one.options, *ID.findall(one.name)) if value in owned]
        cases = here | {owned[value].case for value in known} - {""}
        others = strangers(owned, known[0], cases) if known and cases else []
        for stranger in others if IS_LONG else others[turn % max(len(others), 1) :][:1]:
            if known[0] in one.name:
                yield stranger, [(name.replace(known[0], stranger), value) for name, value in form.filled()]
            else:
                yield stranger, form.filled(**{one.name: stranger})


async def send(
    told: Told, admin: asyncpg.Connection, found: Found, strange: str, fields: list[tuple[str, str]]
) -> tuple[httpx.Response, list[str]]:
    """Send it; returns the answer and the tables where this id stands now and did not before."""
    got = await found.send(told, encoded(fields))
    changed = differing(
        {table: prints for table, prints in told.picture.taken.items() if table not in GROWS_BY_REFUSING},
        await fingerprints(admin, without=GROWS_BY_REFUSING),
    )
    wrote = []
    for table in changed:
        now = await admin.fetchval(HOLDS.format(table), f"%{strange}%")
        before = await admin.fetchval(HOLDS.format(table).replace("public.", "picture."), f"%{strange}%")
        wrote += [table] if now != before else []
    await told.restore({*changed, *GROWS_BY_REFUSING})
    return got, wrote


def said(got: httpx.Response) -> tuple[int, str, str]:
    """The answer without the ids in it, and without what is another each time: the page's mark, the clock."""
    return (
        got.status_code,
        CHANGING.sub("*", ID.sub("*", got.text)),
        ID.sub("*", got.headers.get("location", "")),
    )


@pytest.mark.parametrize("line", MIXED)
async def test_an_address_mixes_no_cases(
    told: Told, admin: asyncpg.Connection, owned: dict[str, Owner], line: str, figure: Figure
) -> None:
    ids = ids_for(told, EXPECTED[line])
    for place in PLACE.findall(line)[1:]:
        if ids.get(place) in owned:
            here = {owned[ids[place]].case}
            for stranger in strangers(owned, ids[place], here):
                got = await ask(told.browsers["an"], line, filled(line, {**ids, place: stranger}))
                nothing = await ask(told.browsers["an"], line, filled(line, {**ids, place: str(uuid4())}))
                figure(
                    "ids of others in addresses, taken or told apart", int(said(got) != said(nothing)), of=1
                )
                assert (place, said(got)) == (place, said(nothing))
    after = await fingerprints(admin, without=GROWS_BY_REFUSING)
    assert differing({name: told.picture.taken[name] for name in after}, after) == []
