"""The client's story, and notes that only their author reads; what goes with a meeting that was not held."""

from datetime import timedelta

import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.cases.openings import name_replacement
from services.demonstration.cast import Cast
from services.meetings import actions, course, forgetting, own, queries, topics, turns
from services.meetings.tables import FactKind, PrivateNote, Story
from services.retention import insight
from tenants import door
from tenants.access import job_access
from tests.conftest import Browser
from tests.meetings.laid import Laid, laid_table
from tests.tenants.test_wall import access_of

SECRET = "Rita keek telkens weg."


@pytest.fixture
async def laid(world: Cast) -> Laid:
    return await laid_table(world)


async def kept(world: Cast, laid: Laid, name: str) -> str:
    async with door.enter(access_of(world, name)) as access:
        return await own.private_words(access, laid.consultation)


async def write(world: Cast, laid: Laid, name: str, words: str) -> None:
    async with door.enter(access_of(world, name)) as access:
        await own.keep_private(access, laid.consultation, words, now=clock.now())


async def bram_replaces_an(world: Cast, laid: Laid) -> None:
    async with door.enter(access_of(world, "an")) as access:
        until, bram = clock.today() + timedelta(days=30), world.members["bram", "pelt"]
        await name_replacement(access, laid.case, bram, until_on=until, now=clock.now())


async def test_nobody_else_reads_what_is_private(world: Cast, laid: Laid) -> None:
    await bram_replaces_an(world, laid)
    await write(world, laid, "an", SECRET)
    assert (await kept(world, laid, "an"), await kept(world, laid, "bram")) == (SECRET, "")
    async with door.enter(access_of(world, "bram")):
        assert await PrivateNote.count() == 0
        assert await DB.connection.fetchval("select count(*) from private_note") == 0
    await write(world, laid, "bram", "Iets van mij.")
    assert (await kept(world, laid, "an"), await kept(world, laid, "bram")) == (SECRET, "Iets van mij.")
    await write(world, laid, "an", " ")
    assert (await kept(world, laid, "an"), await kept(world, laid, "bram")) == ("", "Iets van mij.")


async def test_it_stands_in_no_report_and_not_in_the_clients_file(
    world: Cast, laid: Laid, an: Browser
) -> None:
    await an.post(f"{laid.place}/tafel/voor-mij", {"words": SECRET})
    assert SECRET in (await an.get(f"{laid.place}/tafel")).text
    assert (await an.post(f"{laid.place}/afsluiting", {"result": "tasks"})).status_code == 303
    for page in ("", "/verslag", "/afsluiting", "/ja-van-de-client"):
        assert SECRET not in (await an.get(laid.place + page)).text
    async with door.enter(access_of(world, "an")) as access:
        told = await insight.chapters(access, laid.case, clock.today())
    assert "private_note" not in {chapter.table for chapter in told}


async def test_too_long_is_told_and_kept_on_the_page(laid: Laid, an: Browser) -> None:
    sent = await an.post(f"{laid.place}/tafel/voor-mij", {"words": "x" * 20_001})
    assert (sent.status_code, "x" * 20_001 in sent.text) == (422, True)


async def test_somebody_else_may_tell_the_story(world: Cast, laid: Laid, an: Browser) -> None:
    await an.post(f"{laid.place}/tafel/verhaal", {"told_by": str(laid.people["Leen"])})
    page = await an.get(f"{laid.place}/tafel?punt={laid.points['goals']}")
    assert f'<option selected value="{laid.people["Leen"]}">Leen</option>' in page.text
    async with door.enter(access_of(world, "an")) as access:
        story = await own.find_story(access, laid.consultation)
        assert story is not None
    kept_at = f"{laid.place}/teksten/verhaal/{story.id}"
    await an.post(kept_at, {"words": "Niels wil <b>rust</b> 🏠"})
    await an.post(f"{laid.place}/teksten/geprobeerd/{story.id}", {"words": "Zelf koken."})
    page = await an.get(f"{laid.place}/tafel?punt={laid.points['goals']}")
    assert "Niels wil &lt;b&gt;rust&lt;/b&gt; 🏠" in page.text
    assert "Zelf koken." in page.text
    assert (await an.post(f"{laid.place}/tafel/verhaal", {"told_by": str(laid.case)})).status_code == 422


async def test_of_a_meeting_that_was_not_held_nothing_is_kept(world: Cast, laid: Laid) -> None:
    await bram_replaces_an(world, laid)
    await write(world, laid, "an", SECRET)
    await write(world, laid, "bram", SECRET)
    here, now = laid.consultation, clock.now()
    async with door.enter(access_of(world, "an")) as access:
        await turns.begin_item(access, here, laid.points["goals"], now=now)
        story = await own.note_teller(access, here, laid.people["Rita"], now=now)
        await Story.update({Story.words: SECRET, Story.tried: SECRET}).where(Story.id == story.id)
        await actions.note_item(access, laid.points["goals"], SECRET, "", now=now)
        await actions.note_strength(access, here, SECRET, now=now)
        await topics.bring_topic(access, here, SECRET, laid.people["Niels"], now=now)
        await topics.note_far_reaching(access, here, SECRET, SECRET, None, now=now)
        await course.note_fact(access, here, FactKind.SUSPENDED, SECRET, now=now)
        await course.not_held(access, here, now=now)
        assert (await queries.room(access, here)).on_table is None
    async with door.enter(job_access(world.pelt, "meetings.forget-private")) as access:
        await forgetting.forget_private(access, here)
    assert await everywhere(world, SECRET) == []


async def everywhere(world: Cast, words: str) -> list[str]:
    """Every table of a case that still holds these words."""
    async with door.enter(job_access(world.pelt, "tests")):
        tables = await DB.connection.fetch(
            "select table_name from information_schema.columns where column_name = 'case' and table_schema = 'public'"
        )
        found = []
        for (table,) in tables:
            asked = f'select exists (select from "{table}" t where strpos(to_jsonb(t)::text, $1) > 0)'
            if await DB.connection.fetchval(asked, words):
                found.append(table)
    return found
