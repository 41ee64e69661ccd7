"""Taking over a running situation: names, agreements, a date, without its past."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from infra import clock
from services.demonstration.cast import Cast
from tests.cases.people import rows
from tests.conftest import Browser

SOON = (clock.today() + timedelta(days=30)).isoformat()
TOLD: dict[str, Any] = {
    "first_name": "Sam",
    "name": "Sam en co",
    "people-0-name": "Leen Voorbeeld",
    "people-0-function": "begeleider dagcentrum",
    "people-0-email": "leen@voorbeeld.example",
    "people-0-kind": "helper",
    "people-1-name": "Mia",
    "people-1-function": "tante",
    "people-1-kind": "family",
    "people-2-name": "",
    "people-2-kind": "helper",
    "agreements-0-sentence": "Leen belt de school",
    "agreements-0-who": "leen",
    "agreements-0-due_on": SOON,
    "agreements-1-sentence": "Sam rust uit",
    "agreements-1-who": "Sam",
    "held_on": SOON,
    "starts": "14:00",
    "place": "OCMW, lokaal 2",
}
CIRCLE = "select kind, first_name, last_name, secrecy from circle_member order by joined_at, id"
AGREEMENTS = """
select a.sentence, p.first_name, a.due_on from agreement a left join circle_member p on p.id = a.owner
order by a.noted_at, a.id
"""


async def test_everything_stands_there_at_once(an: Browser, world: Cast) -> None:
    taken = await an.post("/situaties/overname", TOLD)
    page = (await an.get(taken.headers["location"])).text
    assert "<h1>Sam en co</h1>" in page
    assert "Overgenomen" in page
    assert "Vraag aan Sam wie erbij mag zijn, en waarover niet." in page
    assert "Leen belt de school" in page
    assert "14 uur" in page


async def test_names_agreements_and_date_are_rows(an: Browser, world: Cast) -> None:
    await an.post("/situaties/overname", TOLD)
    assert await rows(world, CIRCLE) == [
        {"kind": "client", "first_name": "Sam", "last_name": "", "secrecy": "none"},
        {"kind": "helper", "first_name": "Leen", "last_name": "Voorbeeld", "secrecy": "professional"},
        {"kind": "family", "first_name": "Mia", "last_name": "", "secrecy": "none"},
    ]
    assert await rows(world, AGREEMENTS) == [
        {"sentence": "Leen belt de school", "first_name": "Leen", "due_on": date.fromisoformat(SOON)},
        {"sentence": "Sam rust uit", "first_name": "Sam", "due_on": None},
    ]
    assert len(await rows(world, "select id from participant")) == 3


async def test_a_name_is_enough(an: Browser, world: Cast) -> None:
    taken = await an.post("/situaties/overname", {"first_name": "Sam"})
    assert taken.status_code == 303
    assert await rows(world, 'select name from "case"') == [{"name": "Sam"}]


async def test_sent_twice_it_is_one_case(an: Browser, world: Cast) -> None:
    sent = {**TOLD, "once": str(uuid4())}
    first, again = await an.post("/situaties/overname", sent), await an.post("/situaties/overname", sent)
    assert first.headers["location"] == again.headers["location"]
    assert len(await rows(world, 'select id from "case"')) == 1


async def test_what_a_rule_refuses_leaves_nothing_and_keeps_every_word(an: Browser, world: Cast) -> None:
    answer = await an.post("/situaties/overname", {**TOLD, "held_on": "2020-01-01"})
    assert answer.status_code == 422
    assert "Die dag is al voorbij." in answer.text
    assert all(word in answer.text for word in ("Leen Voorbeeld", "Sam rust uit", "OCMW, lokaal 2"))
    assert await rows(world, 'select id from "case"') == []


async def test_one_more_row_without_javascript_saves_nothing(an: Browser, world: Cast) -> None:
    answer = await an.post("/situaties/overname", {**TOLD, "_add": "agreements"})
    assert answer.status_code == 200
    assert 'name="agreements-2-sentence"' in answer.text
    assert await rows(world, 'select id from "case"') == []


async def test_who_does_something_is_named_above(an: Browser, world: Cast) -> None:
    answer = await an.post("/situaties/overname", {**TOLD, "agreements-0-who": "Karel"})
    assert "Deze naam staat hierboven niet." in answer.text


async def test_who_may_not_begin_takes_nothing_over(
    celia_in_pelt: Browser, gust: Browser, fien: Browser
) -> None:
    for browser in (celia_in_pelt, gust, fien):
        assert (await browser.post("/situaties/overname", TOLD)).status_code == 404
