"""The whole journey of a move by its pages: Pelt offers, Genk accepts, and everybody sees what is theirs."""

import re
from collections.abc import Mapping
from uuid import UUID

import asyncpg
import pytest

from infra import clock
from tests.cases.people import rows
from tests.conftest import Browser
from tests.crawl.told import GUESTS, Told
from tests.figures import Figure
from tests.isolation.matrix import EXPECTED, OF_THE_CASE
from tests.isolation.test_matrix import PLACE, filled
from tests.later import run_due
from tests.moves.conftest import call_off

CONTENT = (
    "Rita",
    "Koen",
    "Leen",
    "Ward",
    "Hilde V",
    "Tine",
    "begeleid wonen",
    "mijn vriendin",
    "Voorbeeldbrug",
)
# What a municipality keeps for itself: its people, and bottlenecks in which nobody is named.
THEIRS = {"member", "signal", "audit_line", "member_invitation"}
LOG = "GET /situaties/{case_id:uuid}/logboek"
SHELL = {"GET /situaties/{case_id:uuid}", LOG, f"{LOG}/vroeger"}  # for who coordinated it


async def choice_in(page: str, label: str) -> str:
    """The value of the option with these words."""
    found = re.search(rf'<option value="([^"]+)">{label}', page)
    assert found is not None, label
    return found[1]


async def offer_by_hand(told: Told, along: str = "everything") -> str:
    """An fills in the page; says the path of the case."""
    path = f"/situaties/{told.scenery.ids['coming']['case_id']}"
    await call_off(told.scenery.world, UUID(told.scenery.ids["coming"]["case_id"]))
    an = told.browsers["an"]
    page = (await an.get(f"{path}/verhuis")).text
    sent = {
        "to": await choice_in(page, "Genk"),
        "agreed_by": await choice_in(page, "Niels Voorbeeld"),
        "agreed_on": clock.today().isoformat(),
        "manner": "spoken",
        "goes_along": along,
    }
    assert (await an.post(f"{path}/verhuis", sent)).status_code == 303
    assert "Wacht op Genk" in (await an.get(f"{path}/verhuis")).text
    return path


async def newest_offer(celia: Browser) -> str:
    """Where Celia reads that somebody comes: the offer that she did not have yet."""
    found = re.findall(r'href="(/verhuizingen/[0-9a-f-]+)"', (await celia.get("/vandaag")).text)
    return str(found[-1])


async def test_genk_accepts_and_works_on_while_pelt_keeps_a_shell(told: Told) -> None:
    path = await offer_by_hand(told)
    an, bram, celia = (told.browsers[name] for name in ("an", "bram", "celia"))
    place = await newest_offer(celia)
    for page in ("/vandaag", place):
        assert "Niels" not in (await celia.get(page)).text
    assert "An Voorbeeld" in (await celia.get(place)).text
    assert (await celia.post(f"{place}/aanvaarding")).headers["location"] == path
    here = (await celia.get(path)).text
    assert "Kwam over uit Pelt" in here
    assert ", in Pelt" in (await celia.get(f"{path}/toestemming")).text
    shell = await an.get(path)
    assert (shell.status_code, (await bram.get(path)).status_code) == (200, 404)
    assert "Niels verhuisde naar Genk" in shell.text
    assert f'href="{path}/logboek"' in shell.text
    assert "nodigde iemand uit" in (await an.get(f"{path}/logboek")).text
    assert (await bram.get(f"{path}/logboek")).status_code == 404
    await run_due()
    assert "Genk nam de situatie van Niels over" in (await an.get("/vandaag")).text
    assert (await celia.post(f"{place}/aanvaarding")).status_code == 404
    assert "Dit aanbod wacht niet meer" in (await celia.get(place)).text


@pytest.mark.attack
async def test_every_page_of_the_case_is_genks_and_nobodys_in_pelt(told: Told, figure: Figure) -> None:
    pages = staff_pages(told)
    await call_off(told.scenery.world, UUID(told.scenery.ids["coming"]["case_id"]))
    before = {path: (await told.browsers["an"].get(path)).status_code for _, path in pages}
    await accept_by_hand(told)
    assert {path: (await told.browsers["celia"].get(path)).status_code for _, path in pages} == before
    assert list(before.values()).count(200) > 25
    readable = 0
    for line, path in pages:
        for name in ("an", "bram", "hilde", "jan", "celia_in_pelt", "fien", "gust"):
            answer = await told.browsers[name].get(path)
            is_shell = name == "an" and line in SHELL
            readable += answer.status_code != 404 and not is_shell
    figure("pages of a moved case that its old municipality still reads", readable, of=len(pages) * 7)
    assert readable == 0


@pytest.mark.attack
async def test_links_of_before_are_as_dead_as_links_that_never_were(told: Told) -> None:
    held = {name: told.scenery.links[name] for name in GUESTS if name != "marijke"}
    await accept_by_hand(told)
    for name, token in held.items():
        for slug in ("pelt", "genk"):
            real = await told.browsers[name].get(f"/{slug}/u/{token}")
            never = await told.browsers["nobody"].get(f"/{slug}/u/{'x' * 43}")
            assert (real.status_code, real.text) == (never.status_code, never.text)


@pytest.mark.attack
async def test_no_word_of_the_case_stays_in_pelt(told: Told, admin: asyncpg.Connection) -> None:
    before = await words_in_pelt(told, admin)
    assert before
    await accept_by_hand(told)
    case = told.scenery.ids["coming"]["case_id"]
    left = {table for table, text in (await words_in_pelt(told, admin)).items() if case in text}
    assert left <= {"audit_line", "case_move", "case_opening", "outbox", "submission"}
    shell = (await words_in_pelt(told, admin))["case_move"]
    assert [word for word in CONTENT if word in shell] == []


async def test_both_logs_tell_it(told: Told) -> None:
    await accept_by_hand(told)
    await run_due()
    world, case = told.scenery.world, UUID(told.scenery.ids["coming"]["case_id"])
    actions = 'select action from audit_line where "case" = $1 order by number'
    pelt = [row["action"] for row in await rows(world, actions, case)]
    assert [one for one in pelt if one in {"case.offered", "case.move-accepted"}] == [
        "case.offered",
        "case.move-accepted",
    ]
    celia = (await told.browsers["celia"].get(f"/situaties/{case}")).status_code
    assert celia == 200


async def accept_by_hand(told: Told, along: str = "everything") -> str:
    path = await offer_by_hand(told, along)
    celia = told.browsers["celia"]
    answer = await celia.post(f"{await newest_offer(celia)}/aanvaarding")
    assert answer.status_code == 303
    return path


def staff_pages(told: Told) -> list[tuple[str, str]]:
    """Every page that shows something of Niels' case, with its ids; a listed bottleneck stays in Pelt (0039)."""
    ids: Mapping[str, str] = told.scenery.ids["held"]
    lines = [
        line
        for line, one in EXPECTED.items()
        if line.startswith("GET") and one.way == "staff" and one.welcome == OF_THE_CASE.welcome
        if not line.startswith("GET /knelpunten/")
    ]
    return [(line, filled(line, ids)) for line in lines if all(p[1] in ids for p in PLACE.finditer(line))]


async def words_in_pelt(told: Told, admin: asyncpg.Connection) -> dict[str, str]:
    """All text of each table of Pelt, but what is not of cases."""
    tables = await admin.fetch(
        "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' "
        "where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"
    )
    found = {}
    for table in tables:
        if table["relname"] not in THEIRS - {"audit_line"}:
            query = f"select string_agg(t::text, ' ') from \"{table['relname']}\" t where tenant = $1"
            found[table["relname"]] = await admin.fetchval(query, told.scenery.world.pelt.id) or ""
    return found
