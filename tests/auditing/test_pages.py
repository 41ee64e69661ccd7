"""The log pages: who did what in plain Dutch, behind the wall of the case, a hundred lines at a time."""

import re
from datetime import timedelta

import asyncpg

from infra import clock
from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from services.logs.queries import MOST
from tenants import door
from tenants.access import Role, member_access
from tests.auditing.lines import note
from tests.conftest import Browser
from tests.crawl.told import Told
from tests.figures import Figure

LINE = re.compile(r'<div><p>(.*?)</p>.*?<div class="acts soft">(.*?)</div>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def told_on(html: str) -> list[str]:
    """The sentences of the page, without their hours."""
    return [" ".join(TAG.sub("", what).split()) for what, _ in LINE.findall(html)]


async def begun(an: Browser) -> str:
    told = {"name": "Emma", "first_name": "Emma", "coordinator_kind": "external"}
    return (await an.post("/situaties", told)).headers["location"]


async def test_it_says_who_read_what_and_in_whose_place(
    an: Browser, celia_in_pelt: Browser, world: Cast
) -> None:
    case = await begun(an)
    until = str(clock.today() + timedelta(days=9))
    celia = {"vervanger-member": str(world.members["celia", "pelt"]), "vervanger-until_on": until}
    await an.post(f"{case}/wie-mag-openen/vervanger", celia)
    await celia_in_pelt.get(f"{case}/plan")
    await celia_in_pelt.get(f"{case}/plan")
    page = await an.get(f"{case}/logboek")
    assert told_on(page.text) == [
        "Celia Voorbeeld (vervangt An) opende het plan",
        "An Voorbeeld liet iemand vervangen",
        "An Voorbeeld zette iemand in de kring",
        "An Voorbeeld begon de cliëntsituatie",
    ]
    assert ", 2 keer" in page.text
    assert "Emma" in page.text, "the name of the case"


async def test_it_can_be_narrowed_to_one_person_or_one_kind(an: Browser, bram: Browser, world: Cast) -> None:
    case = await begun(an)
    await bram.get(case)
    mine = await an.get(f"{case}/logboek?wie={world.members['bram', 'pelt']}")
    assert told_on(mine.text) == ["Bram Voorbeeld wou hier binnen en kwam er niet in"]
    read = await an.get(f"{case}/logboek?soort=gelezen")
    assert told_on(read.text) == [], "that you look here yourself is noted and not shown to you"
    for strange in ("?wie=x&soort=y&voor=z", "?voor=999999999999999999999", "?voor=-1"):
        assert (await an.get(f"{case}/logboek{strange}")).status_code == 200


async def test_a_hundred_lines_at_a_time(an: Browser, world: Cast, admin: asyncpg.Connection) -> None:
    case = await begun(an)
    about = await admin.fetchval('select id from "case"')
    await note(world.pelt, *(["plan.read", "case.read"] * MOST), case=about)
    first = await an.get(f"{case}/logboek")
    assert len(told_on(first.text)) == MOST
    older = re.search(r'href="([^"]+)">Wat daarvoor', first.text)
    assert older is not None
    second = await an.get(older[1].replace("&amp;", "&"))
    assert len(told_on(second.text)) == MOST
    assert "Terug naar het nieuwste" in second.text


async def test_a_colleague_without_the_case_reads_no_log_of_it(
    told: Told, admin: asyncpg.Connection, figure: Figure
) -> None:
    """Not by the page, and not by a query of the program either: PostgreSQL has the wall."""
    case = told.scenery.ids["coming"]["case_id"]
    world = told.scenery.world
    seen = {}
    for name, role in (("an", Role.COORDINATOR), ("bram", Role.COORDINATOR), ("fien", Role.ADMINISTRATOR)):
        member = member_access(world.pelt, world.members[name, "pelt"], name, (role,))
        async with door.enter(member):
            seen[name] = await DB.connection.fetchval(
                'select count(*) from audit_line where "case" = $1', case
            )
        figure("foreign log lines", seen[name] if name != "an" else 0)
        assert ((await told.browsers[name].get(f"/situaties/{case}/logboek")).status_code == 200) == (
            name == "an"
        )
    assert seen["an"] > 0
    assert (seen["bram"], seen["fien"]) == (0, 0)


async def test_the_administrator_reads_of_members_and_never_of_a_case(told: Told) -> None:
    await told.browsers["bram"].get(f"/situaties/{told.scenery.ids['coming']['case_id']}")
    page = await told.browsers["fien"].get("/logboek")
    assert page.status_code == 200
    assert told_on(page.text)[0] == "Bram Voorbeeld wou hier binnen en kwam er niet in"
    assert not [word for word in ("Niels", "Leen", "situaties/", "overleg") if word in page.text]


async def test_what_was_done_for_somebody_else_says_for_whom(told: Told) -> None:
    invitation = told.scenery.ids["coming"]["invitation_id"]
    await told.browsers["an"].post(f"/uitnodigingen/{invitation}/antwoord", {"answer": "yes"})
    page = await told.browsers["an"].get(f"/situaties/{told.scenery.ids['coming']['case_id']}/logboek")
    assert "An Voorbeeld (voor Leen) antwoordde: ik kom" in told_on(page.text)
