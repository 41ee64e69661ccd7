"""Whatever is typed: an answer in Dutch at the field, nothing lost, nothing written, never a failure."""

from typing import Any

import pytest

from services.demonstration.cast import Cast
from tests.cases.conftest import Niels
from tests.cases.people import rows
from tests.conftest import Browser

LONG = "x" * 6000
PERSON = {"kind": "helper", "first_name": "Sofie", "email": "sofie@voorbeeld.example"}
STRANGE = "<b>Sofie</b> & 🙂"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("first_name", "", "Schrijf een voornaam"),
        ("first_name", LONG, "Dit is te lang"),
        ("first_name", "So\x00fie", "Er staat een teken in"),
        ("first_name", "So\nfie", "Zet dit op één regel"),
        ("email", "sofie", "Dit is geen geldig mailadres"),
        ("email", "sofie@voorbeeld.example\nBcc: x@y.example", "Zet dit op één regel"),
        ("born_on", "1900-01-01", "Kijk de geboortedatum na"),
        ("born_on", "0001-01-01", "Kijk de geboortedatum na"),
        ("born_on", "morgen", "geldige datum"),
        ("kind", "client", "Kies een van deze antwoorden"),
        ("kind", "", "Kies wie het is"),
        ("sector", "piraat", "geldige keuze"),
        ("secrecy", "piraat", "Kies een van deze antwoorden"),
        ("safe_contact", LONG, "Dit is te lang"),
        ("keyword", LONG, "Dit is te lang"),
    ],
)
async def test_a_bad_field_is_told_at_the_field(
    an: Browser, world: Cast, niels: Niels, field: str, value: str, told: str
) -> None:
    before = await rows(world, "select count(*) as n from circle_member")
    answer = await an.post(f"{niels.path}/kring", {**PERSON, "relation": "buurvrouw Voorbeeld", field: value})
    assert answer.status_code == 422
    assert told in answer.text
    assert "buurvrouw Voorbeeld" in answer.text
    assert await rows(world, "select count(*) as n from circle_member") == before


async def test_tags_and_emoji_are_text(an: Browser, world: Cast, niels: Niels) -> None:
    assert (await an.post(f"{niels.path}/kring", {**PERSON, "first_name": STRANGE})).status_code == 303
    html = (await an.get(f"{niels.path}/kring")).text
    assert "&lt;b&gt;Sofie&lt;/b&gt; &amp; 🙂" in html
    assert STRANGE not in html


async def test_extra_fields_change_nothing(an: Browser, world: Cast, niels: Niels) -> None:
    extra = {**PERSON, "tenant": "x", "version": "99", "left_at": "2020-01-01", "id": "1"}
    assert (await an.post(f"{niels.path}/kring", extra)).status_code == 303
    found = await rows(world, "select version, left_at from circle_member where first_name = 'Sofie'")
    assert found == [{"version": 1, "left_at": None}]


@pytest.mark.parametrize(
    ("place", "form"),
    [
        ("", {}),
        ("/gegevens", {"name": "", "version": "-1"}),
        ("/gegevens", {"name": "Niels", "coordinator_kind": "external", "version": "9" * 40}),
        ("/kring", {}),
        ("/spilfiguur", {"key_worker": "geen", "confidant": "x"}),
        ("/vertegenwoordigers", {"circle_member": "x", "represented": "", "kind": "piraat"}),
        ("/wie-mag-openen/vervanger", {"vervanger-member": "x", "vervanger-until_on": "1900-01-01"}),
        ("/wie-mag-openen/piraat", {}),
        ("/toestemming", {"given_by": "x", "given_on": "0000-00-00", "former": "y", "struck-0-topic": LONG}),
        ("/toestemming", {"struck-999999999999-topic": "x", "secrets-0-kept_from": "x"}),
    ],
)
async def test_nonsense_is_never_a_failure(
    an: Browser, niels: Niels, place: str, form: dict[str, Any]
) -> None:
    answer = await an.post(niels.path + place, form)
    assert answer.status_code in {404, 405, 409, 422}


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"first_name": "Sam", "held_on": "1900-01-01", "starts": "14:00"},
        {"first_name": "Sam", "held_on": "2026-13-45", "starts": "25:99"},
        {"first_name": "Sam", "people-0-name": "", "people-0-email": "a@b.example"},
        {"first_name": "Sam", "agreements-0-sentence": LONG},
        {"first_name": "Sam", "agreements-0-sentence": "Bellen", "agreements-0-due_on": "1900-01-01"},
        {"first_name": "Sam", "agreements-0-sentence": "Bellen", "agreements-0-who": "Niemand"},
        {"first_name": "\x00"},
    ],
)
async def test_a_take_over_that_is_not_well_writes_nothing(
    an: Browser, world: Cast, form: dict[str, Any]
) -> None:
    assert (await an.post("/situaties/overname", form)).status_code == 422
    assert await rows(world, 'select id from "case"') == []


@pytest.mark.parametrize("form", [{}, {"name": LONG, "reason": "x"}, {"name": "Niels\x00", "reason": "nood"}])
async def test_a_bad_reason_opens_nothing(bram: Browser, niels: Niels, form: dict[str, Any]) -> None:
    assert (await bram.post("/situaties/opening", form)).status_code == 422
