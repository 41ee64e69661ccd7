"""The same sentence is not typed twice: what stands in the list already is offered."""

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.signals.asking import TEXT, marked, ready

SAME = "Ook voor Tom is de wachtlijst voor begeleid wonen veel te lang."


async def test_what_stands_there_is_offered_and_taken_over(world: Cast, an: Browser) -> None:
    first = await ready(world, an)
    second = await marked(world, an, SAME)
    page = (await an.get(f"/knelpunten/{second}")).text
    assert ("Lijkt op wat er al staat" in page, TEXT in page) == (True, True)
    taken = (await an.get(f"/knelpunten/{second}?zoals={first}")).text
    assert f">{TEXT}</textarea>" in taken.replace("\r\n", "").replace("\n", "")


async def test_other_words_are_not_offered(world: Cast, an: Browser) -> None:
    await ready(world, an)
    second = await marked(world, an, "Een attest aanvragen lukt alleen nog met een computer.")
    assert "Lijkt op wat er al staat" not in (await an.get(f"/knelpunten/{second}")).text


async def test_what_was_never_confirmed_is_not_taken_over(world: Cast, an: Browser) -> None:
    first = await marked(world, an)
    second = await marked(world, an, SAME)
    assert (await an.get(f"/knelpunten/{second}?zoals={first}")).status_code == 404
    assert (await an.get(f"/knelpunten/{second}?zoals=x")).status_code == 200


async def test_another_municipality_offers_nothing_of_ours(world: Cast, an: Browser, celia: Browser) -> None:
    first = await ready(world, an)
    assert (await celia.get(f"/knelpunten/{first}")).status_code == 404
