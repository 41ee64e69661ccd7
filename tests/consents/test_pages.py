"""The three questions: what is asked, kept, kept from somebody, and who may know what."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from infra import clock
from services.demonstration.cast import Cast
from tests.cases.conftest import Niels
from tests.cases.people import rows
from tests.conftest import Browser

LATEST = "select id from consent where given_for = $1 and replaced_at is null"
COUNT = "select count(*)::int as n from consent"


async def said(world: Cast, niels: Niels, name: str = "Niels", **changes: Any) -> dict[str, Any]:
    """A whole form: Niels welcomes all but Hilde, does not talk of money, and keeps one thing from Ward."""
    person = niels.people[name]
    former = await rows(world, LATEST, person)
    asked = {f"erbij_{one}": "yes" for one in niels.people.values() if one != person}
    return {
        **asked,
        f"erbij_{niels.people['Hilde']}": "no",
        "struck-0-topic": "geld",
        "secrets-0-topic": "medicatie",
        "secrets-0-domain": "health",
        "secrets-0-kept_from": str(niels.people["Ward"]),
        "given_by": str(person),
        "manner": "paper",
        "given_on": clock.today().isoformat(),
        "is_informed": "y",
        "is_explicit": "y",
        "former": str(former[0]["id"]) if former else "",
        **changes,
    }


async def send(browser: Browser, niels: Niels, form: Mapping[str, Any], name: str = "Niels") -> Any:
    """Post it for one person."""
    return await browser.post(f"{niels.path}/toestemming?voor={niels.people[name]}", form)


async def test_a_yes_with_its_three_answers_is_kept_and_the_former_stays(
    an: Browser, world: Cast, niels: Niels
) -> None:
    sent = await send(an, niels, await said(world, niels))
    assert sent.status_code == 303
    assert "Verder met " in (await an.get(sent.headers["location"])).text
    page = (await an.get(f"{niels.path}/toestemming")).text
    assert "Verder met " not in page
    assert "op papier, uitdrukkelijk." in page
    assert "Vroeger" in page
    assert await rows(world, COUNT) == [{"n": 2}]
    found = await rows(
        world, "select topic, kept_from from restriction where lifted_at is null order by noted_at"
    )
    assert found == [
        {"topic": "geld", "kept_from": None},
        {"topic": "medicatie", "kept_from": niels.people["Ward"]},
    ]


async def test_what_is_said_no_more_is_lifted_and_not_wiped(an: Browser, world: Cast, niels: Niels) -> None:
    await send(an, niels, await said(world, niels))
    found = await rows(world, "select topic from restriction where lifted_at is not null order by topic")
    assert found == [{"topic": "gezondheid"}, {"topic": "mijn vriendin"}]


async def test_who_is_no_longer_welcome_is_not_asked_any_more(an: Browser, world: Cast, niels: Niels) -> None:
    seat = "select t.removed_at is null as sits, i.withdrawn_at is null as is_asked from participant t "
    seat += "join invitation i on i.participant = t.id where t.circle_member = $1"
    assert await rows(world, seat, niels.people["Hilde"]) == [{"sits": True, "is_asked": True}]
    await send(an, niels, await said(world, niels))
    assert await rows(world, seat, niels.people["Hilde"]) == [{"sits": False, "is_asked": False}]
    assert await rows(world, seat, niels.people["Leen"]) == [{"sits": True, "is_asked": True}]


async def test_without_an_explicit_yes_who_has_no_secrecy_is_not_asked(
    an: Browser, world: Cast, niels: Niels
) -> None:
    await send(an, niels, await said(world, niels, is_explicit=""))
    asked = "select p.first_name from invitation i join participant t on t.id = i.participant join circle_member p"
    asked += " on p.id = t.circle_member where i.withdrawn_at is null order by p.first_name"
    found = [row["first_name"] for row in await rows(world, asked)]
    assert found == ["Koen", "Leen", "Rita", "Tine"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"is_informed": ""}, "Leg eerst uit waarvoor"),
        ({"given_on": "1900-01-01"}, "meer dan twee jaar geleden"),
        ({"given_on": (clock.today() + timedelta(days=2)).isoformat()}, "Die dag komt nog."),
        ({"given_on": ""}, "Kies de dag."),
        ({"valid_until": "2020-01-01"}, "al voorbij"),
        ({"manner": "rooksignaal"}, "Kies een van deze antwoorden."),
        ({"secrets-0-kept_from": ""}, "Kies wie dit niet mag weten."),
        ({"struck-0-topic": "x" * 300}, "Dit is te lang."),
        ({"struck-0-topic": "geld\x00"}, "Er staat een teken in"),
    ],
)
async def test_what_is_wrong_is_told_and_every_word_stays(
    an: Browser, world: Cast, niels: Niels, changes: dict[str, Any], told: str
) -> None:
    form = await said(world, niels, **{"struck-1-topic": "mijn <b>broer</b>", **changes})
    answer = await send(an, niels, form)
    assert answer.status_code == 422
    assert told in answer.text
    assert "mijn &lt;b&gt;broer&lt;/b&gt;" in answer.text
    assert await rows(world, COUNT) == [{"n": 1}]


async def test_sent_twice_it_is_one_yes(an: Browser, world: Cast, niels: Niels) -> None:
    form = await said(world, niels, once=str(uuid4()))
    assert [(await send(an, niels, form)).status_code for _ in range(2)] == [303, 303]
    assert await rows(world, COUNT) == [{"n": 2}]


async def test_two_people_noting_lose_neither(an: Browser, world: Cast, niels: Niels) -> None:
    early = await said(world, niels)
    await send(an, niels, {**early, "struck-0-topic": "mijn broer"})
    late = await send(an, niels, early)
    assert late.status_code == 409
    assert "Iemand anders noteerde dit net voor jou" in late.text
    assert 'value="geld"' in late.text
    again = {**early, "former": str((await rows(world, LATEST, niels.people["Niels"]))[0]["id"])}
    assert (await send(an, niels, again)).status_code == 303


async def test_ward_manages_money_and_says_no_yes(an: Browser, world: Cast, niels: Niels) -> None:
    answer = await send(an, niels, await said(world, niels, given_by=str(niels.people["Ward"])))
    assert "beslist over geld en huis" in answer.text


async def test_the_confidant_is_an_exception_that_is_seen_everywhere(
    an: Browser, world: Cast, niels: Niels
) -> None:
    by_rita = {"given_by": str(niels.people["Rita"])}
    assert "waarom de vertrouwenspersoon" in (await send(an, niels, await said(world, niels, **by_rita))).text
    told = await said(world, niels, **by_rita, exception_reason="Niels ligt in het ziekenhuis")
    assert (await send(an, niels, told)).status_code == 303
    for place in ("", "/toestemming"):
        assert "Niels ligt in het ziekenhuis" in (await an.get(niels.path + place)).text


async def test_policy_can_forbid_the_exception(an: Browser, world: Cast, niels: Niels) -> None:
    await rows(world, "update policy set may_confidant_consent = false")
    told = await said(world, niels, given_by=str(niels.people["Rita"]), exception_reason="ziek")
    assert "zegt de cliënt zelf ja" in (await send(an, niels, told)).text


async def test_a_parent_says_yes_apart_and_a_different_wish_is_a_question(
    an: Browser, world: Cast, niels: Niels
) -> None:
    await send(an, niels, await said(world, niels))
    jos = await said(world, niels, "Jos", **{f"erbij_{niels.people['Leen']}": "no"})
    assert (await send(an, niels, jos, "Jos")).status_code == 303
    page = (await an.get(f"{niels.path}/toestemming")).text
    assert "Jos heeft liever niet dat Leen erbij is." in page
    seats = "select t.removed_at from participant t join consultation s on s.id = t.consultation "
    seats += "where t.circle_member = $1 and s.held_at is null"
    assert await rows(world, seats, niels.people["Leen"]) == [{"removed_at": None}]


async def test_only_who_is_of_the_family_is_asked(an: Browser, niels: Niels) -> None:
    for stranger in (niels.people["Ward"], uuid4(), "x"):
        assert (await an.get(f"{niels.path}/toestemming?voor={stranger}")).status_code == 404


async def test_who_may_know_what_is_two_sentences_and_a_grid(an: Browser, world: Cast, niels: Niels) -> None:
    await send(an, niels, await said(world, niels))
    page = (await an.get(f"{niels.path}/weten")).text
    assert "Leen heeft beroepsgeheim, net als de andere hulpverleners, en Niels weet ervan." in page
    assert "Niels zei uitdrukkelijk ja op Ward, en op wat er besproken wordt." in page
    assert "Niels wil liever niet dat Hilde erbij is." in page
    assert "Dit komt niet op tafel, op vraag van Niels: <b>geld</b>." in page
    assert "<b>Niet:</b> medicatie." in page
    ward = page.split('<th scope="row">Ward</th>')[1].split("</tr>")[0]
    assert ward.count("niet") == 1


async def test_nobody_else_finds_consent(
    bram: Browser, celia: Browser, celia_in_pelt: Browser, fien: Browser, gust: Browser, niels: Niels
) -> None:
    unknown = await bram.get(f"/situaties/{UUID(int=0)}/toestemming")
    for browser in (bram, celia, celia_in_pelt, fien, gust):
        for place in ("/toestemming", "/toestemming/intrekking", "/weten"):
            answer = await browser.get(niels.path + place)
            assert (answer.status_code, answer.content) == (404, unknown.content)
        assert (await send(browser, niels, {})).status_code == 404
