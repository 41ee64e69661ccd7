"""The helpers' minute: by the own link, remembered or not, or told to An; and never more than that."""

from services.evaluations.tables import HelperMinute
from tenants import door
from tests.conftest import Browser
from tests.evaluations.conftest import Enter, Held
from web.guests.entrance import SESSION_COOKIE

SAID = {"was_useful": "yes", "client_had_say": "partly", "words": "veel meer bellen zijn."}


async def test_leen_answers_without_a_code_in_a_remembered_browser(
    held: Held, an: Browser, enter: Enter
) -> None:
    leen = await enter("Leen")
    leen.browser.http.cookies.delete(SESSION_COOKIE)
    assert (await leen.send("evaluatie", **SAID)).status_code == 303
    page = (await leen.open("/evaluatie")).text
    assert "Je antwoordde al." in page
    assert SAID["words"] not in page
    assert "checked" not in page
    assert "Niels" not in page
    assert SAID["words"] in (await an.get(held.place)).text


async def test_an_notes_the_minute_of_koen_by_phone(held: Held, an: Browser) -> None:
    seat = await held.seat("Koen")
    sent = await an.post(f"/deelnemers/{seat}/minuut", SAID)
    assert sent.headers["location"] == f"{held.place}?bewaard=antwoord"
    async with door.enter(held.laid.an):
        row = await HelperMinute.objects().first()
        assert row is not None
        assert (row.written_by, row.words) == ("coordinator", SAID["words"])


async def test_the_minute_is_not_of_the_client(held: Held, an: Browser) -> None:
    seat = await held.seat("Niels")
    assert (await an.get(f"/deelnemers/{seat}/minuut")).status_code == 404


async def test_an_empty_minute_is_refused_and_a_clash_shows_both(
    held: Held, an: Browser, enter: Enter
) -> None:
    leen = await enter("Leen")
    assert (await leen.send("evaluatie")).status_code == 422
    await leen.send("evaluatie", **SAID)
    seat = await held.seat("Leen")
    clash = await an.post(f"/deelnemers/{seat}/minuut", {**SAID, "words": "iets anders zijn."})
    assert clash.status_code == 409
    assert "iets anders zijn." in clash.text
    taken_back = await leen.send("evaluatie/intrekking")
    assert taken_back.status_code == 303
    async with door.enter(held.laid.an):
        assert await HelperMinute.count() == 0
