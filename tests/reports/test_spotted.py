"""What everybody reads of the bottlenecks in a report, looked at before it goes; and one click further."""

import re

import pytest

from services.meetings.rules import fingerprint
from tests.conftest import Browser
from tests.reports.held import Held

PAPER = "Iedereen leest wat structureel misloopt"


async def writes(held: Held, an: Browser, words: str) -> str:
    place = f"{held.table.place}/teksten/structureel/{(await held.report()).id}"
    assert (await an.post(place, {"words": words, "seen": fingerprint("")})).status_code == 303
    return (await an.get(held.place)).text


@pytest.mark.parametrize(
    ("words", "pointed_at"),
    [
        ("Niels en Leen vinden in Pelt geen plaats, ook Koen niet.", []),
        ("De regel telt samenwonen anders sinds 1 januari.", []),
        ("Bel 0470 00 00 17 of Rita.", ["0470 00 00 17", "Rita"]),
        ("Rijksregister 85.07.30-033.28 staat fout.", ["85.07.30-033.28"]),
    ],
)
async def test_numbers_and_who_does_not_help_are_pointed_at(
    held: Held, an: Browser, words: str, pointed_at: list[str]
) -> None:
    page = await writes(held, an, words)
    assert PAPER in page
    found = [
        re.sub(r"<[^>]+>", "", one) for one in re.findall(r"</span>([^<]+)<span class=\"unseen\">\]", page)
    ]
    assert found == pointed_at
    assert ("Dit valt ons op." in page) is bool(pointed_at)


async def test_it_never_blocks_what_is_sent(held: Held, an: Browser) -> None:
    await writes(held, an, "Bel 0470 00 00 17.")
    await an.post(f"{held.place}/lezers", {"spread": "all"})
    assert (await an.post(f"{held.place}/verzending")).status_code == 303


async def test_one_click_makes_a_bottleneck_that_stays_in_the_case(held: Held, an: Browser) -> None:
    page = await writes(held, an, "De regel telt samenwonen anders.")
    once = re.search(r'name="once" value="([^"]+)"', page.split("Merk dit aan")[0].rsplit("<form", 1)[1])
    assert once
    sent = {"original": "De regel telt samenwonen anders.", "place": "report", "once": once[1]}
    place = f"/situaties/{held.table.case}/knelpunten"
    for _ in range(2):
        sent_there = await an.post(place, {**sent, "consultation": str(held.table.consultation)})
        assert sent_there.status_code == 303
    assert (await an.get(place)).text.count("De regel telt samenwonen anders.") == 1


async def test_nothing_stands_there_when_nothing_was_written(held: Held, an: Browser) -> None:
    assert PAPER not in (await an.get(held.place)).text
