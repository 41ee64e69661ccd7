"""Dirk keeps the list of his network; what was coded or published stays as it was."""

import re
from datetime import date

import asyncpg
import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from services.errors import Conflict
from services.themes import actions, queries, rules
from services.themes.first import FIRST
from tenants import door
from tenants.access import Access, Actor, Kind, NetworkRole, Role, member_access, rights_of
from tests.conftest import Browser

THEMES = "/netwerk/themas"
WORDS = {"name": "Een dak", "explanation": "Wonen en alles erbij.", "words": "huur\nwoning"}


def of_dirk(world: Cast) -> Access:
    roles = (str(NetworkRole.ADMINISTRATOR),)
    return Access(None, Actor(Kind.NETWORK, None, "Dirk", roles), rights_of(roles), network=world.network)


def of_an(world: Cast) -> Access:
    return member_access(world.pelt, world.an, "An Voorbeeld", (Role.COORDINATOR,))


async def version(browser: Browser, code: str) -> str:
    found = re.search(r'name="version"[^>]*value="(\d+)"', (await browser.get(f"{THEMES}/{code}")).text)
    assert found is not None
    return found[1]


async def test_a_network_that_changed_nothing_has_the_first_list(world: Cast, dirk: Browser) -> None:
    page = (await dirk.get(THEMES)).text
    assert all(f">{theme.name}</a>" in page for theme in FIRST)
    async with door.enter(of_an(world)) as access:
        assert await queries.themes_here(access) == {world.network: FIRST}


async def test_a_theme_gets_another_name_and_keeps_its_code(world: Cast, dirk: Browser) -> None:
    answer = await dirk.post(f"{THEMES}/housing", {**WORDS, "version": "1"})
    assert answer.status_code == 303
    async with door.enter(of_an(world)) as access:
        here = (await queries.themes_here(access))[world.network]
    housing = next(theme for theme in here if theme.code == "housing")
    assert (housing.name, housing.words, len(housing.parts)) == ("Een dak", ("huur", "woning"), 6)
    assert len(here) == 12


async def test_of_two_who_change_a_theme_the_second_sees_it(dirk: Browser) -> None:
    assert (await dirk.post(f"{THEMES}/housing", {**WORDS, "version": "1"})).status_code == 303
    late = await dirk.post(f"{THEMES}/housing", {**WORDS, "name": "Woonst", "version": "1"})
    assert late.status_code == 422
    assert "Iemand anders veranderde dit thema intussen." in late.text
    assert 'value="Woonst"' in late.text
    again = await dirk.post(
        f"{THEMES}/housing", {**WORDS, "name": "Woonst", "version": await version(dirk, "housing")}
    )
    assert again.status_code == 303


async def test_a_new_theme_and_a_new_part_can_be_chosen_at_once(world: Cast, dirk: Browser) -> None:
    made = await dirk.post(THEMES, {"name": "Dieren", "explanation": "Wie een huisdier heeft."})
    assert made.headers["location"] == f"{THEMES}/dieren?bewaard=bij"
    part = await dirk.post(f"{THEMES}/dieren/onderdelen", {"name": "Geen opvang met een hond"})
    assert part.status_code == 303
    async with door.enter(of_dirk(world)) as access:
        known = await queries.themes(access)
    assert known[-1].code == "dieren"
    assert known[-1].parts[0].name == "Geen opvang met een hond"


async def test_a_name_is_asked_and_stands_once(dirk: Browser) -> None:
    empty = await dirk.post(THEMES, {"name": "", "explanation": "Iets"})
    assert (empty.status_code, "Schrijf hoe het thema heet." in empty.text) == (422, True)
    twice = await dirk.post(THEMES, {"name": "WONEN", "explanation": "Iets"})
    assert (twice.status_code, "Zo heet al een ander thema." in twice.text) == (422, True)
    assert 'value="WONEN"' in twice.text


async def test_a_split_begins_with_the_next_period_and_names_what_follows(world: Cast, dirk: Browser) -> None:
    day = rules.next_period(clock.today(), "half-year")
    answer = await dirk.post(f"{THEMES}/money/splitsing", {"names": "Inkomen\nSchulden", "version": "1"})
    assert answer.status_code == 303
    async with door.enter(of_dirk(world)) as access:
        every = await queries.all_themes(access)
        today = await queries.themes(access)
    money = next(theme for theme in every if theme.code == "money")
    assert (money.ended_on, money.successors) == (day, ("inkomen", "schulden"))
    assert "inkomen" not in {theme.code for theme in today}
    after = {theme.code for theme in queries.living(every, day)}
    assert {"inkomen", "schulden"} <= after
    assert "money" not in after
    async with door.enter(of_an(world)) as access:
        assert "inkomen" not in {one.code for one in (await queries.themes_here(access))[world.network]}
    assert "Daarna: Inkomen, Schulden." in (await dirk.get(THEMES)).text


async def test_a_split_wants_two_names(dirk: Browser) -> None:
    answer = await dirk.post(f"{THEMES}/money/splitsing", {"names": "Inkomen", "version": "1"})
    assert (answer.status_code, "minstens twee nieuwe thema’s" in answer.text) == (422, True)
    assert re.search(r">\s*Inkomen</textarea>", answer.text)


async def test_a_theme_ends_with_the_period_and_may_stay_after_all(world: Cast, dirk: Browser) -> None:
    assert (await dirk.post(f"{THEMES}/mind/einde", {"version": "1"})).status_code == 303
    assert "Loopt af op" in (await dirk.get(f"{THEMES}/mind")).text
    twice = await dirk.post(f"{THEMES}/mind/einde", {"version": "2"})
    assert (twice.status_code, "Dit thema loopt al af." in twice.text) == (422, True)
    kept = await dirk.post(f"{THEMES}/mind/behoud", {"version": await version(dirk, "mind")})
    assert kept.status_code == 303
    assert "Loopt af op" not in (await dirk.get(THEMES)).text


async def test_a_split_that_is_undone_leaves_the_list_as_it_was(world: Cast, dirk: Browser) -> None:
    part = "housing-rent"
    before = re.findall(r'href="(/netwerk/themas/[^"]+)"', (await dirk.get(THEMES)).text)
    names = {"names": "Te duur\nVerhuurders weigeren"}
    assert (await dirk.post(f"{THEMES}/{part}/splitsing", {**names, "version": "1"})).status_code == 303
    listed = (await dirk.get(THEMES)).text
    assert "Daarna: Te duur, Verhuurders weigeren." in listed
    assert listed.count("Begint op") == 2
    kept = await dirk.post(f"{THEMES}/{part}/behoud", {"version": await version(dirk, part)})
    assert kept.status_code == 303
    shown = (await dirk.get(THEMES)).text
    assert re.findall(r'href="(/netwerk/themas/[^"]+)"', shown) == before
    assert "Begint op" not in shown
    again = await dirk.post(f"{THEMES}/{part}/splitsing", {**names, "version": await version(dirk, part)})
    assert again.status_code == 303
    day = rules.next_period(clock.today(), "half-year")
    async with door.enter(of_dirk(world)) as access:
        every = await queries.all_themes(access)
    housing = next(theme for theme in queries.living(every, day) if theme.code == "housing")
    assert [one.name for one in housing.parts].count("Te duur") == 1


async def test_changing_the_list_changes_nothing_that_was_coded(
    world: Cast, dirk: Browser, admin: asyncpg.Connection
) -> None:
    await admin.execute(
        "insert into network_contribution (network, quarter, theme, sub_theme, domain, kind, arrondissement, text, "
        "may_quote, client_token, municipality_token) values ($1, $2, 'money', 'money-debts', '', '', 'Maaseik', "
        "'Schulden lopen op.', false, decode(md5('a'), 'hex'), decode(md5('b'), 'hex'))",
        world.network,
        date(2026, 7, 1),
    )
    before = await admin.fetchrow("select * from network_contribution")
    await dirk.post(f"{THEMES}/money", {**WORDS, "version": "1"})
    await dirk.post(f"{THEMES}/money/splitsing", {"names": "Inkomen\nSchulden", "version": "2"})
    assert await admin.fetchrow("select * from network_contribution") == before


async def test_the_list_is_made_the_networks_own_once(world: Cast) -> None:
    async with door.enter(of_dirk(world)) as access:
        await actions.add(access, "Dieren", "", today=clock.today())
    with pytest.raises(Conflict):
        async with door.enter(of_dirk(world)) as access:
            await actions.rename(access, "housing", "Dak", "", "", version=9, today=clock.today())
    async with door.enter(of_dirk(world)) as access:
        assert len(await queries.themes(access)) == 13


async def test_a_code_is_for_good_whoever_asks(world: Cast) -> None:
    async with door.enter(of_dirk(world)) as access:
        await actions.add(access, "Dieren", "", today=clock.today())
    for change in (
        "update theme set code = 'beesten'",
        "update theme set parent = 'money'",
        "delete from theme",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with door.enter(of_dirk(world)):
                await DB.connection.execute(change)


async def test_eva_reads_and_does_not_keep_the_list(eva: Browser, an: Browser) -> None:
    for browser in (eva, an):
        assert (await browser.get(THEMES)).status_code == 404
        assert (await browser.post(f"{THEMES}/housing", {**WORDS, "version": "1"})).status_code == 404
