"""Tags and strange characters in every text that people type: pages and papers show them as they are."""

import asyncpg
import pytest
from markupsafe import escape

from tests.crawl.mischief import SCRIPT, STRANGE, TAGS
from tests.crawl.spots import SPOTS, Spot
from tests.crawl.told import Told

COLUMNS = """
select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
  and a.atttypid = 'text'::regtype and not exists (
    select from pg_constraint k where k.conrelid = c.oid and a.attnum = any(k.conkey)
      and pg_get_constraintdef(k.oid) ~ 'ANY \\(ARRAY|~')
order by 1, 2
"""
OURS = {
    "domain",
    "sector",
    "result",
    "slug",
    "issuer",
    "subject",
    "content",
    "conduct",
    "vocabulary",
    "roles",
}
NOT_TYPED = {"audit_line", "outbox", "session", "sign_in_attempt", "submission", "kept_form", "municipality"}
NOT_TYPED |= {"throttle", "signing_key", "publication_cell"}
# Where an empty text says something: not confirmed yet, taken back.
MAY_BE_EMPTY = {"signal", "network_contribution"}


@pytest.fixture(params=[TAGS, STRANGE], ids=["tags", "strange characters"], scope="module")
async def poison(request: pytest.FixtureRequest, once_told: Told, admin: asyncpg.Connection) -> str:
    """The same words everywhere."""
    await once_told.restore()
    async with admin.transaction():
        await admin.execute("set local session_replication_role = replica")  # also what is never changed
        for table, column in await admin.fetch(COLUMNS):
            if column not in OURS and table not in NOT_TYPED:
                typed = f"where \"{column}\" <> ''" if table in MAY_BE_EMPTY else ""
                await admin.execute(f'update public."{table}" set "{column}" = $1 {typed}', request.param)
    return str(request.param)


@pytest.mark.parametrize("spot", SPOTS, ids=str)
async def test_what_people_typed_stays_text(once_told: Told, poison: str, spot: Spot) -> None:
    got = await once_told.browsers[spot.visitor].get(spot.address(once_told))
    assert got.status_code < 500
    is_page = bool(got.content) and got.headers["content-type"].startswith("text/html")
    assert not is_page or not [acted for acted in (SCRIPT, "<img src=x", "&gt;49") if acted in got.text]


async def test_there_is_poison_on_the_page_of_the_case(once_told: Told, poison: str) -> None:
    ids = once_told.scenery.ids["coming"]
    for address in (f"/situaties/{ids['case_id']}", f"/overleggen/{ids['consultation_id']}"):
        assert escape(poison) in (await once_told.browsers["an"].get(address)).text
