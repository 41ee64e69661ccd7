"""The client's own faces: said, changed, taken back, and who reads them."""

from infra import clock
from services.consultations.queries import agenda, participants
from services.evaluations.tables import Aspect
from services.meetings.actions import note_presence
from services.retention.insight import chapters
from tenants import door
from tests.conftest import Browser
from tests.evaluations.conftest import Enter, Held

SAID = {
    "relevance": "yes",
    "impact": "hardly",
    "coordination": "no",
    "came_because": "Ik wou zelf iets zeggen.",
    "words": "Het duurde lang, maar ik mocht uitspreken.",
    "readers": "coordinator",
}


async def test_niels_says_how_it_was_and_an_reads_it(held: Held, an: Browser, enter: Enter) -> None:
    niels = await enter("Niels")
    assert "Hoe was het, Niels?" in (await niels.open("/evaluatie")).text
    sent = await niels.send("evaluatie", **SAID)
    assert sent.headers["location"] == f"{niels.link}/evaluatie?bewaard=antwoord"
    shown = (await an.get(held.place)).text
    assert SAID["words"] in shown
    assert SAID["came_because"] in shown
    assert "op de eigen pagina" in shown
    row = await held.row("Niels")
    assert row is not None
    assert (row.relevance, row.fulfilment, row.written_by) == ("yes", "", "self")


async def test_helpers_see_nothing_of_it(held: Held, an: Browser, enter: Enter) -> None:
    niels = await enter("Niels")
    assert (await niels.send("evaluatie", **SAID)).status_code == 303
    leen = await enter("Leen")
    assert (await leen.send("handtekening")).status_code == 303
    assert (await leen.send("evaluatie", was_useful="yes")).status_code == 303
    for path in ("", "/evaluatie", "/afspraken"):
        page = (await leen.open(path)).text
        assert SAID["words"] not in page
        assert SAID["came_because"] not in page
    assert (await leen.open("/evaluatie/sterker")).status_code == 404


async def test_what_is_for_the_table_is_read_by_helpers_without_faces(
    held: Held, an: Browser, enter: Enter
) -> None:
    niels = await enter("Niels")
    assert (await niels.send("evaluatie", **{**SAID, "readers": "table"})).status_code == 303
    leen = await enter("Leen")
    assert SAID["words"] not in (await leen.open("/evaluatie")).text  # not signed, not answered
    await leen.send("handtekening")
    assert SAID["words"] not in (await leen.open("/evaluatie")).text
    await leen.send("evaluatie", was_useful="yes")
    page = (await leen.open("/evaluatie")).text
    assert SAID["words"] in page
    assert SAID["came_because"] not in page
    assert "Niet echt" not in page


async def test_what_is_for_the_table_is_not_for_who_was_not_there(
    held: Held, an: Browser, enter: Enter
) -> None:
    niels, leen = await enter("Niels"), await enter("Leen")
    assert (await niels.send("evaluatie", **{**SAID, "readers": "table"})).status_code == 303
    await leen.send("handtekening")
    await leen.send("evaluatie", was_useful="yes")
    seat = await held.seat("Leen")
    async with door.enter(held.laid.an) as access:
        for item in await agenda(access, held.sitting):
            others = [one.id for one in await participants(access, held.sitting) if one.id != seat]
            await note_presence(access, item.id, others, now=clock.now())
    assert SAID["words"] not in (await leen.open("/evaluatie")).text


async def test_what_is_for_nobody_is_read_by_nobody(held: Held, an: Browser, enter: Enter) -> None:
    niels = await enter("Niels")
    assert (await niels.send("evaluatie", **{**SAID, "readers": "nobody"})).status_code == 303
    for path in (held.place, f"/situaties/{held.laid.case}/evaluatie", held.of("Niels")):
        page = (await an.get(path)).text
        assert SAID["words"] not in page
        assert "Niet echt" not in page or path == held.of("Niels")
    assert "Niemand leest dit" in (await an.get(held.place)).text
    refused = await an.post(held.of("Niels"), {**SAID, "version": "1"})
    assert refused.status_code == 422
    own = (await niels.open("/evaluatie")).text
    assert (own.count(" checked"), SAID["words"] in own) == (4, False)
    row = await held.row("Niels")
    assert row is not None
    assert (row.words, row.came_because, row.impact) == ("", "", "hardly")
    only_words = await niels.send("evaluatie", words="Alleen dit.", readers="nobody", version="1")
    assert only_words.status_code == 422


async def test_the_file_for_the_client_keeps_what_is_for_nobody_out_of_other_hands(
    held: Held, an: Browser, enter: Enter
) -> None:
    niels = await enter("Niels")
    await niels.send("evaluatie", **{**SAID, "readers": "nobody"})
    async with door.enter(held.laid.an) as access:
        told = await chapters(access, held.laid.case, clock.today())
    said = [piece for one in told if one.table == "feedback" for entry in one.entries for piece in entry]
    assert said
    assert not {piece.name for piece in said} & {*Aspect}


async def test_an_empty_form_is_refused_and_keeps_what_was_chosen(held: Held, enter: Enter) -> None:
    niels = await enter("Niels")
    answer = await niels.send("evaluatie", readers="table")
    assert answer.status_code == 422
    assert "Kies minstens één antwoord" in answer.text
    assert (await niels.send("evaluatie", readers="iedereen", words="Goed.")).status_code == 422


async def test_niels_takes_it_back_and_nothing_of_it_stays(held: Held, an: Browser, enter: Enter) -> None:
    niels = await enter("Niels")
    await niels.send("evaluatie", **SAID)
    sent = await niels.send("evaluatie/intrekking")
    assert sent.headers["location"].endswith("?bewaard=terug")
    row = await held.row("Niels")
    assert row is not None
    assert (row.relevance, row.words, row.answered_at, row.withdrawn_at is None) == ("", "", None, False)
    assert "nam het antwoord terug" in (await an.get(held.place)).text


async def test_rather_nothing_is_an_answer(held: Held, an: Browser, enter: Enter) -> None:
    niels = await enter("Niels")
    await niels.send("evaluatie/intrekking", hoe="liever-niet")
    page = (await an.get(held.place)).text
    assert "Niels zegt liever niets" in page
    assert (await niels.send("evaluatie", **SAID)).status_code == 303


async def test_two_browsers_at_once_lose_nothing(held: Held, an: Browser, enter: Enter) -> None:
    niels = await enter("Niels")
    await niels.send("evaluatie", **SAID)
    answer = await an.post(held.of("Niels"), {**SAID, "words": "Wat An hoorde.", "version": "0"})
    assert answer.status_code == 409
    assert SAID["words"] in answer.text
    assert "Wat An hoorde." in answer.text


async def test_before_the_sitting_there_is_nothing_to_say(held: Held, an: Browser, enter: Enter) -> None:
    laid = held.laid
    await laid.plans()
    place = f"/overleggen/{laid.consultation}/evaluatie"
    assert "nog niet afgesloten" in (await an.get(place)).text
    assert (await an.post(f"{place}/{laid.people['Niels']}", SAID)).status_code == 422


async def test_lut_says_it_for_herself(held: Held, an: Browser, enter: Enter) -> None:
    lut = await enter("Lut")
    assert "Ging het over wat voor jullie telt?" in (await lut.open("/evaluatie")).text
    assert (await lut.send("evaluatie", **SAID)).status_code == 303
    niels = await enter("Niels")
    assert SAID["words"] not in (await niels.open("/evaluatie")).text
    assert (await lut.open("/evaluatie/sterker")).status_code == 404
