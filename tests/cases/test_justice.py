"""Who brings reports to a judge is named as such, and is not invited before the client knows."""

from datetime import timedelta
from uuid import UUID

import pytest

from infra import clock
from services.cases.justice import note_judge, to_ask, untold
from services.cases.neutrality import Helper, is_helping, shares_a_house
from services.cases.queries import circle
from services.consents.queries import grounds
from services.demonstration import claes
from services.demonstration.cast import Cast
from services.errors import Refused
from tests.cases.people import inside, rows
from tests.conftest import Browser
from tests.referrals.test_pages import received
from tests.referrals.typed import TALK

AN = "An Voorbeeld"


async def family(world: Cast) -> tuple[UUID, UUID]:
    """The family Claes, and Els of the juvenile court's social service."""
    async with inside(world, "an") as access:
        case = (await claes.tell(access, clock.now())).case
        els = next(one for one in await circle(access, case) if one.first_name == "Els")
        return case, els.id


async def test_where_one_would_expect_it_the_question_is_asked(world: Cast, an: Browser) -> None:
    case, els = await family(world)
    await rows(world, "update circle_member set sector = 'justice' where id = $1 returning id", els)
    async with inside(world, "an") as access:
        assert [one.id for one in to_ask(await circle(access, case))] == [els]
    shown = (await an.get(f"/situaties/{case}")).text
    assert "Brengt Els verslag uit bij een rechter?" in shown


async def test_who_reports_is_not_invited_until_the_client_knows(world: Cast, an: Browser) -> None:
    case, els = await family(world)
    place = f"/situaties/{case}/kring/{els}/rechter"
    assert (await an.post(place, {"reports": "yes"})).status_code == 303
    async with inside(world, "an") as access:
        assert [one.id for one in untold(await circle(access, case))] == [els]
        with pytest.raises(Refused, match="judge-untold"):
            (await grounds(access, case))[els].check()
    assert (
        "Els brengt verslag uit bij een rechter. Weet Sandra dat?"
        in (await an.get(f"/situaties/{case}")).text
    )
    today = clock.today().isoformat()
    assert (await an.post(place, {"reports": "yes", "told_client_on": today})).status_code == 303
    async with inside(world, "an") as access:
        (await grounds(access, case))[els].check()
    assert "brengt verslag uit bij een rechter" in (await an.get(f"/situaties/{case}/kring")).text


@pytest.mark.parametrize("told_on", ["2999-01-01", "1990-01-01", "gisteren"])
async def test_a_strange_day_is_answered_at_the_field(world: Cast, an: Browser, told_on: str) -> None:
    case, els = await family(world)
    sent = await an.post(
        f"/situaties/{case}/kring/{els}/rechter", {"reports": "yes", "told_client_on": told_on}
    )
    assert (sent.status_code, "told_client_on-error" in sent.text) == (422, True)
    assert await rows(world, "select id from circle_member where reports_to_judge") == []


async def test_who_does_not_report_was_told_nothing(world: Cast) -> None:
    case, els = await family(world)
    async with inside(world, "an") as access:
        yesterday = clock.today() - timedelta(days=1)
        await note_judge(access, case, els, reports_to_judge=False, told_client_on=yesterday, now=clock.now())
    found = await rows(world, "select reports_to_judge, told_client_on from circle_member where id = $1", els)
    assert found == [{"reports_to_judge": False, "told_client_on": None}]


async def test_what_was_ticked_while_weighing_stands_in_the_circle(world: Cast, an: Browser) -> None:
    place = await received(an)
    hilde = (await rows(world, "select id from referral_person where name = 'Hilde Voorbeeld'"))[0]["id"]
    today = clock.today().isoformat()
    await an.post(f"{place}/afweging", {**TALK, "judges": str(hilde), "judges_told_on": today})
    await an.post(f"{place}/situatie")
    found = await rows(
        world,
        "select first_name, told_client_on from circle_member where reports_to_judge order by first_name",
    )
    assert [(row["first_name"], row["told_client_on"].isoformat()) for row in found] == [("Hilde", today)]


def test_a_coordinator_who_helps_too_is_known_by_name_or_mail() -> None:
    helper = Helper("Voorbeeld An", "an@pelt.example", "OCMW Pelt")
    assert is_helping(AN, "", [helper])
    assert is_helping("Iemand Anders", "AN@pelt.example", [helper])
    assert not is_helping("Bram Voorbeeld", "", [helper])
    assert shares_a_house("Pelt", [helper])
    assert not shares_a_house("Genk", [helper])
    assert not shares_a_house("Pelt", [Helper("Leen", "", "Dagcentrum Pelt")])


async def test_where_one_begins_it_says_that_who_helps_does_not_lead(world: Cast, an: Browser) -> None:
    place = await received(an, {"helpers-2-name": AN, "helpers-2-organisation": "OCMW Pelt"})
    await an.post(f"{place}/afweging", TALK)
    shown = (await an.get(place)).text
    assert "Jouw naam staat bij de helpers." in shown
    assert "Er helpt iemand van Pelt mee." in shown
    case = (await an.post(f"{place}/situatie", {"coordinator_kind": "internal"})).headers["location"]
    assert "helpt de cliënt zelf ook" in (await an.get(f"{case}/wie-mag-openen")).text
    other = await received(an, {"client_name": "Iemand Anders"})
    await an.post(f"{other}/afweging", TALK)
    again = (await an.get(other)).text
    assert 'value="internal" checked' in again
    assert "Jouw naam staat bij de helpers." not in again
