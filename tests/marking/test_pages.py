"""A text marked while it is typed: who may ask, what is answered, and that nothing of it stays."""

from uuid import UUID, uuid4

import asyncpg

from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants import door
from tenants.access import job_access
from tests.conftest import Browser
from tests.referrals.test_actions import received
from tests.tenants.test_wall import access_of, case_of_an, insert_case

TEXT = "_text"
AT_HOME = """
insert into referral_person (referral, kind, position, name, relation, function, organisation, address, phone, email)
values ($1, 'household', 1, 'Wannesje', '', '', '', '', '', '')
"""


async def place(world: Cast) -> str:
    return f"/situaties/{await case_of_an(world)}/markering"


async def test_an_sees_her_text_with_its_marks_and_what_it_is_about(world: Cast, an: Browser) -> None:
    answer = await an.post(await place(world), {TEXT: "niels wacht op een huurwoning, bel 0470 00 00 17"})
    assert answer.status_code == 200
    assert "Er staat iets in dat er nooit in mag." in answer.text
    assert 'class="change"' in answer.text
    assert 'class="never"' in answer.text
    assert "De naam van iemand die je hier kent." in answer.text
    assert "wonen" in answer.text
    assert "<html" not in answer.text


async def test_a_text_without_marks_still_asks_to_read_it(world: Cast, an: Browser) -> None:
    answer = await an.post(await place(world), {TEXT: "de wachtlijst is te lang"})
    assert "Lees het zelf nog eens" in answer.text
    assert "anoniem" not in answer.text


async def test_tags_are_text(world: Cast, an: Browser) -> None:
    answer = await an.post(await place(world), {TEXT: "<script>alert(1)</script> 🏠 Niels\x00"})
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


async def test_others_find_nothing_there(world: Cast, an: Browser, bram: Browser, celia: Browser, fien: Browser,
                                         dirk: Browser, nobody: Browser) -> None:  # fmt: skip
    here, nowhere = await place(world), f"/situaties/{uuid4()}/markering"
    for browser in (bram, celia, fien, dirk):
        got, like = [await browser.post(one, {TEXT: "niels"}) for one in (here, nowhere)]
        assert (got.status_code, got.content) == (404, like.content)
    assert (await nobody.post(here, {TEXT: "niels"})).status_code in {303, 401, 403}


async def test_a_colleague_learns_no_name_that_is_walled_off(world: Cast, an: Browser, bram: Browser) -> None:
    """Bram asks in a case of his own: a mark on "kwintens" would say that somebody of that name is known here."""
    theirs = await case_of_an(world)
    async with door.enter(job_access(world.pelt, "test")):
        await DB.connection.execute(
            "update circle_member set last_name = 'Kwintens' where \"case\" = $1", theirs
        )
    own = f"/situaties/{await case_of_bram(world)}/markering"
    answer = await bram.post(own, {TEXT: "er is geen plaats voor kwintens"})
    assert (answer.status_code, "<mark" in answer.text) == (200, False)
    hers = await an.post(f"/situaties/{theirs}/markering", {TEXT: "er is geen plaats voor kwintens"})
    assert "<mark" in hers.text


async def test_who_stood_in_the_request_is_known_too(world: Cast, an: Browser) -> None:
    case, asked = await case_of_an(world), await received(world)
    async with door.enter(access_of(world, "an")):
        await DB.connection.execute(AT_HOME, asked)
        await DB.connection.execute("update referral set led_to = $2 where id = $1", asked, case)
    answer = await an.post(f"/situaties/{case}/markering", {TEXT: "er is geen school voor wannesje"})
    assert 'class="change"' in answer.text


async def test_nothing_typed_is_kept_or_logged(world: Cast, an: Browser, admin: asyncpg.Connection) -> None:
    here = await place(world)
    before = await rows(admin)
    for text in ("canarie in de mijn", "canarie in de mijn, nog eens"):
        assert (await an.post(here, {TEXT: text})).status_code == 200
    after = await rows(admin)
    grown = {name for name in after if after[name] != before[name]}
    assert grown <= {"audit_line", "audit_chain", "audit_entry", "session", "audit_head"}
    assert sum(after[name] - before[name] for name in after if name == "audit_line") <= 1


async def test_a_session_that_ended_keeps_nothing_of_it(
    world: Cast, an: Browser, admin: asyncpg.Connection
) -> None:
    here = await place(world)
    await admin.execute("update session set ended_at = now()")
    assert (await an.post(here, {TEXT: "niels wacht"})).status_code in {303, 401, 403}
    assert await admin.fetchval("select count(*) from kept_form") == 0


async def test_a_long_text_is_answered_and_a_longer_one_refused_in_dutch(world: Cast, an: Browser) -> None:
    assert (await an.post(await place(world), {TEXT: "niels " * 3_000})).status_code == 200
    refused = await an.post(await place(world), {TEXT: "a" * 20_001})
    assert (refused.status_code, "te lang" in refused.text) == (422, True)
    assert (await an.post(await place(world), {})).status_code == 200


async def rows(admin: asyncpg.Connection) -> dict[str, int]:
    tables = await admin.fetch("select tablename from pg_tables where schemaname = 'public'")
    return {one[0]: await admin.fetchval(f'select count(*) from "{one[0]}"') for one in tables}


async def case_of_bram(world: Cast) -> UUID:
    """A case that Bram coordinates himself."""
    async with door.enter(access_of(world, "bram")):
        return await insert_case(world.members["bram", "pelt"])
