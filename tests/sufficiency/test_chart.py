"""A drawing only where the client wants one; with its table, without a total."""

from tests.conftest import Browser
from tests.preparations.conftest import Enter
from tests.sufficiency.conftest import Begin


async def test_no_drawing_before_the_client_says_yes(enter: Enter, begin: Begin) -> None:
    niels = await enter("Niels")
    talk = await begin(niels)
    await niels.send(f"{talk[1:]}/domein/housing", step="2")
    assert "<svg" not in (await niels.open("/hoe-gaat-het")).text
    await niels.send("hoe-gaat-het/tekening", tekening="ja")
    assert "<svg" in (await niels.open("/hoe-gaat-het")).text
    await niels.send("hoe-gaat-het/tekening", tekening="nee")
    assert "<svg" not in (await niels.open("/hoe-gaat-het")).text


async def test_the_drawing_says_what_it_shows_and_the_table_says_the_same(
    an: Browser, talk: str, place: str
) -> None:
    await an.post(f"{talk}/domein/housing", {"step": "2", "soon": "4", "later": "5"})
    second = (await an.post(place, {"held_on": "2026-02-05"})).headers["location"]
    await an.post(f"{second}/domein/housing", {"step": "3", "later": "5"})
    await an.post(f"{place}/tekening", {"tekening": "ja"})
    page = (await an.get(place)).text
    drawing = page.partition("<svg")[2].partition("</svg>")[0]
    assert 'role="img" aria-labelledby="tekening-titel tekening-uitleg"' in drawing
    assert [drawing.count(f'class="{kind}"') for kind in ("before", "now", "soon", "later")] == [1, 1, 0, 1]
    table = page.partition("<table>")[2].partition("</table>")[0]
    for words in ("5 januari 2026", "5 februari 2026", "Ik heb een plek, maar ik kan er niet blijven."):
        assert words in table
    for total in ("totaal", "gemiddeld", "score"):
        assert total not in page.lower()


async def test_what_was_never_said_is_not_drawn(an: Browser, talk: str, place: str) -> None:
    await an.post(f"{talk}/domein/housing", {"words": "Alleen woorden."})
    await an.post(f"{place}/tekening", {"tekening": "ja"})
    assert "<svg" not in (await an.get(place)).text
