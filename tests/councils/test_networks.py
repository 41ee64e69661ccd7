"""What a network asked and was answered stands in the file of the year: beside a number, and never of a few."""

from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from services.councils.answered import bundles
from services.demonstration.cast import Cast
from tenants.tidings import Tiding
from tests.bundles.conftest import Desk, desk, eva
from tests.bundles.test_answers import SAID
from tests.bundles.test_desk import PATH, TO
from tests.conftest import Browser
from tests.councils.conftest import LIVING, YEAR, Mark, Put
from tests.councils.test_files import made, written

__all__ = ["desk", "eva"]
HEAD = "Wat vroegen we samen met andere gemeenten?"
CODED = "update signal set theme = $1, sub_theme = $2 where id in (select signal from signal_passage)"
REST = (
    *("closed_on", "replaces", "who", "taken_by", "taken_by_on"),
    *("because", "words", "for_client", "for_table"),
)


@pytest.fixture
async def answered(desk: Desk, eva: Browser) -> None:
    """Two of An's texts are in a bundle that somebody of the province took up."""
    here = f"{PATH}/{await desk.bundle(parts=2)}"
    await eva.post(f"{here}/bezorgingen", TO)
    assert (await eva.post(f"{here}/antwoorden", SAID)).status_code == 303


async def the_file(an: Browser, theme: str) -> str:
    await written(an, theme)
    return (await an.get(await made(an))).text


async def test_the_answer_of_a_network_stands_once_beside_the_number(
    answered: None, an: Browser, world: Cast, admin: asyncpg.Connection, put: Put
) -> None:
    await put(LIVING, 6)
    await admin.execute(CODED, LIVING, "")
    page = await the_file(an, LIVING)
    assert page.count(HEAD) == 1
    assert page.count("Een brief die niemand leest") == 1
    assert "aan de provincie" in page
    assert "1 december 2025 · iemand neemt het op · Gedeputeerde Voorbeeld" in page
    assert not any(other in page for other in ("Genk", "Hasselt"))


async def test_a_theme_or_a_part_without_a_number_says_nothing_of_networks(
    answered: None, an: Browser, admin: asyncpg.Connection, put: Put, mark: Mark
) -> None:
    """Else it would tell that there is one at least."""
    await admin.execute("delete from signal_origin")
    await put(LIVING, 6)
    await admin.execute(CODED, LIVING, "living-few")
    assert HEAD not in await the_file(an, LIVING)


async def test_below_the_floor_a_network_is_not_told_either(
    answered: None, an: Browser, admin: asyncpg.Connection, put: Put
) -> None:
    await admin.execute("delete from signal_origin")
    await put(LIVING, 4)
    await admin.execute(CODED, LIVING, "")
    page = await the_file(an, LIVING)
    assert "geen getal" in page
    assert HEAD not in page


def tiding(sent_on: date | None, answered_on: date | None) -> Tiding:
    rest: dict[str, Any] = dict.fromkeys(REST)
    return Tiding(
        contribution=UUID(int=1),
        signal=UUID(int=2),
        sentence="",
        network="Netwerk Voorbeeld",
        bundle=UUID(int=3),
        title="Een brief",
        bundled_on=date(YEAR, 3, 1),
        asks="Bel eerst.",
        asked_of="de provincie",
        sent_on=sent_on,
        answer=UUID(int=4) if answered_on else None,
        status="solved" if answered_on else None,
        answered_on=answered_on,
        **rest,
    )


@pytest.mark.parametrize(
    ("sent_on", "answered_on", "stands"),
    [
        (None, None, False),
        (date(YEAR, 3, 2), None, True),
        (date(YEAR - 1, 3, 2), None, True),
        (date(YEAR - 1, 3, 2), date(YEAR, 1, 5), True),
        (date(YEAR - 1, 3, 2), date(YEAR - 1, 6, 1), False),
        (date(YEAR + 1, 1, 2), None, False),
    ],
)
def test_it_is_about_the_year_itself(sent_on: date | None, answered_on: date | None, *, stands: bool) -> None:
    assert bool(bundles([tiding(sent_on, answered_on)], YEAR)) == stands
