"""What somebody tries at the preparation of another: their topics, their kit once it is not theirs, their files."""

from uuid import UUID

from infra import clock
from infra.piccolo_conf import DB
from services.cases.actions import choose_key_worker
from tenants import door
from tests.conftest import Browser
from tests.invitations.scene import Table
from tests.preparations.conftest import Enter
from tests.preparations.test_paper import own_upload, photo

WORDS = "Ik slaap niet van de schulden."


async def _found(table: Table, question: str) -> UUID:
    async with door.enter(table.an):
        found: UUID = await DB.connection.fetchval(question)
    return found


async def test_the_topic_of_another_is_neither_taken_back_nor_talked_through(
    asked: Table, enter: Enter
) -> None:
    koen, leen = await enter("Koen"), await enter("Leen")
    raised = {"title": "De medicatie", "why": "Ze wisselt vaak.", "klaar": "ja", "seen": "0"}
    assert (await koen.send("drie-minuten", **raised)).status_code == 303
    topic = await _found(asked, "select id from raised_topic")
    for what in ("bespreking", "terugname"):
        assert (await leen.send(f"drie-minuten/{topic}/{what}")).status_code == 404
        assert "De medicatie" not in (await leen.open("/drie-minuten")).text
    assert (await koen.send(f"drie-minuten/{topic}/bespreking")).status_code == 303


async def test_who_is_not_the_key_worker_any_more_leaves_the_clients_kit(asked: Table, enter: Enter) -> None:
    koen, leen = await enter("Koen"), await enter("Leen")
    assert (await koen.send("mijn-overleg/vragen/dream", words=WORDS, seen="0")).status_code == 303
    async with door.enter(asked.an) as access:
        await choose_key_worker(access, asked.case, asked.people["Leen"], chosen_on=clock.today())
    assert (await koen.open("/mijn-overleg")).status_code == 404
    assert (await koen.send("mijn-overleg/vragen/dream", words="weg", seen="1")).status_code == 404
    assert WORDS not in (await koen.open()).text
    assert (await leen.open("/mijn-overleg")).status_code == 200


async def test_no_guest_reaches_a_file_by_its_number(asked: Table, enter: Enter, bram: Browser) -> None:
    niels, koen = await enter("Niels"), await enter("Koen")
    assert (await own_upload(niels, photo())).status_code == 303
    file = await _found(asked, "select id from attachment")
    for browser in (koen.browser, niels.browser, bram):
        assert (await browser.get(f"/bijlagen/{file}")).status_code in {303, 404}
    assert (await koen.open(f"/bijlagen/{file}")).status_code == 404


async def test_after_the_sitting_the_key_worker_reads_the_kit_no_more(asked: Table, enter: Enter) -> None:
    koen, leen, niels = await enter("Koen"), await enter("Leen"), await enter("Niels")
    assert (await koen.send("mijn-overleg/vragen/dream", words=WORDS, seen="0")).status_code == 303
    await niels.send("mijn-overleg/lezers", readers=str(asked.people["Leen"]))
    assert WORDS in (await leen.open("/drie-minuten")).text
    async with door.enter(asked.an):
        held = "update consultation set began_at = starts_at, held_at = now() where id = $1"
        await DB.connection.execute(held, asked.consultation)
    assert (await koen.open("/mijn-overleg")).status_code == 404
    assert (await koen.open("/mijn-overleg/vragen/dream")).status_code == 404
    assert WORDS not in (await leen.open("/drie-minuten")).text
    assert WORDS in (await niels.open("/mijn-overleg")).text
