"""The page of the table, through HTTP: with and without JavaScript, two typists, bad input, other people."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from infra import clock
from services.consents.actions import record_consent
from services.consents.rules import Topic, Yes
from services.consultations.agenda import add_topic, strike_item
from services.consultations.queries import get_item
from services.consultations.tables import Consultation
from services.demonstration.cast import Cast
from services.meetings import queries
from services.plans.queries import agreements, goals
from tenants import door
from tests.conftest import Browser
from tests.meetings.laid import Laid, laid_table, this_afternoon
from tests.tenants.test_wall import access_of
from tests.workdays import workday

HTMX = {"hx-request": "true"}
BAD = ("", "   ", "x" * 30_000, "a\x00b")


@pytest.fixture
async def laid(world: Cast) -> Laid:
    return await laid_table(world)


async def notes(world: Cast, item: UUID) -> str:
    async with door.enter(access_of(world, "an")) as access:
        return (await get_item(access, item)).notes


async def sentences(world: Cast, laid: Laid) -> list[tuple[str, str, str]]:
    async with door.enter(access_of(world, "an")) as access:
        found = await agreements(access, laid.case)
        return [(line.sentence, line.owner_name, str(line.due_on or "")) for line in found]


async def test_an_sees_the_table_at_the_first_point(laid: Laid, an: Browser) -> None:
    found = await an.get(f"{laid.place}/tafel")
    assert found.status_code == 200
    assert "<h1>Welkom</h1>" in found.text
    assert found.headers["cache-control"] == "no-store"


async def test_before_the_day_the_page_says_when_it_begins(laid: Laid, an: Browser, world: Cast) -> None:
    begins = "Dan staat hier “We beginnen”."
    assert begins not in (await an.get(f"{laid.place}/tafel")).text
    async with door.enter(access_of(world, "an")):
        later = this_afternoon() + timedelta(days=8)
        await Consultation.update(starts_at=later, ends_at=later + timedelta(hours=1)).where(
            Consultation.id == laid.consultation
        )
    found = await an.get(f"{laid.place}/tafel")
    assert begins in found.text
    assert "</svg> Niels wil stoppen" not in found.text
    assert f"{laid.place}/afsluiting" not in found.text
    early = await an.post(f"{laid.place}/afsluiting", {"result": "understanding"})
    assert early.status_code == 422
    assert "Dit overleg is nog niet aan de gang." in early.text


async def test_what_it_brought_is_asked_when_nothing_was_agreed(laid: Laid, an: Browser) -> None:
    optional = 'gebracht? <span class="optional">niet verplicht</span>'
    assert optional not in (await an.get(f"{laid.place}/afsluiting")).text
    await an.post(f"{laid.place}/tafel/afspraken", {"sentence": "Leen belt"})
    assert optional in (await an.get(f"{laid.place}/afsluiting")).text


async def test_nobody_else_finds_it(
    laid: Laid, bram: Browser, celia: Browser, fien: Browser, gust: Browser
) -> None:
    for other in (bram, celia, fien, gust):
        unknown = await other.get(f"/overleggen/{uuid4()}/tafel")
        for path in ("tafel", "afsluiting", "ja-van-de-client", "niet-doorgegaan"):
            found = await other.get(f"{laid.place}/{path}")
            assert (found.status_code, found.content) == (404, unknown.content)
        sent = await other.post(f"{laid.place}/tafel/afspraken", {"sentence": "Leen belt"})
        assert (sent.status_code, sent.content) == (404, unknown.content)


async def test_a_sentence_becomes_an_agreement_with_who_and_when(
    world: Cast, laid: Laid, an: Browser
) -> None:
    sentence = "Leen bezoekt met Niels twee woonplekken, tegen 30 juni 2027"
    sent = await an.post(f"{laid.place}/tafel/afspraken", {"sentence": sentence}, headers=HTMX)
    assert "Bewaard. Wie: Leen. Wanneer: tegen woensdag 30 juni." in sent.text
    assert await sentences(world, laid) == [(sentence, "Leen", "2027-06-30")]


async def test_what_was_read_can_be_corrected(world: Cast, laid: Laid, an: Browser) -> None:
    await an.post(f"{laid.place}/tafel/afspraken", {"sentence": "De huur wordt betaald"})
    async with door.enter(access_of(world, "an")) as access:
        one = (await agreements(access, laid.case))[0]
    place = f"{laid.place}/tafel/afspraken/{one.id}"
    fields = {"sentence": "Ward betaalt de huur", "owner": str(laid.people["Ward"]), "due_on": "2027-01-31"}
    sent = await an.post(
        place, {**fields, "domain": "income", "kind": "", "version": "1", "price": "650 euro"}
    )
    assert sent.status_code == 303
    assert await sentences(world, laid) == [("Ward betaalt de huur", "Ward", "2027-01-31")]
    stale = await an.post(place, {**fields, "sentence": "Anders", "domain": "", "kind": "", "version": "1"})
    assert stale.status_code == 422
    assert "Iemand anders verbeterde deze afspraak net." in stale.text
    assert 'value="Anders"' in stale.text
    await an.post(f"{place}/schrapping")
    assert await sentences(world, laid) == []


async def test_a_date_of_1900_is_answered_at_the_field(world: Cast, laid: Laid, an: Browser) -> None:
    await an.post(f"{laid.place}/tafel/afspraken", {"sentence": "Leen belt"})
    async with door.enter(access_of(world, "an")) as access:
        one = (await agreements(access, laid.case))[0]
    place = f"{laid.place}/tafel/afspraken/{one.id}"
    fields = {"sentence": "Leen belt", "owner": "", "domain": "", "kind": "", "version": "1"}
    for wrong in ("1900-01-01", "gisteren", "31/02/2027"):
        sent = await an.post(place, {**fields, "due_on": wrong})
        assert sent.status_code == 422
    assert "Kijk de datum na" in (await an.post(place, {**fields, "due_on": "1900-01-01"})).text
    assert await sentences(world, laid) == [("Leen belt", "Leen", "")]


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("afspraken", "sentence"),
        ("sterktes", "sentence"),
        ("doelen", "sentence"),
        ("later", "title"),
        ("nieuw", "title"),
    ],
)
async def test_bad_input_is_answered_at_the_field(
    world: Cast, laid: Laid, an: Browser, path: str, name: str, bad: str
) -> None:
    sent = await an.post(f"{laid.place}/tafel/{path}", {name: bad})
    assert sent.status_code == 422
    assert 'class="error"' in sent.text
    assert await sentences(world, laid) == []


async def test_a_note_may_be_long_but_holds_no_nul(world: Cast, laid: Laid, an: Browser) -> None:
    item = laid.points["goals"]
    place = f"{laid.place}/teksten/nota/{item}"
    assert (await an.post(place, {"words": "a\x00b"})).status_code == 422
    assert (await an.post(place, {"words": "x" * 20_001})).status_code == 422
    assert (await an.post(place, {"words": "<script>alert(1)</script> 🏠"})).status_code == 303
    page = await an.get(f"{laid.place}/tafel?punt={item}")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 🏠" in page.text


async def test_a_double_click_writes_once(world: Cast, laid: Laid, an: Browser) -> None:
    fields = {"sentence": "Leen belt", "once": str(uuid4())}
    for _ in range(2):
        assert (await an.post(f"{laid.place}/tafel/afspraken", fields)).status_code == 303
    assert len(await sentences(world, laid)) == 1


async def test_presence_is_noted_per_point(world: Cast, laid: Laid, an: Browser) -> None:
    item = laid.points["topic"]
    there = [str(laid.seats[name]) for name in ("Niels", "Leen")]
    sent = await an.post(f"{laid.place}/tafel/punten/{item}/aanwezigheid", {"present": there}, headers=HTMX)
    assert sent.status_code == 200
    assert 'id="seats" hx-swap-oob="true"' in sent.text
    async with door.enter(access_of(world, "an")) as access:
        found = (await queries.room(access, laid.consultation)).item(item)
    assert {chair.name for chair in found.chairs if chair.is_there} == {"Niels", "Leen"}


async def test_a_struck_point_is_not_named_at_the_table(world: Cast, laid: Laid, an: Browser) -> None:
    async with door.enter(access_of(world, "an")) as access:
        item = await add_topic(access, laid.consultation, "Drugs", brought_by=laid.people["Leen"])
        await strike_item(
            access, item.id, struck_by=laid.people["Niels"], may_show_title=False, now=clock.now()
        )
    page = await an.get(f"{laid.place}/tafel?punt={item.id}")
    assert "Eén punt is geschrapt op vraag van Niels" in page.text
    assert "Drugs" not in page.text


async def test_the_clients_yes_is_asked_apart(world: Cast, laid: Laid, an: Browser) -> None:
    await an.post(f"{laid.place}/tafel/doelen", {"sentence": "Ik wil in Pelt blijven"})
    await an.post(f"{laid.place}/tafel/afspraken", {"sentence": "Leen belt de huurdienst"})
    async with door.enter(access_of(world, "an")) as access:
        goal, agreement = (await goals(access, laid.case))[0], (await agreements(access, laid.case))[0]
    fields = {
        f"q{goal.id.hex}-answer": "yes",
        f"q{agreement.id.hex}-answer": "unsure",
        f"q{agreement.id.hex}-words": "Eerst slapen",
    }
    sent = await an.post(f"{laid.place}/ja-van-de-client", fields)
    assert sent.status_code == 303
    async with door.enter(access_of(world, "an")) as access:
        assert (await goals(access, laid.case))[0].assent == "yes"
        kept = (await agreements(access, laid.case))[0]
    assert (kept.assent, kept.assent_words) == ("unsure", "Eerst slapen")
    assert "Eerst slapen" in (await an.get(f"{laid.place}/ja-van-de-client")).text
    assert "Eerst slapen" not in (await an.get(f"{laid.place}/tafel")).text
    strange = await an.post(f"{laid.place}/ja-van-de-client", {f"q{goal.id.hex}-answer": "misschien"})
    assert strange.status_code == 422


async def test_a_helpers_topic_waits_until_the_client_says_so(world: Cast, laid: Laid, an: Browser) -> None:
    fields = {
        "title": "De facturen",
        "brought_by": str(laid.people["Leen"]),
        "talks_first": str(laid.people["Koen"]),
    }
    await an.post(f"{laid.place}/tafel/nieuw", fields)
    page = await an.get(f"{laid.place}/tafel")
    assert "Leen bracht dit aan. Koen praat er eerst over met Niels." in page.text
    async with door.enter(access_of(world, "an")) as access:
        topic = (await queries.parked_topics(access, laid.case))[0]
    opened = await an.post(f"{laid.place}/tafel/nieuw/{topic.id}/opening")
    assert "<h1>De facturen</h1>" in (await an.get(opened.headers["location"])).text


async def test_what_is_too_large_for_this_table_is_no_agreement(world: Cast, laid: Laid, an: Browser) -> None:
    fields = {
        "title": "Verhuizen of niet",
        "views": "Rita: liever niet.",
        "continues_with": str(laid.people["Koen"]),
    }
    await an.post(f"{laid.place}/tafel/later", fields)
    page = await an.get(f"{laid.place}/tafel")
    assert "Verhuizen of niet: dat beslissen we hier niet" in page.text
    assert "Koen praat er verder over met Niels" in page.text
    assert await sentences(world, laid) == []


async def test_a_client_who_does_not_come_is_asked_first(world: Cast, laid: Laid, an: Browser) -> None:
    others = [str(seat) for name, seat in laid.seats.items() if name != "Niels"]
    await an.post(f"{laid.place}/tafel/aanwezigheid", {"present": others})
    assert "<h2>Niels is er niet</h2>" in (await an.get(f"{laid.place}/tafel")).text
    closing = await an.post(f"{laid.place}/afsluiting", {"result": "tasks"})
    assert closing.status_code == 422
    assert "De cliënt zat niet mee aan tafel." in closing.text
    chosen = {
        "words": "Doe maar zonder mij, voor de papieren.",
        "points": str(laid.points["topic"]),
        "people": [str(laid.seats["Koen"]), str(laid.seats["Leen"])],
        "tells_back": str(laid.people["Koen"]),
    }
    for missing, told in (
        ("words", "Schrijf wat de cliënt zei."),
        ("points", "Kies waarover jullie mogen praten."),
        ("tells_back", "Schrijf wat de cliënt zei, en wie achteraf vertelt"),
    ):
        left = {name: value for name, value in chosen.items() if name != missing}
        refused = await an.post(f"{laid.place}/zonder-de-client", left)
        assert (refused.status_code, told in refused.text) == (422, True)
    assert (await an.post(f"{laid.place}/zonder-de-client", chosen)).status_code == 303
    async with door.enter(access_of(world, "an")) as access:
        room = await queries.room(access, laid.consultation)
    struck = {one.row.kind for one in room.items if one.point.is_struck}
    assert struck == {"goals", "varia"}
    assert {c.name for c in room.item(laid.points["topic"]).chairs if c.is_there} == {"Koen", "Leen"}
    assert "Koen vertelt na wat er gezegd is." in (await an.get(f"{laid.place}/tafel")).text
    assert (await an.post(f"{laid.place}/afsluiting", {"result": "tasks"})).status_code == 303


async def test_a_meeting_that_was_not_held_keeps_nothing(world: Cast, laid: Laid, an: Browser) -> None:
    await an.post(f"{laid.place}/teksten/nota/{laid.points['goals']}", {"words": "Er is geroddeld."})
    await an.post(f"{laid.place}/tafel/afspraken", {"sentence": "Leen belt"})
    sent = await an.post(f"{laid.place}/niet-doorgegaan", {"words": ""})
    assert (sent.status_code, sent.headers["location"]) == (303, laid.place)
    assert await notes(world, laid.points["goals"]) == ""
    assert await sentences(world, laid) == []
    page = await an.get(f"{laid.place}/tafel")
    assert "Dit overleg is niet doorgegaan." in page.text
    assert "<form" not in page.text
    late = await an.post(f"{laid.place}/tafel/afspraken", {"sentence": "Leen belt"})
    assert late.status_code == 409


async def test_closing_plans_the_next_date_and_lays_the_report_ready(
    world: Cast, laid: Laid, an: Browser
) -> None:
    await an.post(f"{laid.place}/tafel/afspraken", {"sentence": "Leen belt tegen vrijdag"})
    next_on = workday(365).isoformat()
    wrong = await an.post(f"{laid.place}/afsluiting", {"next_on": next_on, "next_time": "half drie"})
    assert "Schrijf het uur zo: 14.00" in wrong.text
    sent = await an.post(f"{laid.place}/afsluiting", {"next_on": next_on, "next_time": "14.30"})
    assert (sent.status_code, sent.headers["location"]) == (303, f"{laid.place}/verslag")
    again = await an.post(f"{laid.place}/afsluiting", {"next_on": "", "next_time": ""})
    assert again.status_code == 303
    assert "Volgende keer" in (await an.get(f"{laid.place}/verslag")).text


async def test_what_somebody_may_not_hear_is_said_at_the_presence(
    world: Cast, laid: Laid, an: Browser
) -> None:
    async with door.enter(access_of(world, "an")) as access:
        await add_topic(access, laid.consultation, "Geld", domain="debts", brought_by=laid.people["Niels"])
        niels = laid.people["Niels"]
        kept = (Topic("Geld", "debts", kept_from=laid.people["Leen"]),)
        yes = Yes(niels, niels, clock.today(), welcome=frozenset(laid.people.values()), topics=kept)
        await record_consent(access, laid.case, yes, former=None, now=clock.now())
        item = next(i for i in (await queries.room(access, laid.consultation)).items if i.row.title == "Geld")
    page = await an.get(f"{laid.place}/tafel?punt={item.row.id}")
    assert re.search(
        r'value="' + str(laid.seats["Leen"]) + r'"><span>Leen <span class="soft">\(mag dit niet horen\)',
        page.text,
    )


async def test_an_agreement_hangs_on_a_point_of_this_very_table(laid: Laid, an: Browser, world: Cast) -> None:
    other = await laid_table(world)
    sent = {"sentence": "Leen belt de bank", "punt": str(other.points["goals"])}
    assert (await an.post(f"{laid.place}/tafel/afspraken", sent)).status_code == 404
    assert await sentences(world, laid) == []
