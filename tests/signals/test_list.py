"""The list of a municipality that has many bottlenecks: per theme, folded, and page by page when asked for."""

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.signals.asking import marked, rewritten

HOUSING, MONEY = "Een huis dat te vinden is, kost te veel", "Tussen twee uitkeringen valt een gat"
KINDS = ("gap", "threshold", "access")


async def many(world: Cast, an: Browser, text: str, number: int, theme: str = "") -> None:
    """An confirms so many, each in words of its own."""
    for nth in range(number):
        signal = await marked(world, an)
        words = f"{text}, {'ook ' * nth}hier."
        assert (await rewritten(an, signal, words, theme=theme, kind=KINDS[nth % 3])).status_code == 303


async def test_a_short_list_is_not_folded(world: Cast, an: Browser) -> None:
    await many(world, an, HOUSING, 3, "housing")
    page = (await an.get("/knelpunten")).text
    assert (page.count(HOUSING), 'class="fold"' in page) == (3, False)


async def test_a_long_list_stands_per_theme_with_most_first_and_what_has_none_last(
    world: Cast, an: Browser
) -> None:
    await many(world, an, MONEY, 4, "money")
    await many(world, an, HOUSING, 5, "housing")
    await many(world, an, "Niemand weet waaronder dit hoort", 1)
    page = (await an.get("/knelpunten")).text
    heads = [page.index(f"<summary>{name} ") for name in ("Wonen", "Inkomen en schulden", "Nog zonder thema")]
    assert heads == sorted(heads)
    assert (page.count(HOUSING), page.count('class="fold"')) == (5, 3)


async def test_what_has_no_theme_yet_can_be_asked_for(world: Cast, an: Browser) -> None:
    await many(world, an, HOUSING, 1, "housing")
    await many(world, an, MONEY, 1)
    page = (await an.get("/knelpunten?theme=geen")).text
    assert (HOUSING in page, MONEY in page) == (False, True)


async def test_what_was_asked_for_comes_page_by_page(world: Cast, an: Browser) -> None:
    await many(world, an, HOUSING, 22, "housing")
    first = (await an.get("/knelpunten?theme=housing")).text
    assert (first.count(HOUSING), "theme=housing&amp;vanaf=20#lijst" in first) == (20, True)
    second = (await an.get("/knelpunten?theme=housing&vanaf=20")).text
    assert (second.count(HOUSING), "Vorige" in second, "Volgende" in second) == (2, True, False)
    for strange in ("-1", "x", "9999", "٣", "1" * 60):
        answer = await an.get("/knelpunten", params={"theme": "housing", "vanaf": strange})
        assert (answer.status_code, answer.text.count(HOUSING)) == (200, 20)
    assert "Toon ze alle 22" in (await an.get("/knelpunten")).text
