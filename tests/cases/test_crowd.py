"""More than eight at the table: a question, remembered answers; and nobody who stands closest."""

import pytest

from infra import clock
from services.cases.actions import add_circle_member
from services.cases.rules import Person
from services.demonstration.cast import Cast
from tests.cases.conftest import Niels
from tests.cases.people import inside, rows
from tests.conftest import Browser

ANSWERS = """
select p.first_name, a.answer, t.first_name as taken_by from table_answer a
join circle_member p on p.id = a.circle_member left join circle_member t on t.id = a.taken_by order by 1
"""


async def crowd(world: Cast, niels: Niels, many: int = 9) -> None:
    async with inside(world, "an") as access:
        for number in range(many):
            one = Person("helper", f"Helper {number}", organisation="CAW Voorbeeld")
            member = await add_circle_member(access, niels.case, one, now=clock.now())
            niels.people[one.first_name] = member.id


def ticked(page: str, niels: Niels, name: str) -> bool:
    """Whether this person is asked to a new table unless somebody says otherwise."""
    box = next(one for one in page.split("<input") if f'value="{niels.people[name]}"' in one)
    return "checked" in box.partition(">")[0]


def field(niels: Niels, name: str) -> str:
    return f"one_{niels.people[name].hex}"


async def test_a_big_table_is_asked_about_and_a_small_one_is_not(
    an: Browser, world: Cast, niels: Niels
) -> None:
    assert "Veel mensen aan één tafel" not in (await an.get(f"{niels.path}/kring")).text
    await crowd(world, niels)
    assert "Veel mensen aan één tafel" in (await an.get(f"{niels.path}/kring")).text


async def test_what_was_answered_is_remembered_and_the_question_goes(
    an: Browser, world: Cast, niels: Niels
) -> None:
    await crowd(world, niels)
    place = f"{niels.path}/grote-tafel"
    waiting = {field(niels, f"Helper {number}"): "can-wait" for number in range(7)}
    taken = {field(niels, "Helper 7"): f"taken-along:{niels.people['Leen']}"}
    generalist = {field(niels, "Leen"): "generalist"}
    assert (await an.post(place, {**waiting, **taken, **generalist})).status_code == 303
    circle = (await an.get(f"{niels.path}/kring")).text
    assert "Veel mensen aan één tafel" not in circle
    assert "wordt meegenomen door Leen" in circle
    assert "de generalist" in circle
    found = {row["first_name"]: (row["answer"], row["taken_by"]) for row in await rows(world, ANSWERS)}
    assert (found["Helper 7"], found["Leen"]) == (("taken-along", "Leen"), ("generalist", None))
    assert len(found) == 9
    assert 'selected value="can-wait"' in (await an.get(place)).text
    planning = (await an.get(f"{niels.path}/overleggen/nieuw")).text
    assert [ticked(planning, niels, name) for name in ("Koen", "Leen", "Helper 7")] == [True, True, False]
    await an.post(f"{niels.path}/kring/{niels.people['Leen']}/vertrek")
    assert "Veel mensen" not in (await an.get(f"{niels.path}/kring")).text


@pytest.mark.parametrize("answer", ["piraat", "taken-along", "taken-along:x", ""])
async def test_what_is_no_answer_comes_back(an: Browser, world: Cast, niels: Niels, answer: str) -> None:
    sent = await an.post(f"{niels.path}/grote-tafel", {field(niels, "Leen"): answer})
    assert sent.status_code == 422
    assert await rows(world, ANSWERS) == []


async def test_nobody_who_stands_closest_is_counted_and_told(an: Browser, world: Cast, niels: Niels) -> None:
    assert "nog geen spilfiguur" not in (await an.get("/situaties")).text
    await an.post("/situaties", {"name": "Sam", "first_name": "Sam", "coordinator_kind": "external"})
    assert "1 van deze 2 situaties heeft nog geen spilfiguur." in (await an.get("/situaties")).text
    gap = {"key_worker": "", "confidant": "", "gap": "Niemand heeft nu plaats."}
    assert (await an.post(f"{niels.path}/spilfiguur", gap)).status_code == 303
    assert "2 van deze 2 situaties hebben nog geen spilfiguur." in (await an.get("/situaties")).text
    circle = (await an.get(f"{niels.path}/kring")).text
    assert "vangt de coördinator dit op: Niemand heeft nu plaats." in circle
    assert "Nog geen spilfiguur" in (await an.get(niels.path)).text
    found = await rows(
        world, "select key_worker_gap_on is not null as since from \"case\" where name = 'Niels'"
    )
    assert found == [{"since": True}]
    chosen = {"key_worker": str(niels.people["Koen"]), "gap": "Niemand heeft nu plaats."}
    await an.post(f"{niels.path}/spilfiguur", chosen)
    found = await rows(world, "select key_worker_gap from \"case\" where name = 'Niels'")
    assert found == [{"key_worker_gap": ""}]


async def test_who_coordinates_is_never_offered_as_the_one_who_stands_closest(
    an: Browser, world: Cast, niels: Niels
) -> None:
    await rows(
        world,
        "update circle_member set email = (select email from member where name = 'An Voorbeeld') "
        "where first_name = 'Leen'",
    )
    answer = await an.post(f"{niels.path}/spilfiguur", {"key_worker": str(niels.people["Leen"])})
    assert answer.status_code == 422
    assert "Wie coördineert, staat niet dicht genoeg" in answer.text
