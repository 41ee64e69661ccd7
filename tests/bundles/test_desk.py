"""The desk of a network: begin a bundle, link what the publication shows, let go, hand over, close."""

import asyncio
import re
from uuid import UUID

import asyncpg

from services.demonstration.cast import Cast
from tests.bundles.conftest import SPRING, SUB, Desk, once
from tests.conftest import Browser
from tests.contributions.filling import send, voiced
from web.bundles.choosing import MOST

NEW = {
    "title": "Een brief die niemand leest",
    "theme": f"law|{SUB}",
    "place": "",
    "about": "Wie niet antwoordt, verliest zijn plaats.",
    "asks": "Bel eerst.",
    "asked_of": "de provincie",
}
TO = {"name": "Gedeputeerde Voorbeeld", "organisation": "de provincie", "sent_on": "2025-11-03"}
PATH = "/netwerk/bundels"


async def begun(eva: Browser, **other: str) -> str:
    sent = await eva.post(PATH, {**NEW, **other})
    return str(sent.headers["location"].split("?")[0].removesuffix("/bijdragen"))


async def test_a_bundle_begins_and_asks_for_its_texts(desk: Desk, eva: Browser) -> None:
    here = await begun(eva)
    page = (await eva.get(here)).text
    assert "Voeg bijdragen toe." in page
    listed = (await eva.get(PATH)).text
    assert "Een brief die niemand leest" in listed
    assert "Nog niet bezorgd" in listed


async def test_a_theme_with_texts_that_nobody_bundled_is_proposed(desk: Desk, eva: Browser) -> None:
    page = (await eva.get(PATH)).text
    assert f'href="{PATH}/nieuw?thema=law"' in page
    form = (await eva.get(f"{PATH}/nieuw?thema=law")).text
    assert '<option selected value="law">' in form


async def test_only_texts_of_a_published_period_at_a_place_that_is_shown_are_proposed(
    desk: Desk, eva: Browser
) -> None:
    page = (await eva.get(f"{await begun(eva)}/bijdragen")).text
    proposed = {one for one in [*desk.ans, *desk.others, *desk.late] if f'value="{one}"' in page}
    assert proposed == {*desk.ans, *desk.others}


async def test_a_place_that_no_publication_shows_is_refused_and_what_was_typed_stays(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    got = await eva.post(PATH, {**NEW, "place": "Maaseik"})
    assert got.status_code == 422
    assert "Wie niet antwoordt, verliest zijn plaats." in got.text
    assert await admin.fetchval("select count(*) from bundle") == 0


async def test_texts_join_one_by_one_or_all_and_leave_without_being_forgotten(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    here = await begun(eva)
    await eva.post(f"{here}/bijdragen", {"bijdrage": str(desk.ans[0])})
    assert (await eva.get(here)).text.count('<div class="row"><div><p>') == 1
    everything = {"alles": "ja", "alle": [str(one) for one in [*desk.ans, *desk.others]]}
    await eva.post(f"{here}/bijdragen", everything)
    assert await admin.fetchval("select count(*) from bundle_part where left_on is null") == 6
    await eva.post(f"{here}/bijdragen/vertrek", {"bijdrage": str(desk.ans[0])})
    page = (await eva.get(f"{here}/bijdragen")).text
    assert "Zat er ooit in" in page
    assert "door het netwerk eruit gehaald" in page
    await eva.post(f"{here}/bijdragen", {"bijdrage": str(desk.ans[0])})
    rows = await admin.fetch(
        "select left_why from bundle_part where contribution = $1 order by left_why", desk.ans[0]
    )
    assert [row["left_why"] for row in rows] == ["", "desk"]


async def test_two_who_bundle_the_same_text_at_once_bundle_it_once(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    one, other = await begun(eva), await begun(eva, title="Nog een bundel")
    both = [eva.post(f"{here}/bijdragen", {"bijdrage": str(desk.ans[0])}) for here in (one, other)]
    assert [got.status_code for got in await asyncio.gather(*both)] == [303, 303]
    assert await admin.fetchval("select count(*) from bundle_part where left_on is null") == 1


async def test_a_double_click_begins_one_bundle(desk: Desk, eva: Browser, admin: asyncpg.Connection) -> None:
    token = once(await eva.get(f"{PATH}/nieuw"))
    sent = [await eva.post(PATH, {**NEW, "once": token}) for _ in range(2)]
    assert len({got.headers["location"] for got in sent}) == 1
    assert await admin.fetchval("select count(*) from bundle") == 1


async def test_who_comes_second_sees_both_texts(desk: Desk, eva: Browser, dirk: Browser) -> None:
    here = f"{PATH}/{await desk.bundle()}"
    await dirk.post(f"{here}/tekst", {**NEW, "title": "Eerst bellen", "version": "1"})
    got = await eva.post(f"{here}/tekst", {**NEW, "title": "Later schrijven", "version": "1"})
    assert got.status_code == 422
    assert "Iemand anders bewaarde intussen deze tekst" in got.text
    assert "<dd>Eerst bellen</dd>" in got.text
    assert 'value="Later schrijven"' in got.text


async def test_nothing_is_sent_that_asks_nothing_or_that_nobody_met(desk: Desk, eva: Browser) -> None:
    empty = await eva.post(f"{await begun(eva)}/bezorgingen", TO)
    assert (empty.status_code, "zit geen enkele bijdrage" in empty.text) == (422, True)
    here = await begun(eva, asks="")
    await eva.post(f"{here}/bijdragen", {"bijdrage": str(desk.ans[0])})
    got = await eva.post(f"{here}/bezorgingen", TO)
    assert (got.status_code, "Schrijf eerst wat het netwerk vraagt." in got.text) == (422, True)


async def test_a_closed_bundle_is_read_and_opens_again(desk: Desk, eva: Browser) -> None:
    here = f"{PATH}/{await desk.bundle(parts=1)}"
    for _ in range(2):
        await eva.post(f"{here}/afsluiting", {"because": "De wet is veranderd."})
    page = (await eva.get(here)).text
    assert "De wet is veranderd." in page
    assert (await eva.post(f"{here}/bijdragen", {"bijdrage": str(desk.ans[1])})).status_code == 422
    await eva.post(f"{here}/heropening")
    assert "Het beleidsdossier is klaar." in (await eva.get(here)).text


async def test_a_text_in_a_closed_bundle_may_join_another(desk: Desk, eva: Browser) -> None:
    await eva.post(f"{PATH}/{await desk.bundle(parts=1)}/afsluiting", {"because": ""})
    page = (await eva.get(f"{await begun(eva, title='Een nieuwe')}/bijdragen")).text
    assert f'value="{desk.ans[0]}"' in page


async def test_nobody_of_a_municipality_reads_the_desk(world: Cast, desk: Desk, an: Browser) -> None:
    made: UUID = await desk.bundle(parts=1)
    assert [(await an.get(path)).status_code for path in (PATH, f"{PATH}/{made}")] == [404, 404]


async def test_what_may_lead_to_somebody_is_changed_or_confirmed_first(desk: Desk, eva: Browser) -> None:
    typed = {**NEW, "about": "In Pelt verliest wie niet antwoordt zijn plaats."}
    got = await eva.post(PATH, typed)
    assert (got.status_code, "Kijk dit nog even na" in got.text) == (422, True)
    assert "In Pelt verliest wie niet antwoordt" in got.text
    key = got.text.split('name="confirmed" value="')[1].split('"')[0]
    assert (await eva.post(PATH, {**typed, "confirmed": key})).status_code == 303
    number = {**NEW, "about": "Bel 0470 12 34 56."}
    assert (await eva.post(PATH, number)).status_code == 422


async def many(desk: Desk, number: int) -> None:
    """So many more texts about an address from Genk, in the period that is published."""
    await send(desk.world, desk.world.municipalities["genk"], voiced(SUB, SPRING, number))


def ticks(page: str) -> set[str]:
    """The texts that stand to be chosen."""
    return set(re.findall(r'name="bijdrage" value="([0-9a-f-]{36})"', page))


async def test_hundreds_of_texts_stand_in_pages_and_every_text_is_on_one(desk: Desk, eva: Browser) -> None:
    await many(desk, 2 * MOST)
    here = f"{await begun(eva)}/bijdragen"
    pages = [(await eva.post(here, {"blad": str(number)})).text for number in range(3)]
    assert (await eva.get(here)).text.count('name="alle"') == MOST
    assert [len(ticks(one)) for one in pages] == [MOST, MOST, 6]
    assert len(set.union(*(ticks(one) for one in pages))) == 2 * MOST + 6
    assert ["Meer teksten" in one for one in pages] == [True, True, False]


async def test_who_looks_for_a_word_keeps_what_was_ticked_and_bundles_nothing_yet(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    await many(desk, MOST)
    here = f"{await begun(eva)}/bijdragen"
    ticked = str(desk.ans[0])
    page = (await eva.post(here, {"blad": "0", "zoek": "(7) WACHTEN", "bijdrage": ticked})).text
    shown = await admin.fetch(
        "select id::text from network_contribution where text ilike '%(7)%' and text ilike '%wachten%'"
    )
    assert shown
    assert ticks(page) == {ticked, *(row["id"] for row in shown)}
    assert f'value="{ticked}" checked' in page
    assert 'value="(7) WACHTEN"' in page
    assert await admin.fetchval("select count(*) from bundle_part") == 0


async def test_a_word_in_no_text_and_a_page_that_is_none_are_answered(desk: Desk, eva: Browser) -> None:
    await many(desk, MOST)
    here = f"{await begun(eva)}/bijdragen"
    nothing = await eva.post(here, {"blad": "0", "zoek": "zeppelin"})
    assert (nothing.status_code, "Geen tekst gevonden." in nothing.text) == (200, True)
    for strange in ("-1", "x", "99999999", ""):
        assert len(ticks((await eva.post(here, {"blad": strange})).text)) == MOST


async def test_a_bundle_of_many_texts_opens_with_the_first_ones(desk: Desk, eva: Browser) -> None:
    await many(desk, 10)
    here = await begun(eva)
    proposed = ticks((await eva.get(f"{here}/bijdragen")).text)
    await eva.post(f"{here}/bijdragen", {"bijdrage": sorted(proposed)})
    opened, _, folded = (await eva.get(here)).text.partition("Toon ook de andere")
    row = '<div class="row"><div><p>'
    assert (opened.count(row), folded.count(row)) == (6, len(proposed) - 6)


async def test_who_ticks_nothing_is_not_told_that_it_was_saved(desk: Desk, eva: Browser) -> None:
    here = f"{await begun(eva)}/bijdragen"
    for path in (here, f"{here}/vertrek"):
        got = await eva.post(path, {})
        assert (got.status_code, "Kruis eerst aan welke teksten." in got.text) == (422, True)
        assert "Bewaard." not in got.text
