"""The pages: exact at the desk, floored on the sheet, the sheet as it was made, and the same for a spreadsheet."""

import pytest

from services.figures import tree
from services.figures.tree import Counts
from tests.conftest import Browser
from tests.figured.conftest import Kept, Put
from web.figures import view

YEAR = 2025
FEW = "te weinig om te tonen"


async def some(put: Put) -> None:
    for figure, part, times in (
        ("client", "there", 12),
        ("client", "not-noted", 3),
        ("result", "plan", 9),
        ("result", "other", 6),
        ("not-held", "", 2),
    ):
        await put("pelt", figure, part, times)


async def test_a_sheet_hides_what_is_small_and_stays_as_it_was(
    kept: Kept, put: Put, an: Browser, fien: Browser
) -> None:
    await some(put)
    assert (await an.post(f"/cijfers/{YEAR}")).headers["location"] == f"/cijfers/{YEAR}"
    first = (await fien.get(f"/cijfers/{YEAR}")).text
    assert FEW in first
    assert ">12<" not in first, "twelve of fifteen would tell of three"
    assert ">9<" in first
    await put("pelt", "result", "plan", 30)
    await an.post(f"/cijfers/{YEAR}")
    assert (await fien.get(f"/cijfers/{YEAR}")).text == first


async def test_a_spreadsheet_says_the_same(kept: Kept, put: Put, an: Browser) -> None:
    await some(put)
    await an.post(f"/cijfers/{YEAR}")
    answer = await an.get(f"/cijfers/{YEAR}/cijfers.csv")
    rows = answer.content.decode("utf-8-sig").splitlines()
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert rows[0] == "cijfer;deel;K1;K2;K3;K4;2025;2024;wat telt"
    assert any(row.startswith("Was er een spilfiguur?;") for row in rows)
    assert any(f";{FEW};" in row for row in rows)


async def test_who_administers_sees_no_small_number(kept: Kept, put: Put, fien: Browser, an: Browser) -> None:
    await some(put)
    assert "Eigen spiegel" not in (await fien.get("/cijfers")).text
    assert "Eigen spiegel" in (await an.get("/cijfers")).text
    assert (await fien.post(f"/cijfers/{YEAR}")).status_code == 404


@pytest.mark.parametrize("year", ["2026", "2199", "1999", "-5"])
async def test_a_year_that_is_not_over_has_no_sheet(kept: Kept, an: Browser, year: str) -> None:
    assert (await an.post(f"/cijfers/{year}")).status_code in {404, 422}
    assert (await an.get(f"/cijfers/{year}")).status_code == 404


@pytest.mark.parametrize("year", ["0", "99999999999999999999", "abc", "2025.5"])
async def test_a_strange_year_is_answered_calmly(kept: Kept, an: Browser, dirk: Browser, year: str) -> None:
    assert (await an.get(f"/cijfers/{year}")).status_code in {400, 404}
    assert (await dirk.get(f"/netwerk/cijfers?jaar={year}")).status_code in {200, 400, 404}


def test_the_own_mirror_does_not_tell_what_the_client_of_this_morning_said() -> None:
    """Twelve said yes; somebody answers for nobody to read, and it would say thirteen."""
    cells = tree.floored(said_yes(9))
    one, other = (view.exact(said_yes(times), said_yes(9), cells) for times in (12, 13))
    of = [[block for block in blocks if block.code == "relevance"] for blocks in (one, other)]
    assert of[0] == of[1] != []
    assert {row.year for row in of[0][0].rows} == {view.NOT_YET}
    assert of[0][0].rows[0].before == "9", "the sheet of last year stands still"


def said_yes(times: int) -> Counts:
    names = ("evaluated", "answered.yes", "relevance.yes")
    return dict.fromkeys(names, (0, 0, 0, times))
