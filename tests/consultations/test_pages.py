"""Planning, showing and changing a sitting, as An, Bram, Celia and others."""

import re

import httpx
import pytest
from litestar import Litestar

from infra import clock
from services.consents.queries import history
from services.consultations.queries import consultations, get_consultation
from services.invitations import actions
from tenants import door
from tests.conftest import Browser, client_of, signed_in
from tests.invitations.scene import GOAL, PLACE, SECRET, TOPIC, Table, in_days

ODD = ["x" * 6000, "a\x00b", "<script>alert(1)</script>", "😀", "   ", "regel\nregel"]


def form(table: Table, **changed: object) -> dict[str, object]:
    """What An types for a sitting in three weeks."""
    return {
        "on": in_days(21).date().isoformat(),
        "starts": "14:00",
        "ends": "15:30",
        "place": PLACE,
        "place_kind": "office",
        "goal": "Wie helpt met geld?",
        "is_client_coming": "yes",
        "asked": [str(table.people["Niels"]), str(table.people["Koen"])],
        **changed,
    }


async def count(table: Table) -> int:
    async with door.enter(table.an) as access:
        return len(await consultations(access, table.case))


async def test_an_plans_a_sitting(niels_table: Table, an: Browser) -> None:
    at = f"/situaties/{niels_table.case}/overleggen"
    page = await an.get(f"{at}/nieuw")
    assert page.status_code == 200
    assert "Ward, bewindvoerder" in page.text  # with the reason why not yet
    assert f'value="{niels_table.people["Ward"]}"' not in page.text.split("Zit Niels mee")[0]
    answer = await an.post(at, form(niels_table))
    assert answer.status_code == 303
    page = await an.get(answer.headers["location"])
    for wanted in (
        "Wie helpt met geld?",
        "Niels vertelt",
        "Nodig Niels en Koen uit.",
        "Het overleg is gepland.",
    ):
        assert wanted in page.text


async def test_the_page_of_a_sitting_shows_the_agenda_and_the_table(niels_table: Table, an: Browser) -> None:
    page = (await an.get(niels_table.place)).text
    for wanted in (GOAL, TOPIC, SECRET, "Zonder Leen.", PLACE, "round-table", "nog niet gevraagd"):
        assert wanted in page


async def test_the_client_who_was_not_asked_yet_is_not_said_to_come(niels_table: Table, an: Browser) -> None:
    answer = await an.post(f"/situaties/{niels_table.case}/overleggen", form(niels_table))
    page = (await an.get(answer.headers["location"])).text
    assert "Nodig Niels en Koen uit." in page
    assert "nog uit te nodigen" in page


async def test_without_an_end_it_takes_an_hour_and_a_half(niels_table: Table, an: Browser) -> None:
    answer = await an.post(f"/situaties/{niels_table.case}/overleggen", form(niels_table, ends=""))
    assert "van 14 tot 15.30 uur" in (await an.get(answer.headers["location"])).text


async def test_sent_twice_plans_once(niels_table: Table, an: Browser) -> None:
    once = {"once": "01a20049-3b13-7e14-8000-000000000000"}
    answers = [
        await an.post(f"/situaties/{niels_table.case}/overleggen", form(niels_table, **once))
        for _ in range(2)
    ]
    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert await count(niels_table) == 2


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"on": ""}, "Kies een dag."),
        ({"on": "1900-01-01"}, "Kijk de dag na: het jaar klopt niet."),
        ({"on": "0001-01-01"}, "Kijk de dag na: het jaar klopt niet."),
        ({"on": "9999-12-31"}, "Kijk de dag na: het jaar klopt niet."),
        ({"on": "2020-01-01"}, "Die dag is al voorbij."),
        ({"on": "31 februari"}, "Not a valid date value."),
        ({"ends": "13:00"}, "Het einde ligt voor het begin."),
        ({"ends": "14:00"}, "Het einde ligt voor het begin."),
        ({"starts": ""}, "Kies een beginuur."),
        ({"place": ""}, "Schrijf waar het is."),
        ({"place_kind": "moon"}, "Kies een van deze antwoorden."),
        ({"is_client_coming": "no"}, "Schrijf waarom de cliënt er niet bij is."),
        ({"is_client_coming": "no", "client_absence_reason": "Te druk"}, "Kies wie spreekt voor de cliënt"),
        ({"asked": "01a20049-3b13-7e14-8000-000000000000"}, ""),
        ({"asked": "x"}, ""),
    ],
)
async def test_what_is_wrong_comes_back_at_its_field_with_everything_else_kept(
    niels_table: Table, an: Browser, changed: dict[str, object], message: str
) -> None:
    answer = await an.post(f"/situaties/{niels_table.case}/overleggen", form(niels_table, **changed))
    assert answer.status_code == 422
    if "valid date" not in message:
        assert message in answer.text
    assert "Wie helpt met geld?" in answer.text
    assert await count(niels_table) == 1


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "field", ["goal", "place", "on", "starts", "client_absence_reason", "spokesperson", "once", "version"]
)
async def test_odd_input_never_fails(niels_table: Table, an: Browser, field: str, odd: str) -> None:
    answer = await an.post(
        f"/situaties/{niels_table.case}/overleggen", form(niels_table, **{field: odd, "extra": odd})
    )
    assert answer.status_code in {303, 422}
    assert "<script>alert" not in answer.text


async def test_an_changes_the_day_and_calendars_follow(niels_table: Table, an: Browser) -> None:
    async with door.enter(niels_table.an) as access:
        await actions.invite(access, niels_table.seats["Koen"], channel="mail", now=clock.now())
    at = f"{niels_table.place}/gegevens"
    assert GOAL in (await an.get(at)).text
    answer = await an.post(at, form(niels_table, version="1"))
    assert answer.headers["location"] == f"{niels_table.place}?bewaard=verplaatst"
    assert (await niels_table.invitation("Koen")).sequence == 1


async def test_two_people_on_one_sitting_see_both_texts(niels_table: Table, an: Browser) -> None:
    at = f"{niels_table.place}/gegevens"
    await an.post(at, form(niels_table, version="1", place="Eerste plaats"))
    answer = await an.post(at, form(niels_table, version="1", place="Tweede plaats"))
    assert answer.status_code == 409
    assert "Eerste plaats" in answer.text
    assert "Tweede plaats" in answer.text
    version = re.search(r'name="version"[^>]*value="(\d+)"', answer.text)
    assert version is not None
    answer = await an.post(at, form(niels_table, version=version.group(1), place="Tweede plaats"))
    assert answer.status_code == 303


async def test_an_calls_it_off_and_once_is_enough(niels_table: Table, an: Browser) -> None:
    assert "Gaat het overleg met Niels niet door?" in (await an.get(f"{niels_table.place}/afgelasting")).text
    for _ in range(2):
        assert (await an.post(f"{niels_table.place}/afgelasting")).status_code == 303
    page = (await an.get(niels_table.place)).text
    assert "gaat niet door" in page
    assert "Volgende stap" not in page
    assert (await an.get(f"{niels_table.place}/gegevens")).status_code == 409
    assert "Zet op de agenda" not in (await an.get(f"{niels_table.place}/agenda")).text


async def test_an_arranges_the_agenda(niels_table: Table, an: Browser) -> None:
    at = f"{niels_table.place}/agenda"
    answer = await an.post(
        at, {"title": "Vakantie", "domain": "daytime", "brought_by": str(niels_table.people["Rita"])}
    )
    assert answer.status_code == 303
    item = answer.headers["location"].rpartition("punt-")[2]
    assert "Ingebracht door Rita" in (await an.get(at)).text
    one = f"/agendapunten/{item}"
    assert (await an.post(f"{one}/plaats", {"richting": "eerder"})).headers["location"] == at
    assert (
        await an.post(one, {"title": "Op vakantie", "domain": "daytime", "version": "1"})
    ).status_code == 303
    assert (await an.post(one, {"title": "Reis", "domain": "daytime", "version": "1"})).status_code == 409
    assert (await an.post(one, {"title": "", "version": "2"})).status_code == 422
    there = [str(seat) for name, seat in niels_table.seats.items() if name != "Hilde"]
    assert (await an.post(f"{one}/aanwezigen", {"present": there})).status_code == 303
    assert "Zonder Hilde." in (await an.get(niels_table.place)).text
    niels = str(niels_table.people["Niels"])
    assert (await an.post(f"{one}/schrapping", {"struck_by": niels})).status_code == 303
    page = (await an.get(niels_table.place)).text
    assert "Eén punt is geschrapt op vraag van Niels." in page
    assert "Op vakantie" not in page
    assert (await an.post(f"{one}/herstel")).status_code == 303
    assert "Op vakantie" in (await an.get(niels_table.place)).text


async def test_a_moved_point_is_a_fragment_of_the_page(niels_table: Table, an: Browser) -> None:
    page = (await an.get(f"{niels_table.place}/agenda")).text
    item = re.search(r"/agendapunten/([0-9a-f-]+)/plaats", page)
    assert item is not None
    answer = await an.post(
        f"/agendapunten/{item.group(1)}/plaats", {"richting": "x"}, headers={"hx-request": "true"}
    )
    assert answer.text.strip().startswith("<section")
    assert 'id="punten"' in answer.text
    assert "<html" not in answer.text


async def test_the_client_who_stays_away_is_told_on_the_page(niels_table: Table, an: Browser) -> None:
    koen = str(niels_table.people["Koen"])
    changed = {
        "is_client_coming": "no",
        "client_absence_reason": "Te druk",
        "spokesperson": koen,
        "reporter_back": koen,
    }
    answer = await an.post(f"/situaties/{niels_table.case}/overleggen", form(niels_table, **changed))
    page = (await an.get(answer.headers["location"])).text
    assert "Koen spreekt voor Niels." in page
    assert "Koen vertelt" in page


async def test_the_next_sitting_on_one_page(niels_table: Table, an: Browser) -> None:
    at = f"/situaties/{niels_table.case}/opvolgoverleg"
    page = (await an.get(at)).text
    assert f'value="{PLACE}"' in page
    assert page.count("checked") >= 5
    assert "Er staat al een overleg gepland" in page
    today = clock.today().isoformat()
    answer = await an.post(at, form(niels_table, is_confirmed="y", confirmed_on=today))
    assert answer.status_code == 303
    before = await consents(niels_table)
    past = await an.post(at, form(niels_table, is_confirmed="y", confirmed_on=today, on="2020-01-01"))
    assert (past.status_code, await consents(niels_table)) == (422, before)
    late = await an.post(at, form(niels_table, is_confirmed="y", confirmed_on="2999-01-01"))
    assert late.status_code == 422
    assert "Die dag komt nog." in late.text


async def consents(table: Table) -> int:
    async with door.enter(table.an) as access:
        return len(await history(access, table.case))


OTHERS = [
    ("bram", "pelt"),
    ("celia", "genk"),
    ("celia", "pelt"),
    ("fien", "pelt"),
    ("gust", "pelt"),
    ("dirk", None),
]


@pytest.mark.parametrize(("key", "slug"), OTHERS)
async def test_others_find_nothing_at_every_address(
    niels_table: Table, app: Litestar, key: str, slug: str | None
) -> None:
    async with client_of(app) as client:
        browser = await signed_in(client, key, slug, niels_table.world)
        answers = await everywhere(niels_table, browser)
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    await check_untouched(niels_table)


async def test_who_is_not_signed_in_is_sent_to_sign_in(niels_table: Table, nobody: Browser) -> None:
    answers = await everywhere(niels_table, nobody)
    assert all(answer.status_code in {302, 303, 401} for answer in answers)
    assert all("Niels" not in answer.text for answer in answers)
    await check_untouched(niels_table)


async def everywhere(table: Table, browser: Browser) -> list[httpx.Response]:
    async with door.enter(table.an) as access:
        await actions.invite(access, table.seats["Koen"], channel="mail", now=clock.now())
    koen = f"/uitnodigingen/{(await table.invitation('Koen')).id}"
    pages = ["", "/gegevens", "/afgelasting", "/agenda", "/uitnodigingen", "/brief", "/aanwezigheidsblad"]
    opened = [f"{table.place}{page}" for page in pages] + [f"{koen}/blad"]
    opened += [f"/situaties/{table.case}/{page}" for page in ("overleggen/nieuw", "opvolgoverleg")]
    sent = [
        f"{table.place}{what}"
        for what in ("/gegevens", "/afgelasting", "/agenda", "/uitnodigingen", "/deelnemers")
    ]
    sent += [f"{koen}/{what}" for what in ("antwoord", "handtekening", "mail", "link", "pincode")]
    sent += [f"/deelnemers/{table.seats['Koen']}/afmelding", f"/situaties/{table.case}/overleggen"]
    answers = [await browser.get(path) for path in opened]
    return answers + [await browser.post(path, {**form(table), "answer": "no"}) for path in sent]


async def check_untouched(table: Table) -> None:
    async with door.enter(table.an) as access:
        assert (await get_consultation(access, table.consultation)).cancelled_at is None
    koen = await table.invitation("Koen")
    assert (koen.answer, koen.generation, koen.withdrawn_at) == ("", 1, None)
    assert await count(table) == 1
