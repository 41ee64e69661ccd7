"""The pages of follow-up and debrief, for the coordinator."""

from uuid import UUID, uuid4

import pytest

from infra import clock
from services.followups import actions
from services.plans.queries import AgreementLine, agreements
from tenants import door
from tests.conftest import Browser
from tests.followups.laid import Laid, day

RULES = "Leen vraagt na wat de nieuwe regels betekenen"


def place(laid: Laid, agreement: UUID | str = "") -> str:
    return f"/situaties/{laid.case}/opvolging" + (f"/{agreement}" if agreement else "")


async def line(laid: Laid) -> AgreementLine:
    async with door.enter(laid.an) as access:
        [found] = await agreements(access, laid.case)
        return found


async def test_an_reads_how_it_goes(laid: Laid, an: Browser) -> None:
    await laid.agrees(RULES, "Leen", -1)
    await laid.agrees("Koen gaat mee", "Koen", 3)
    await laid.agrees("Niels belt zelf", "Niels", -1)
    text = (await an.get(place(laid))).text
    for shown in (
        "Hoe loopt het voor Niels?",
        "Lukte dit al voor Leen?",
        RULES,
        "Koen gaat mee",
        "over 3 dagen",
    ):
        assert shown in text
    assert "Niels belt zelf" not in text


async def test_it_is_calm_when_nothing_was_agreed(laid: Laid, an: Browser) -> None:
    assert "Er is nog niets afgesproken. Dat gebeurt aan tafel." in (await an.get(place(laid))).text


async def test_others_find_nothing(
    laid: Laid, bram: Browser, celia: Browser, fien: Browser, gust: Browser
) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    for browser in (bram, celia, fien, gust):
        unknown = await browser.get(f"/situaties/{uuid4()}/opvolging")
        for path in (place(laid), place(laid, made), place(laid, "eigen-stappen")):
            answer = await browser.get(path)
            assert (answer.status_code, answer.content) == (404, unknown.content)
        assert (await browser.post(place(laid, made) + "/afronding", {"version": "1"})).status_code == 404
    assert (await line(laid)).is_open


async def test_done_with_one_click(laid: Laid, an: Browser) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    sent = [await an.post(place(laid, made) + "/afronding", {"version": "1"}) for _ in range(2)]
    assert [(one.status_code, one.headers["location"]) for one in sent] == [(303, place(laid))] * 2
    assert (await line(laid)).done_at is not None
    assert "Gedaan op" in (await an.get(place(laid, made))).text


async def test_a_day_is_moved_with_who_asked(laid: Laid, an: Browser) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    fields = {
        "version": "1",
        "to_on": day(20).isoformat(),
        "reason": "crisis",
        "asked_outside": "de woonmaatschappij",
    }
    assert (await an.post(place(laid, made) + "/nieuwe-dag", fields)).status_code == 303
    assert (await line(laid)).due_on == day(20)
    assert "op vraag van de woonmaatschappij: crisis" in (await an.get(place(laid))).text


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Kies een dag."),
        ({"to_on": "1900-01-01"}, "Kies een dag vanaf vandaag."),
        ({"to_on": "vrijdag"}, ""),
        ({"to_on": "2027-05-05", "reason": "a\x00b"}, "Er staat een teken in dat we niet kunnen bewaren."),
        ({"to_on": "2027-05-05", "reason": "x" * 700}, "Dit is te lang."),
        ({"to_on": "2027-05-05", "asked_by": "iemand"}, ""),
        ({"to_on": "2999-01-01"}, ""),
    ],
)
async def test_bad_input_is_answered_at_the_field(
    laid: Laid, an: Browser, fields: dict[str, str], message: str
) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    answer = await an.post(place(laid, made) + "/nieuwe-dag", {"version": "1", **fields})
    assert answer.status_code == 422
    assert message in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert ((await line(laid)).due_on, (await line(laid)).moves) == (day(2), ())


async def test_somebody_elses_change_is_shown_and_what_was_typed_is_kept(laid: Laid, an: Browser) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    async with door.enter(laid.an) as access:
        await actions.move(access, made, day(9), version=1, now=clock.now())
    late = {"version": "1", "to_on": day(12).isoformat(), "reason": "mijn reden"}
    answer = await an.post(place(laid, made) + "/nieuwe-dag", late)
    assert answer.status_code == 409
    assert "Iemand anders veranderde dit intussen" in answer.text
    assert "mijn reden" in answer.text
    assert (await line(laid)).due_on == day(9)
    assert (await an.post(place(laid, made) + "/nieuwe-dag", {**late, "version": "2"})).status_code == 303
    assert (await line(laid)).due_on == day(12)


async def test_a_double_click_moves_once(laid: Laid, an: Browser) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    fields = {"version": "1", "to_on": day(20).isoformat(), "once": str(uuid4())}
    sent = [await an.post(place(laid, made) + "/nieuwe-dag", fields) for _ in range(2)]
    assert [one.status_code for one in sent] == [303, 303]
    assert len((await line(laid)).moves) == 1


async def test_another_owner_an_end_and_a_second_chance(laid: Laid, an: Browser) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    owner = {"version": "1", "owner": str(laid.people["Ward"])}
    assert (await an.post(place(laid, made) + "/trekker", owner)).status_code == 303
    assert (await line(laid)).owner_name == "Ward"
    assert (await an.post(place(laid, made) + "/einde", {"version": "2"})).status_code == 422
    assert (
        await an.post(place(laid, made) + "/einde", {"version": "2", "reason": "kan niet"})
    ).status_code == 303
    assert (await line(laid)).dropped_reason == "kan niet"
    await an.post(place(laid, made) + "/heropening")
    assert (await line(laid)).is_open


async def test_a_day_of_the_clients_own_step_changes_on_a_page_of_its_own(laid: Laid, an: Browser) -> None:
    made = await laid.agrees("Niels ruimt op", "Niels", 2)
    assert "Niels ruimt op" in (await an.get(place(laid, "eigen-stappen"))).text
    fields = {"version": "1", "to_on": day(30).isoformat(), "asked_outside": "de woonmaatschappij"}
    assert (await an.post(place(laid, made) + "/nieuwe-dag", fields)).status_code == 303
    assert (await line(laid)).due_on == day(30)
    shown = (await an.get(place(laid))).text
    assert "Niels ruimt op" not in shown
    assert "Wat er al gebeurde" not in shown


async def test_an_agreement_says_who_gets_a_mail_before_its_day(laid: Laid, an: Browser) -> None:
    made = await laid.agrees(RULES, "Leen", 3)
    assert "krijgt kort voor die dag een mail" in (await an.get(place(laid, made))).text
    await an.post(place(laid, made) + "/afronding", {"version": "1"})
    assert "krijgt kort voor die dag een mail" not in (await an.get(place(laid, made))).text
