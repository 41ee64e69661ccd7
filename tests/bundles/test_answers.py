"""An answer: noted with a text for the client, corrected with its history, reminded of when it stays away."""

from datetime import date

import asyncpg

from services.bundles.rules import Facts, Stand, stand
from tests.bundles.conftest import Desk, once
from tests.bundles.test_desk import PATH, TO
from tests.conftest import Browser

SAID = {
    "who": "Gedeputeerde Voorbeeld",
    "answered_on": "2025-12-01",
    "status": "taken-up",
    "taken_by": "de dienst wonen",
    "for_client": "Er wordt eerst gebeld.",
    "for_table": "De provincie belt eerst.",
}
TODAY = date(2026, 1, 10)


async def sent(desk: Desk, eva: Browser) -> str:
    here = f"{PATH}/{await desk.bundle(parts=1)}"
    await eva.post(f"{here}/bezorgingen", TO)
    return here


def test_what_a_bundle_waits_for() -> None:
    def at(**known: object) -> Stand:
        facts = {"is_closed": False, "is_sent": True, "is_unsolved": False, "waits_until": None}
        return stand(Facts(**{**facts, "is_waiting": False, **known}), TODAY)  # type: ignore[arg-type]

    waits = {"is_waiting": True, "waits_until": TODAY}
    assert at(is_sent=False) is Stand.UNSENT
    assert at(**waits) is Stand.WAITING
    assert at(**{**waits, "waits_until": date(2026, 1, 9)}) is Stand.OVERDUE
    assert at() is Stand.ANSWERED
    assert at(is_unsolved=True) is Stand.UNSOLVED
    assert at(is_closed=True, is_unsolved=True) is Stand.CLOSED


async def test_an_answer_that_stays_away_comes_first(desk: Desk, eva: Browser) -> None:
    here = f"{PATH}/{await desk.bundle(parts=1)}"
    await eva.post(f"{here}/bezorgingen", {**TO, "until": "2025-11-20"})
    assert "Hier blijft een antwoord uit" in (await eva.get(PATH)).text
    assert "Het antwoord blijft uit." in (await eva.get(here)).text


async def test_an_answer_is_noted_once_and_shown(desk: Desk, eva: Browser, admin: asyncpg.Connection) -> None:
    here = await sent(desk, eva)
    token = once(await eva.get(f"{here}/antwoorden"))
    for _ in range(2):
        await eva.post(f"{here}/antwoorden", {**SAID, "once": token})
    page = (await eva.get(here)).text
    assert await admin.fetchval("select count(*) from bundle_answer") == 1
    assert "Er wordt eerst gebeld." in page
    assert "Wie dit nu aanpakt: de dienst wonen" in page
    assert "Beantwoord" in (await eva.get(PATH)).text


async def test_what_is_missing_is_told_at_the_field(desk: Desk, eva: Browser) -> None:
    here = await sent(desk, eva)
    no_text = await eva.post(f"{here}/antwoorden", {**SAID, "for_client": ""})
    nobody = await eva.post(f"{here}/antwoorden", {**SAID, "taken_by": ""})
    no_reason = await eva.post(f"{here}/antwoorden", {**SAID, "status": "refused"})
    tomorrow = await eva.post(f"{here}/antwoorden", {**SAID, "answered_on": "2999-01-01"})
    assert {got.status_code for got in (no_text, nobody, no_reason, tomorrow)} == {422}
    assert "Schrijf een korte tekst die een cliënt kan lezen." in no_text.text
    assert "Schrijf wie het opneemt." in nobody.text
    assert "Schrijf waarom het niet gebeurt." in no_reason.text
    assert "Kies een dag tot en met vandaag." in tomorrow.text
    assert "Er wordt eerst gebeld." in no_reason.text


async def test_a_correction_keeps_what_stood_there(desk: Desk, eva: Browser, dirk: Browser) -> None:
    here = await sent(desk, eva)
    await eva.post(f"{here}/antwoorden", SAID)
    page = (await eva.get(here)).text
    place = page.split(f'href="{here}/antwoorden/')[1].split('"')[0]
    await eva.post(f"{here}/antwoorden/{place}", {**SAID, "for_client": "Er wordt twee keer gebeld."})
    page = (await eva.get(here)).text
    assert "Er wordt twee keer gebeld." in page
    assert "Wat er eerst stond" in page
    assert "Er wordt eerst gebeld." in page
    second = await dirk.post(f"{here}/antwoorden/{place}", {**SAID, "for_client": "Van hier."})
    assert second.status_code == 422
    assert "Iemand anders verbeterde dit antwoord net." in second.text
    assert "Van hier." in second.text


async def test_several_answers_over_time_stand_under_each_other(desk: Desk, eva: Browser) -> None:
    here = await sent(desk, eva)
    await eva.post(f"{here}/antwoorden", SAID)
    await eva.post(f"{here}/antwoorden", {**SAID, "status": "solved", "answered_on": "2026-01-05"})
    page = (await eva.get(here)).text
    assert page.index("Het is opgelost") < page.index("Iemand neemt het op")


async def test_a_measure_is_noted_and_struck(desk: Desk, eva: Browser, admin: asyncpg.Connection) -> None:
    here = await sent(desk, eva)
    refused = await eva.post(f"{here}/maatregelen", {"what": "", "by_whom": "de provincie"})
    assert (refused.status_code, "Schrijf welke maatregel volgde." in refused.text) == (422, True)
    await eva.post(f"{here}/maatregelen", {"what": "Bellen voor schrappen", "begins_on": "2026-02-01"})
    assert "Bellen voor schrappen" in (await eva.get(here)).text
    one = await admin.fetchval("select id from bundle_measure")
    for _ in range(2):
        await eva.post(f"{here}/maatregelen/{one}/schrapping")
    assert "Bellen voor schrappen" not in (await eva.get(here)).text


async def test_a_group_is_asked_and_told_what_became_of_its_words(desk: Desk, eva: Browser) -> None:
    here = f"{PATH}/{await desk.bundle(parts=1)}"
    asked = {"group": "Samen Voorbeeld", "question": "Klopt dit?", "asked_on": "2025-11-01"}
    await eva.post(f"{here}/groepen", asked)
    place = (await eva.get(here)).text.split(f'href="{here}/groepen/')[1].split('"')[0]
    sheet = (await eva.get(f"{here}/groepen/{place}/blad")).text
    assert ["Klopt dit?" in sheet, "Wat vinden jullie hiervan?" in sheet, "Dank je wel" in sheet] == [
        True,
        True,
        False,
    ]
    told = {
        "words": "Een brief is niet genoeg.",
        "done": "We vragen te bellen.",
        "undone": "",
        "version": "1",
    }
    early = await eva.post(f"{here}/groepen/{place}", {**told, "words": ""})
    assert (early.status_code, "Schrijf eerst wat de groep zei." in early.text) == (422, True)
    await eva.post(f"{here}/groepen/{place}", told)
    stale = await eva.post(f"{here}/groepen/{place}", {**told, "done": "Niets."})
    assert (stale.status_code, "Iemand anders bewaarde dit intussen" in stale.text) == (422, True)
    sheet = (await eva.get(f"{here}/groepen/{place}/blad")).text
    assert "Een brief is niet genoeg." in sheet
    assert "We vragen te bellen." in sheet
    assert "Een brief is niet genoeg." in (await eva.get(f"{here}/dossier")).text


async def test_what_was_handed_over_by_mistake_is_struck_and_waits_for_nobody(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    here = await sent(desk, eva)
    one = await admin.fetchval("select id from policy_file_sending")
    await eva.post(f"{here}/bezorgingen/{one}/schrapping")
    assert "Geschrapt: dit klopte niet." in (await eva.get(here)).text
    assert await admin.fetchval("select count(*) from network_work where cancelled_at is null") == 0
