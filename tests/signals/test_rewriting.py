"""Rewriting: what may stand in a text that others read, and two people on one bottleneck."""

from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from services.retention.erasing import erase_case
from tenants import door
from tenants.access import job_access
from tests.conftest import Browser
from tests.signals.asking import SAID, TEXT, ask, marked, ready, rewritten

STATE = """
select s.sentence, s.confirmed_at is not null as confirmed, s.version, o.original, o.draft
from signal s join signal_origin o on o.signal = s.id
"""


async def state(world: Cast) -> tuple[str, bool, int, str, str]:
    return tuple((await ask(world, STATE))[0])


async def test_the_original_stays_and_the_text_without_persons_stands_in_the_list(
    world: Cast, an: Browser
) -> None:
    signal = await marked(world, an)
    page = (await an.get(f"/knelpunten/{signal}")).text
    assert ("Herschrijf dit knelpunt" in page, SAID in page) == (True, True)
    answer = await rewritten(an, signal)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/knelpunten/{signal}")
    assert await state(world) == (TEXT, True, 2, SAID, "")
    assert TEXT in (await an.get("/knelpunten")).text


async def test_theme_domain_and_kind_are_suggested_from_the_words(world: Cast, an: Browser) -> None:
    signal = await marked(world, an, "De wachtlijst voor een sociale woning is te lang.")
    page = (await an.get(f"/knelpunten/{signal}")).text
    assert page.count("<option selected") == 3
    assert '<option selected value="housing' in page


async def test_a_draft_stays_behind_the_wall_of_the_case(world: Cast, an: Browser, bram: Browser) -> None:
    signal = await marked(world, an)
    draft = "Voor Niels is er geen plaats in het aanbod."
    assert (await rewritten(an, signal, draft, bewaar="later")).status_code == 303
    assert await state(world) == ("", False, 2, SAID, draft)
    assert draft in (await an.get(f"/knelpunten/{signal}")).text
    assert draft not in (await bram.get("/knelpunten")).text


async def test_a_name_of_the_case_is_marked_and_stays_out_until_somebody_says_it_is_nobody(
    world: Cast, an: Browser
) -> None:
    signal = await marked(world, an)
    text = "Voor niels is er in het hele aanbod geen plaats."
    answer = await rewritten(an, signal, text)
    assert answer.status_code == 422
    for told in ("Kijk nog eens naar wat gemarkeerd is", "<mark", 'name="confirmed"', text):
        assert told in answer.text
    assert (await state(world))[:2] == ("", False)
    key = answer.text.split('name="confirmed" value="')[1].split('"')[0]
    assert (await rewritten(an, signal, text, confirmed=key)).status_code == 303


async def test_a_national_number_never_stays(world: Cast, an: Browser) -> None:
    signal = await marked(world, an)
    answer = await rewritten(an, signal, "De wachtlijst van 85 07 30 033 28 is veel te lang.")
    assert answer.status_code == 422
    assert "Er staat nog iets in dat naar iemand leidt" in answer.text
    assert 'name="confirmed"' not in answer.text


async def test_what_is_no_sentence_is_refused_at_the_field_and_kept(world: Cast, an: Browser) -> None:
    signal = await marked(world, an)
    for text, told in (
        ("Niels Voorbeeld", "Maak er een hele zin van"),
        ("", "Herschrijf het knelpunt in één of twee zinnen"),
        ("woord " * 80, "Maak het korter dan 400 tekens"),
    ):
        answer = await rewritten(an, signal, text)
        assert (answer.status_code, told in answer.text, text.strip() in answer.text) == (422, True, True)
    strange = await rewritten(an, signal, TEXT, theme="?", kind="?", domain="?")
    assert (strange.status_code, (await state(world))[1]) == (422, False)


async def test_two_people_on_one_bottleneck_lose_nothing(world: Cast, an: Browser) -> None:
    signal = await marked(world, an)
    mine = "Wie op begeleid wonen wacht, wacht jaren op een plaats."
    await rewritten(an, signal, TEXT, bewaar="later")
    answer = await rewritten(an, signal, mine, bewaar="later")
    assert (answer.status_code, TEXT in answer.text, mine in answer.text) == (409, True, True)
    assert (await rewritten(an, signal, mine, version=2)).status_code == 303
    assert (await state(world))[0] == mine


async def test_what_still_asks_for_words_stands_above_the_sending(world: Cast, an: Browser) -> None:
    signal = await ready(world, an)
    calm = (await an.get(f"/knelpunten/{signal}")).text
    assert calm.index("Dit vertrekt, en niets anders") < calm.index('name="text"')
    for answer in (
        await rewritten(an, signal, "Iemand anders schreef dit ook anders.", version=1),
        await rewritten(an, signal, "Karel.", version=2),
    ):
        assert answer.status_code in {409, 422}
        assert answer.text.index('name="text"') < answer.text.index("Dit vertrekt, en niets anders")


async def test_a_double_click_confirms_once(world: Cast, an: Browser) -> None:
    signal = await marked(world, an)
    assert [(await rewritten(an, signal)).status_code for _ in range(2)] == [303, 303]
    assert (await state(world))[2] == 2


async def test_an_erased_case_takes_what_was_said_and_leaves_what_was_confirmed(
    world: Cast, an: Browser, bram: Browser
) -> None:
    kept = await ready(world, an)
    gone = await marked(world, an, "Nog een zin die niemand herschreef.")
    await _erase(world)
    assert [row["id"] for row in await ask(world, "select id from signal")] == [kept]
    assert (await an.get(f"/knelpunten/{gone}")).status_code == 404
    page = await bram.get(f"/knelpunten/{kept}")
    assert (page.status_code, SAID in page.text, TEXT in page.text) == (200, False, True)
    assert (await bram.post(f"/knelpunten/{kept}/intrekking")).status_code == 303


async def _erase(world: Cast) -> None:
    [case] = await ask(world, 'select id from "case"')
    async with door.enter(job_access(world.pelt, "test")) as access:
        await DB.connection.execute("delete from outbox")
        now = await DB.connection.fetchval("select now()")
        assert await erase_case(access, case["id"], is_asked=True, now=now)
