"""Is dit dezelfde? What looks the same, and what happens once somebody said so."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from services.demonstration.cast import Cast
from services.referrals.doubles import Because, Told, doubles, is_same_name, same, street, words
from tests.conftest import Browser
from tests.referrals.test_pages import received
from tests.referrals.typed import TALK, rows

DAY = date(2026, 11, 22)
ONE = Told(
    uuid4(), "Niels Voorbeeld", "Kerkstraat 1, Pelt", "0470 00 00 01", "Leen Peeters", "011 00 00 01", "", DAY
)
ELSE = Told(uuid4(), "Rita Ander", "", "", "Mia Jansen", "", "", DAY)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Niels Voorbeeld", "voorbeeld, niels", True),
        ("Niels Voorbeeld", "N. Voorbeeld", True),
        ("Jan van den Broeck", "Jan Vandenbroeck", True),
        ("Jan van den Broeck", "Jan Broeck", True),
        ("Anaïs Meijer", "Anais Meyer", True),
        ("Fatma Öztürk-Yilmaz", "fatma ozturk yilmaz", True),
        ("An Janssens", "An Jansens", True),
        ("An D'Hondt", "An Dhondt", True),
        ("An Janssens", "Jan Janssens", False),
        ("Niels", "Niels Voorbeeld", False),
        ("", "", False),
    ],
)
def test_names_are_compared_as_a_fleming_reads_them(one: str, other: str, expected: bool) -> None:
    assert is_same_name(name_of(one), name_of(other)) is expected


def name_of(name: str) -> frozenset[str]:
    return replace(ONE, client_name=name).name


@pytest.mark.parametrize(
    "written", ["Kerkstraat 1", "kerkstr. 1, 3910 Pelt", "Kerkstraat  1 bus 2", "KERKSTRAAT 1"]
)
def test_a_street_and_number_are_written_in_many_ways(written: str) -> None:
    assert street(written) == ("kerkstraat", "1")


def test_what_is_the_same_is_told() -> None:
    assert same(ONE, replace(ELSE, client_name="Niels Voorbeeld")) == (Because.NAME,)
    assert same(ONE, replace(ELSE, client_address="Kerkstr. 1")) == (Because.ADDRESS,)
    assert same(ONE, replace(ELSE, client_phone="+32 470 00 00 01")) == (Because.PHONE,)
    assert same(ONE, ELSE) == ()


def test_the_same_requester_counts_near_in_time_and_not_for_two_names() -> None:
    again = replace(ELSE, client_name="", requester_name="Peeters Leen")
    assert same(ONE, again) == (Because.REQUESTER,)
    assert same(ONE, replace(again, asked_on=DAY + timedelta(days=15))) == ()
    assert same(ONE, replace(again, client_name="Rita Ander")) == ()


def test_what_was_decided_is_not_asked_again_and_two_old_ones_are_not_asked() -> None:
    other = replace(ELSE, client_name="Niels Voorbeeld", asked_on=DAY + timedelta(days=1))
    assert [(one.newer, one.older) for one in doubles([other, ONE], [])] == [(other.id, ONE.id)]
    assert list(doubles([other, ONE], [frozenset({ONE.id, other.id})])) == []
    assert list(doubles([replace(one, is_open=False) for one in (other, ONE)], [])) == []


def test_words_are_bare() -> None:
    assert words("Ĳzermans, Zoë") == ["yzermans", "zoe"]


async def two(an: Browser) -> tuple[str, str]:
    """Leen and Tine ask for the same client, some days after each other."""
    older = await received(an)
    newer = await received(
        an, {"requester_name": "Tine Ander", "requester_phone": "011 99 99 99", "client_name": "N. Voorbeeld"}
    )
    return older, newer


async def test_two_that_look_the_same_are_asked_about_and_joined(world: Cast, an: Browser) -> None:
    older, newer = await two(an)
    asked = (await an.get("/aanvragen")).text
    comparison = f"{newer}/vergelijking/{older.rsplit('/', 1)[1]}"
    assert "Is dit dezelfde?" in asked
    assert comparison in asked
    both = (await an.get(comparison)).text
    assert "Leen Voorbeeld" in both
    assert "Tine Ander" in both
    for _ in range(2):  # a double click
        sent = await an.post(comparison, {"same": "yes"})
        assert (sent.status_code, sent.headers["location"]) == (303, older)
    shown = (await an.get("/aanvragen")).text
    assert "Is dit dezelfde?" not in shown
    assert "en door Tine Ander" in shown
    assert "gaat samen verder met die van Leen Voorbeeld" in (await an.get(newer)).text
    assert "Tine Ander" in (await an.get(older)).text
    assert len(await rows(world.pelt, "referral")) == 2


async def test_told_apart_they_are_not_asked_about_again(world: Cast, an: Browser) -> None:
    older, newer = await two(an)
    await an.post(f"{newer}/vergelijking/{older.rsplit('/', 1)[1]}", {"same": "no"})
    shown = (await an.get("/aanvragen")).text
    assert "Is dit dezelfde?" not in shown
    assert shown.count("Nog niemand volgt dit op") == 2


async def test_joined_by_mistake_they_part_again(world: Cast, an: Browser) -> None:
    older, newer = await two(an)
    await an.post(f"{newer}/vergelijking/{older.rsplit('/', 1)[1]}", {"same": "yes"})
    await an.post(f"{newer}/losmaking")
    assert "Bel Tine Ander en weeg samen af." in (await an.get(newer)).text
    assert "Is dit dezelfde?" not in (await an.get("/aanvragen")).text


async def test_a_case_of_two_requests_has_both_requesters_in_its_circle(world: Cast, an: Browser) -> None:
    older, newer = await two(an)
    await an.post(f"{newer}/vergelijking/{older.rsplit('/', 1)[1]}", {"same": "yes"})
    await an.post(f"{older}/afweging", TALK)
    await an.post(f"{older}/situatie", {"coordinator_kind": "semi-external"})
    named = {f"{row['first_name']} {row['last_name']}" for row in await rows(world.pelt, "circle_member")}
    assert {"Leen Voorbeeld", "Tine Ander"} <= named
    led_to = {row["led_to"] for row in await rows(world.pelt, "referral")}
    assert len(led_to) == 1
    assert None not in led_to
    assert [row["coordinator_kind"] for row in await rows(world.pelt, '"case"')] == ["semi-external"]


async def test_joining_with_itself_or_with_what_is_not_there_finds_nothing(world: Cast, an: Browser) -> None:
    place = await received(an)
    own = place.rsplit("/", 1)[1]
    for other in (own, str(UUID(int=1))):
        assert (await an.get(f"{place}/vergelijking/{other}")).status_code == 404
        assert (await an.post(f"{place}/vergelijking/{other}", {"same": "yes"})).status_code == 404
