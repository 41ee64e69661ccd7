"""The same request in four voices: each is asked what they can know, in words of their own."""

import re

import pytest

from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants import door
from tenants.access import job_access
from tests.conftest import Browser
from tests.referrals.typed import CLIENT_WORD, TALK, UNINFORMED, WHOLE, count, rows

PAGE = "/pelt/aanvraag"
OWN = {
    "requester_kind": "client",
    "requester_name": "Niels Voorbeeld",
    "requester_phone": "011 00 00 02",
    "question": "Ik wil in Pelt blijven.",
    "urgency": "other",
}
# The four alphabets of the people who live here, with what trips programs up.
NAMES = ("D’Haene-O'Voorbeeld", "Ελένη ντ'Αρκ", "Фёдор Примѣров", "مثال العبد", "Żółć 👩‍👧 Voorbeeld")


async def form_in(browser: Browser, voice: str) -> str:
    """What this voice sees, as words alone."""
    shown = (await browser.get(f"{PAGE}?wie={voice}")).text
    return re.sub(r"\s+", " ", re.sub(r"<template>.*?</template>|<[^>]+>", " ", shown, flags=re.DOTALL))


async def test_who_asks_is_asked_first(world: Cast, nobody: Browser) -> None:
    first = (await nobody.get(PAGE)).text
    assert "Wie vraagt dit?" in first
    assert 'name="question"' not in first
    assert (await nobody.get(f"{PAGE}?wie=zzz")).text == first


@pytest.mark.parametrize("voice", ["zelf", "jongere"])
async def test_who_asks_for_themselves_is_called_je(world: Cast, nobody: Browser, voice: str) -> None:
    words = await form_in(nobody, voice)
    assert "cliënt" not in words
    assert "Hoe heet je?" in words
    assert "Weet " not in words


async def test_who_is_close_is_asked_only_what_they_can_know(world: Cast, nobody: Browser) -> None:
    words = await form_in(nobody, "naaste")
    assert "cliënt" not in words
    assert "Wie ben je voor die persoon?" in words
    for unknowable in ("E-mail van", "Organisatie", "Huisgenoot", "Dienst"):
        assert unknowable not in words


async def test_what_a_voice_is_not_asked_is_not_taken(world: Cast, nobody: Browser) -> None:
    sent = await nobody.post(PAGE, {**WHOLE, "requester_kind": "close", "requester_relation": "zus"})
    assert sent.status_code == 303
    kept = (await rows(world.pelt, "referral"))[0]
    assert (kept["client_email"], kept["social_situation"], kept["question"]) == ("", "", CLIENT_WORD)
    assert (kept["requester_organisation"], kept["requester_relation"]) == ("", "zus")


@pytest.mark.parametrize("kind", ["client", "young-person"])
async def test_a_refusal_speaks_in_the_same_voice(world: Cast, nobody: Browser, kind: str) -> None:
    sent = await nobody.post(PAGE, {"requester_kind": kind, "remarks": "Bel na vier uur"})
    assert sent.status_code == 422
    assert "Schrijf hoe je heet." in sent.text
    assert "Bel na vier uur" in sent.text
    assert "de cliënt" not in sent.text


async def test_another_voice_keeps_what_was_typed(world: Cast, nobody: Browser) -> None:
    changed = await nobody.post(PAGE, {**OWN, "_wie": "naaste"})
    assert changed.status_code == 200
    assert "Ik wil in Pelt blijven." in changed.text
    assert "Wie ben je voor die persoon?" in changed.text
    assert await count(world.pelt) == (0, 0, 0, 0)


async def test_without_a_voice_nothing_is_lost_and_it_is_asked_again(world: Cast, nobody: Browser) -> None:
    sent = await nobody.post(PAGE, {**WHOLE, "requester_kind": ""})
    assert (sent.status_code, "Kies eerst wie dit vraagt." in sent.text) == (422, True)
    assert CLIENT_WORD in sent.text


@pytest.mark.parametrize("name", NAMES)
async def test_names_of_every_alphabet_are_kept_as_they_are(world: Cast, nobody: Browser, name: str) -> None:
    sent = await nobody.post(PAGE, {**OWN, "requester_name": name, "network-0-name": name})
    assert sent.status_code == 303
    assert (await rows(world.pelt, "referral"))[0]["client_name"] == name
    assert (await rows(world.pelt, "referral_person"))[0]["name"] == name


async def test_in_the_youth_pack_the_young_person_comes_first(world: Cast, nobody: Browser) -> None:
    async with door.enter(job_access(world.pelt, "test")):
        await DB.connection.execute("update policy set vocabulary = 'jeugdhulp'")
    first = (await nobody.get("/pelt/aanvraag")).text
    assert first.index("wie=jongere") < first.index("wie=naaste") < first.index("wie=hulpverlener")
    assert "cliëntoverleg" in first
    assert "De voorzitter leidt" in (await nobody.get("/pelt")).text
    assert "Hoe snel wil je het cliëntoverleg?" in (await nobody.get(f"{PAGE}?wie=zelf")).text
    sent = await nobody.post(PAGE, {**OWN, "requester_kind": "young-person"})
    assert "Komt er een cliëntoverleg" in (await nobody.get(sent.headers["location"])).text


async def test_the_thanks_say_when_and_give_tips_for_what_is_missing(world: Cast, nobody: Browser) -> None:
    sent = await nobody.post(PAGE, {**OWN, "urgency": "very", "urgency_reason": "Ik word uit huis gezet."})
    thanks = (await nobody.get(sent.headers["location"])).text
    assert "An belt je vandaag of de volgende werkdag." in thanks
    assert "Denk na over wat je graag anders wil." in thanks
    assert "de cliënt" not in thanks
    helper = await nobody.post(PAGE, {**WHOLE, "goal": ""})
    tips = (await nobody.get(helper.headers["location"])).text
    assert "Vraag wat de cliënt van het overleg verwacht." in tips
    assert "Bespreek het overleg met de cliënt." not in tips


async def test_who_gave_a_mail_address_gets_a_mail_and_nobody_else(world: Cast, nobody: Browser) -> None:
    await nobody.post(PAGE, OWN)
    await nobody.post(PAGE, UNINFORMED)
    jobs = [row["job"] for row in await rows(world.pelt, "outbox")]
    assert jobs == ["referrals.announce", "referrals.announce"]
    await nobody.post(PAGE, WHOLE)
    assert (await rows(world.pelt, "outbox"))[-1]["job"] == "referrals.confirm"


async def test_what_this_municipality_does_not_want_is_not_offered(world: Cast, nobody: Browser) -> None:
    async with door.enter(job_access(world.pelt, "test")):
        await DB.connection.execute(
            "update policy set may_confidant_consent = false, client_presence = 'required'"
        )
    shown = (await nobody.get(f"{PAGE}?wie=hulpverlener")).text
    assert 'value="confidant"' not in shown
    assert 'value="without"' not in shown
    odd = {**WHOLE, "consent": "confidant", "consent_reason": "Haar zus zei ja."}
    sent = await nobody.post(PAGE, odd)
    assert (sent.status_code, "Kies een van deze antwoorden." in sent.text) == (422, True)


async def test_who_is_close_stands_in_the_circle_as_who_they_are(
    world: Cast, nobody: Browser, an: Browser
) -> None:
    await nobody.post(PAGE, {**WHOLE, "requester_kind": "close", "requester_relation": "zus"})
    place = f"/aanvragen/{(await rows(world.pelt, 'referral'))[0]['id']}"
    assert "zus van de cliënt" in (await an.get(place)).text
    await an.post(f"{place}/afweging", TALK)
    await an.post(f"{place}/situatie")
    circle = {row["first_name"]: row["relation"] for row in await rows(world.pelt, "circle_member")}
    assert circle["Leen"] == "zus"
