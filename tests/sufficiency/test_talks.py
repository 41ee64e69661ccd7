"""Own words first, then a sentence; anything may be skipped; who sat beside is written down."""

import pytest

from tests.conftest import Browser
from tests.invitations.scene import Table
from tests.preparations.conftest import Enter
from tests.sufficiency.conftest import Begin

WORDS = "Het huis is te klein voor mij."
FITS = "Ik heb een plek, maar ze past niet goed bij mij."
SOON = "Ik woon goed genoeg. Met wat hulp blijft dat zo."


async def test_the_client_says_it_and_goes_on_to_the_next(enter: Enter, begin: Begin) -> None:
    niels = await enter("Niels")
    assert "Hoe gaat het met jou?" in (await niels.open()).text
    talk = await begin(niels)
    said = await niels.send(f"{talk[1:]}/domein/housing", words=WORDS, step="3", soon="4")
    assert said.headers["location"].endswith("/domein/work")
    page = (await niels.open(talk)).text
    assert (WORDS in page, FITS in page, SOON in page) == (True, True, True)


async def test_everything_may_be_skipped(enter: Enter, begin: Begin) -> None:
    niels = await enter("Niels")
    talk = await begin(niels)
    for code in ("safety", "children"):
        assert (await niels.send(f"{talk[1:]}/domein/{code}")).status_code == 303
    later = await niels.send(
        f"{talk[1:]}/domein/debts", step="niet-nu", words="Daar wil ik niet over praten."
    )
    assert later.status_code == 303
    page = (await niels.open(talk)).text
    assert page.count("Verander") == 1, "what was skipped is no answer"
    assert "Niet nu." in page


async def test_no_number_is_shown_to_the_client(enter: Enter, begin: Begin) -> None:
    niels = await enter("Niels")
    talk = await begin(niels)
    await niels.send(f"{talk[1:]}/domein/housing", step="3", soon="5", later="5")
    await niels.send("hoe-gaat-het/tekening", tekening="ja")
    page = (await niels.open("/hoe-gaat-het")).text
    words = page.partition("<table>")[2].partition("</table>")[0]
    assert FITS in words
    assert not any(one in words for one in (">3<", ">5<", "3/5", "3 van"))


async def test_the_key_worker_sits_beside_and_the_record_says_so(
    enter: Enter, begin: Begin, an: Browser, place: str
) -> None:
    koen = await enter("Koen")
    assert "Hoe gaat het met Niels? Kijk samen" in (await koen.open()).text
    talk = await begin(koen)
    await koen.send(f"{talk[1:]}/domein/housing", words=WORDS)
    assert WORDS in (await koen.open(talk)).text
    assert "met Koen" in (await an.get(place)).text


async def test_the_table_is_asked_about_in_own_words(
    enter: Enter, begin: Begin, an: Browser, place: str
) -> None:
    niels = await enter("Niels")
    talk = await begin(niels)
    assert "Ik weet het niet" in (await niels.open(f"{talk}/slot")).text
    await niels.send(
        f"{talk[1:]}/slot",
        contribution="some",
        contribution_words="Nu belt iedereen niet meer apart.",
        pulls_from="debts",
        pulls_to="health",
        seen="1",
    )
    page = (await an.get(place + talk.removeprefix("/hoe-gaat-het"))).text
    assert "Ja, een beetje" in page
    assert "Nu belt iedereen niet meer apart." in page
    assert "Schulden en gezondheid hangen samen." in page


@pytest.mark.parametrize(("one", "other"), [("debts", ""), ("debts", "debts"), ("", "housing")])
async def test_what_hangs_together_are_two_things(an: Browser, talk: str, one: str, other: str) -> None:
    sent = await an.post(
        f"{talk}/slot", {"pulls_from": one, "pulls_to": other, "seen": "1", "pulls_words": "x"}
    )
    assert sent.status_code == 422
    assert "twee" in sent.text


@pytest.mark.parametrize("step", ["0", "6", "9", "-1", "drie", "1e1", "٣"])
async def test_a_sentence_that_is_not_there_is_not_chosen(an: Browser, talk: str, step: str) -> None:
    sent = await an.post(f"{talk}/domein/housing", {"step": step, "words": WORDS})
    assert sent.status_code == 422
    assert WORDS in sent.text, "what was typed stays"


@pytest.mark.parametrize("day", ["", "2031-01-01", "gisteren", "1650-01-01"])
async def test_a_talk_was_held_on_a_day_that_is_over(an: Browser, place: str, asked: Table, day: str) -> None:
    assert (await an.post(place, {"held_on": day})).status_code == 422


async def test_two_at_once_lose_nothing(an: Browser, talk: str) -> None:
    at = f"{talk}/domein/housing"
    await an.post(at, {"words": "Eerst.", "seen": "0"})
    second = await an.post(at, {"words": "Daarna.", "seen": "0"})
    assert second.status_code == 409
    assert ("Eerst." in second.text, "Daarna." in second.text) == (True, True)
    assert (await an.post(at, {"words": "Daarna.", "seen": "1"})).status_code == 303


async def test_a_double_click_begins_once(an: Browser, place: str, asked: Table) -> None:
    form = {"held_on": "2026-01-05", "once": "0198aaaa-0000-7000-8000-000000000001"}
    first, second = [await an.post(place, form) for _ in range(2)]
    assert first.headers["location"] == second.headers["location"]
    assert (await an.get(place)).text.count("Bekijk</a>") == 1
