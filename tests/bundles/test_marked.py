"""The marking pass at the network's desk: what travels back to origins, or is asked of a group, is looked at first."""

import asyncpg

from tests.bundles.conftest import Desk
from tests.bundles.test_answers import SAID, sent
from tests.bundles.test_desk import PATH
from tests.conftest import Browser

LOOK = "Kijk dit nog even na"


def key(page: str) -> str:
    return page.split('name="confirmed" value="')[1].split('"', maxsplit=1)[0]


async def test_an_answer_that_names_somebody_is_looked_at_first(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    here = f"{await sent(desk, eva)}/antwoorden"
    typed = {**SAID, "for_client": "Mevrouw Peeters krijgt een adres.", "words": "Vanaf 1 januari 2027."}
    got = await eva.post(here, typed)
    assert (got.status_code, LOOK in got.text, "krijgt een adres." in got.text) == (422, True, True)
    assert "1 januari 2027" in got.text
    assert await admin.fetchval("select count(*) from bundle_answer") == 0
    assert (await eva.post(here, {**typed, "confirmed": key(got.text)})).status_code == 303


async def test_a_day_and_a_service_in_an_answer_ask_nothing(desk: Desk, eva: Browser) -> None:
    here = f"{await sent(desk, eva)}/antwoorden"
    typed = {
        **SAID,
        "words": "De dienst wonen begint op 1 januari 2027.",
        "for_table": "Zie www.vlaanderen.be.",
    }
    assert (await eva.post(here, typed)).status_code == 303


async def test_a_number_never_stays_in_an_answer_nor_in_its_correction(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    here = f"{await sent(desk, eva)}/antwoorden"
    typed = {**SAID, "because": "Het ging over 85 07 30 033 28."}
    got = await eva.post(here, typed)
    assert (got.status_code, LOOK in got.text) == (422, True)
    await eva.post(here, SAID)
    first = await admin.fetchval("select id from bundle_answer")
    got = await eva.post(f"{here}/{first}", typed)
    assert (got.status_code, LOOK in got.text) == (422, True)
    assert await admin.fetchval("select count(*) from bundle_answer") == 1


async def test_what_a_group_is_asked_is_looked_at_first(desk: Desk, eva: Browser) -> None:
    here = f"{PATH}/{await desk.bundle(parts=1)}/groepen"
    typed = {"group": "Samen Voorbeeld", "question": "Ging het zo bij Jan Peeters?", "asked_on": "2025-11-01"}
    got = await eva.post(here, typed)
    assert (got.status_code, LOOK in got.text, "Ging het zo bij" in got.text) == (422, True, True)
    assert (await eva.post(here, {**typed, "question": "Klopt dit?"})).status_code == 303
