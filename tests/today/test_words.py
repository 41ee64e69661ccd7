"""The words of Vandaag: greetings, counts, days; and a sentence for every code."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from infra.clock import BRUSSELS
from tenants.words import today as words
from web.today import of_cases, of_followups, of_referrals

ROOT = Path(__file__).parents[2]
TODAY = date(2027, 5, 5)


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(0, "Goedenavond"), (5, "Goedemorgen"), (11, "Goedemorgen"), (12, "Goedemiddag"), (18, "Goedenavond")],
)
def test_the_greeting_follows_the_hour_in_brussels(hour: int, greeting: str) -> None:
    assert words.greeting(datetime(2027, 7, 5, hour, 30, tzinfo=BRUSSELS)) == greeting


@pytest.mark.parametrize(
    ("urgent", "later", "told"),
    [
        (0, 0, "Niets vraagt vandaag je aandacht."),
        (1, 0, "Eén ding vraagt vandaag, 5 mei, je aandacht. Al de rest loopt."),
        (2, 2, "Vier dingen vragen vandaag, 5 mei, je aandacht. Al de rest loopt."),
        (0, 1, "Vandaag, 5 mei, kan alles wachten. Eén ding vraagt deze week je aandacht."),
        (13, 2, "15 dingen vragen vandaag, 5 mei, je aandacht. Al de rest loopt."),
    ],
)
def test_how_much_asks_is_said_in_words(urgent: int, later: int, told: str) -> None:
    assert words.headline(urgent, later, TODAY) == told


def test_days_names_and_families_are_said_as_people_do() -> None:
    at = datetime(2027, 5, 4, 23, tzinfo=BRUSSELS)
    assert [words.since(at, day) for day in (date(2027, 5, 4), TODAY, date(2027, 5, 9))] == [
        "Vandaag",
        "Gisteren",
        "Dinsdag 4 mei",
    ]
    assert words.listed(["Ward"]) == "Ward"
    assert words.listed(["Ward", "Leen", "Tine"]) == "Ward, Leen en Tine"
    assert [words.amid(name) for name in ("Gezin Claes", "Niels", "De Voorbeeldwinkel")] == [
        "gezin Claes",
        "Niels",
        "De Voorbeeldwinkel",
    ]


def test_every_code_of_the_services_has_a_sentence() -> None:
    known = {*of_cases.SENTENCES, *of_followups.SENTENCES, *of_referrals.SENTENCES}
    wanted = re.compile(
        r"[\"'](?:agreement|consent|debrief|invitation|kit|meeting|report|reminder|step|wish)\.[a-z-]+[\"']"
    )
    files = [path for path in ROOT.glob("services/*/attention.py") if path.is_file()]
    codes = {code.strip("\"'") for path in files for code in wanted.findall(path.read_text())}
    assert codes
    assert codes - known == set()
