"""Marking in a case, and the list of the municipality."""

from uuid import uuid4

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.signals.asking import SAID, TEXT, ask, marked, ready, rewritten
from tests.tenants.test_wall import case_of_an

ROWS = """
select o.original, s.sentence, s.kind, s.withdrawn_at is null as stands
from signal s join signal_origin o on o.signal = s.id
"""


async def rows(world: Cast) -> list[tuple[str, str, str, bool]]:
    return [tuple(row) for row in await ask(world, ROWS)]


async def test_one_sentence_is_enough_and_a_name_may_stand_in_it(world: Cast, an: Browser) -> None:
    place = f"/situaties/{await case_of_an(world)}/knelpunten"
    sent = await an.post(place, {"original": SAID, "place": "waiting-list"})
    assert (sent.status_code, sent.headers["location"]) == (303, place)
    assert await rows(world) == [(SAID, "", "waiting-list", True)]
    assert SAID in (await an.get(place)).text
    listed = (await an.get("/knelpunten")).text
    assert listed.index("Eerst herschrijven") < listed.index(SAID) < listed.index("Onze lijst")


async def test_a_colleague_reads_what_was_confirmed_and_never_the_original(
    world: Cast, an: Browser, bram: Browser
) -> None:
    signal = await marked(world, an)
    before = (await bram.get("/knelpunten")).text
    assert (SAID in before, "Eerst herschrijven" in before) == (False, False)
    await rewritten(an, signal, kind="waiting-list")
    listed = (await bram.get("/knelpunten")).text
    assert TEXT in listed
    assert ("Niels" in listed, str(await case_of_an(world)) in listed) == (False, False)
    for path in (f"/knelpunten/{signal}", f"/knelpunten/{uuid4()}"):
        assert (await bram.get(path)).status_code == 404
    assert (await bram.post(f"/knelpunten/{signal}/intrekking")).status_code == 404
    assert (await rewritten(bram, signal, "Iets heel anders dan daarnet.")).status_code == 404


async def test_another_municipality_reads_nothing(world: Cast, an: Browser, celia: Browser) -> None:
    await ready(world, an)
    case = await case_of_an(world)
    assert TEXT not in (await celia.get("/knelpunten")).text
    refused = await celia.post(f"/situaties/{case}/knelpunten", {"original": SAID})
    unknown = await celia.post(f"/situaties/{uuid4()}/knelpunten", {"original": SAID})
    assert (refused.status_code, refused.content) == (404, unknown.content)


async def test_the_list_is_filtered(world: Cast, an: Browser) -> None:
    signal = await marked(world, an)
    await rewritten(an, signal, kind="waiting-list", domain="housing")
    for asked, is_there in (("kind=waiting-list", True), ("kind=gap", False), ("state=ready", True)):
        assert (TEXT in (await an.get(f"/knelpunten?{asked}")).text) is is_there


async def test_bad_input_is_answered_at_the_field_and_writes_nothing(world: Cast, an: Browser) -> None:
    place = f"/situaties/{await case_of_an(world)}/knelpunten"
    for bad in ({}, {"original": ""}, {"original": "x" * 4000}, {"original": "a\x00b"}):
        assert (await an.post(place, bad)).status_code == 422
    assert (await an.post(place, {"original": "Een zin.", "raised_by": str(uuid4())})).status_code == 422
    strange = {"original": "Een zin.", "place": "item", "agenda_item": str(uuid4())}
    assert (await an.post(place, strange)).status_code == 404
    assert await rows(world) == []


async def test_tags_and_emoji_are_text(world: Cast, an: Browser) -> None:
    await marked(world, an, "<script>alert(1)</script> 🏠")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 🏠" in (await an.get("/knelpunten")).text


async def test_a_double_click_marks_once(world: Cast, an: Browser) -> None:
    place = f"/situaties/{await case_of_an(world)}/knelpunten"
    once = str(uuid4())
    answers = [await an.post(place, {"original": SAID, "once": once}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(await rows(world)) == 1


async def test_what_is_taken_back_leaves_the_list(world: Cast, an: Browser) -> None:
    signal = await ready(world, an)
    await an.post(f"/knelpunten/{signal}/intrekking")
    assert TEXT not in (await an.get("/knelpunten")).text
    assert (await an.get(f"/knelpunten/{signal}")).status_code == 404


async def test_it_may_be_coded_later(world: Cast, an: Browser) -> None:
    signal = await ready(world, an)
    await an.post(f"/knelpunten/{signal}/indeling", {"kind": "gap", "domain": "housing", "theme": "housing"})
    told = await ask(world, "select kind, domain, theme from signal where id = $1", signal)
    assert [tuple(row) for row in told] == [("gap", "housing", "housing")]
