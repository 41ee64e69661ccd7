"""The list of the municipality and the page in the case."""

from uuid import UUID, uuid4

from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from tenants import door
from tenants.access import job_access
from tests.conftest import Browser
from tests.tenants.test_wall import case_of_an

SENTENCE = "De wachtlijst voor begeleid wonen is langer dan drie jaar."


async def marked(world: Cast) -> list[tuple[str, str, bool]]:
    async with door.enter(job_access(world.pelt, "test")):
        rows = await DB.connection.fetch("select sentence, kind, withdrawn_at from signal order by marked_at")
        return [(row["sentence"], row["kind"], row["withdrawn_at"] is None) for row in rows]


async def signal_id(world: Cast) -> UUID:
    async with door.enter(job_access(world.pelt, "test")):
        found: UUID = await DB.connection.fetchval("select id from signal")
        return found


async def test_an_marks_one_sentence_and_finds_it_in_the_list(world: Cast, an: Browser) -> None:
    place = f"/situaties/{await case_of_an(world)}/knelpunten"
    sent = await an.post(place, {"sentence": SENTENCE, "kind": "waiting-list", "domain": "housing"})
    assert (sent.status_code, sent.headers["location"]) == (303, place)
    assert await marked(world) == [(SENTENCE, "waiting-list", True)]
    assert SENTENCE in (await an.get("/knelpunten?kind=waiting-list")).text
    assert SENTENCE not in (await an.get("/knelpunten?kind=gap")).text
    assert SENTENCE in (await an.get(place)).text


async def test_a_colleague_reads_the_list_without_where_it_came_from(
    world: Cast, an: Browser, bram: Browser
) -> None:
    case = await case_of_an(world)
    await an.post(f"/situaties/{case}/knelpunten", {"sentence": SENTENCE})
    listed = await bram.get("/knelpunten")
    assert SENTENCE in listed.text
    assert "Niels" not in listed.text
    assert str(case) not in listed.text
    taken_back = await bram.post(f"/knelpunten/{await signal_id(world)}/intrekking")
    assert taken_back.status_code == 404
    assert await marked(world) == [(SENTENCE, "", True)]


async def test_another_municipality_reads_nothing(world: Cast, an: Browser, celia: Browser) -> None:
    case = await case_of_an(world)
    await an.post(f"/situaties/{case}/knelpunten", {"sentence": SENTENCE})
    assert SENTENCE not in (await celia.get("/knelpunten")).text
    refused = await celia.post(f"/situaties/{case}/knelpunten", {"sentence": SENTENCE})
    unknown = await celia.post(f"/situaties/{uuid4()}/knelpunten", {"sentence": SENTENCE})
    assert (refused.status_code, refused.content) == (404, unknown.content)


async def test_a_name_of_the_case_is_refused_at_the_field_and_kept(world: Cast, an: Browser) -> None:
    place = f"/situaties/{await case_of_an(world)}/knelpunten"
    answer = await an.post(place, {"sentence": "niels wacht al drie jaar"})
    assert answer.status_code == 422
    assert "Er staat een naam in. Beschrijf het knelpunt, niet de persoon." in answer.text
    assert "niels wacht al drie jaar" in answer.text
    assert await marked(world) == []


async def test_bad_input_is_answered_at_the_field_and_writes_nothing(world: Cast, an: Browser) -> None:
    place = f"/situaties/{await case_of_an(world)}/knelpunten"
    for bad in (
        {},
        {"sentence": ""},
        {"sentence": "x" * 4000},
        {"sentence": "a\x00b"},
        {"sentence": "a", "kind": "?"},
    ):
        assert (await an.post(place, bad)).status_code == 422
    assert await marked(world) == []


async def test_tags_and_emoji_are_text(world: Cast, an: Browser) -> None:
    place = f"/situaties/{await case_of_an(world)}/knelpunten"
    await an.post(place, {"sentence": "<script>alert(1)</script> 🏠"})
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 🏠" in (await an.get("/knelpunten")).text


async def test_a_double_click_marks_once(world: Cast, an: Browser) -> None:
    place = f"/situaties/{await case_of_an(world)}/knelpunten"
    once = str(uuid4())
    answers = [await an.post(place, {"sentence": SENTENCE, "once": once}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(await marked(world)) == 1


async def test_what_is_taken_back_leaves_the_list(world: Cast, an: Browser) -> None:
    await an.post(f"/situaties/{await case_of_an(world)}/knelpunten", {"sentence": SENTENCE})
    await an.post(f"/knelpunten/{await signal_id(world)}/intrekking")
    assert SENTENCE not in (await an.get("/knelpunten")).text
    assert await marked(world) == [(SENTENCE, "", False)]


async def test_it_may_be_coded_later(world: Cast, an: Browser) -> None:
    await an.post(f"/situaties/{await case_of_an(world)}/knelpunten", {"sentence": SENTENCE})
    await an.post(f"/knelpunten/{await signal_id(world)}/indeling", {"kind": "gap", "domain": "housing"})
    assert await marked(world) == [(SENTENCE, "gap", True)]
