"""The plan of a case through HTTP, and its decisions."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from infra import clock
from services.demonstration.cast import Cast
from services.errors import NotFound, Refused
from services.plans import actions
from services.plans.actions import Details
from services.plans.assents import confirm_assents, record_assent
from services.plans.goals import note_goal
from services.plans.queries import agreements, goals, open_agreements
from services.plans.tables import Answer, Assent
from tenants import door
from tenants.access import NotAllowed, guest_access
from tests.conftest import Browser
from tests.meetings.laid import Laid, laid_table
from tests.tenants.test_wall import access_of

DUE = date(2027, 6, 30)


@pytest.fixture
async def laid(world: Cast) -> Laid:
    return await laid_table(world)


async def test_an_agreement_is_moved_with_its_history_and_done(world: Cast, laid: Laid) -> None:
    async with door.enter(access_of(world, "an")) as access:
        leen = laid.people["Leen"]
        one = await actions.note_agreement(access, laid.case, "Leen belt", leen, DUE, now=clock.now())
        later = DUE + timedelta(days=14)
        await actions.move_agreement(access, one.id, later, "De dienst was dicht", now=clock.now())
        await actions.move_agreement(access, one.id, later, "nog eens", now=clock.now())
        line = (await open_agreements(access, laid.case))[0]
        assert [(move.from_on, move.to_on, move.reason) for move in line.moves] == [
            (DUE, later, "De dienst was dicht")
        ]
        await actions.complete_agreement(access, one.id, now=clock.now())
        assert await open_agreements(access, laid.case) == []
        with pytest.raises(Refused, match="not-open"):
            await actions.move_agreement(access, one.id, DUE, "", now=clock.now())


@pytest.mark.parametrize("due_on", [date(1900, 1, 1), date(2099, 1, 1)])
async def test_an_unlikely_date_is_refused(world: Cast, laid: Laid, due_on: date) -> None:
    async with door.enter(access_of(world, "an")) as access:
        with pytest.raises(Refused, match="unlikely-date"):
            await actions.note_agreement(access, laid.case, "Leen belt", None, due_on, now=clock.now())


async def test_what_lies_behind_us_may_be_recorded(world: Cast, laid: Laid) -> None:
    async with door.enter(access_of(world, "an")) as access:
        yesterday = clock.today() - timedelta(days=40)
        await actions.note_agreement(access, laid.case, "Leen belde", None, yesterday, now=clock.now())
        assert len(await agreements(access, laid.case)) == 1


async def test_a_guest_reports_only_on_the_own_agreement(world: Cast, laid: Laid) -> None:
    async with door.enter(access_of(world, "an")) as access:
        one = await actions.note_agreement(
            access, laid.case, "Leen belt", laid.people["Leen"], DUE, now=clock.now()
        )
    koen = guest_access(world.pelt, laid.seats["Koen"], "Koen", laid.case)
    async with door.enter(koen) as access:
        with pytest.raises(NotAllowed):
            await actions.complete_agreement(access, one.id, now=clock.now())
    leen = guest_access(world.pelt, laid.seats["Leen"], "Leen", laid.case)
    async with door.enter(leen) as access:
        assert (await actions.complete_agreement(access, one.id, now=clock.now())).done_at is not None


async def test_somebody_of_another_case_owns_nothing_here(world: Cast, laid: Laid) -> None:
    other = await laid_table(world)
    async with door.enter(access_of(world, "an")) as access:
        with pytest.raises(NotFound):
            await actions.note_agreement(
                access, laid.case, "Leen belt", other.people["Leen"], DUE, now=clock.now()
            )


async def test_the_newest_answer_counts_and_the_older_stay(world: Cast, laid: Laid) -> None:
    async with door.enter(access_of(world, "an")) as access:
        goal = await note_goal(access, laid.case, "Zelf koken", now=clock.now())
        for answer in (Answer.UNSURE, Answer.YES, Answer.YES):
            await record_assent(access, laid.case, answer, goal=goal.id, now=clock.now())
        assert (await goals(access, laid.case))[0].assent == "yes"
        assert await Assent.count() == 2
        await confirm_assents(access, laid.case, now=clock.now())
        assert await Assent.count().where(Assent.confirmed_at.is_null()) == 0


async def test_details_may_stand_beside_the_sentence(world: Cast, laid: Laid) -> None:
    async with door.enter(access_of(world, "an")) as access:
        details = Details(domain="income", price="12 euro", kind="start")
        await actions.note_agreement(
            access, laid.case, "Ward betaalt", laid.people["Ward"], DUE, details=details, now=clock.now()
        )
        line = (await agreements(access, laid.case))[0]
        assert (line.domain, line.price, line.kind, line.owner_name) == ("income", "12 euro", "start", "Ward")


async def test_goals_and_steps_are_written_and_changed(world: Cast, laid: Laid, an: Browser) -> None:
    place = f"/situaties/{laid.case}/plan"
    sent = await an.post(f"{place}/doelen", {"sentence": "Ik kook zelf", "whose": ""})
    assert (sent.status_code, sent.headers["location"]) == (303, place)
    async with door.enter(access_of(world, "an")) as access:
        goal = (await goals(access, laid.case))[0]
    await an.post(
        f"{place}/doelen/{goal.id}/stappen", {"sentence": "Samen naar de winkel", "help_needed": "Leen"}
    )
    await an.post(f"{place}/doelen/{goal.id}", {"sentence": "Ik kook elke dag", "whose": "", "version": "1"})
    stale = await an.post(f"{place}/doelen/{goal.id}", {"sentence": "Soms", "whose": "", "version": "1"})
    assert stale.status_code == 422
    assert "Nu staat er: “Ik kook elke dag”." in stale.text
    page = await an.get(place)
    assert "“Ik kook elke dag”" in page.text
    assert "Samen naar de winkel" in page.text
    async with door.enter(access_of(world, "an")) as access:
        step = (await goals(access, laid.case))[0].steps[0]
    await an.post(f"{place}/stappen/{step.id}/einde")
    await an.post(f"{place}/doelen/{goal.id}/einde")
    assert "Ik kook elke dag" not in (await an.get(place)).text


@pytest.mark.parametrize("bad", ["", "  ", "x" * 400, "a\x00b", "twee\nregels"])
async def test_bad_input_is_answered_at_the_field(world: Cast, laid: Laid, an: Browser, bad: str) -> None:
    sent = await an.post(f"/situaties/{laid.case}/plan/doelen", {"sentence": bad, "whose": ""})
    assert sent.status_code == 422
    async with door.enter(access_of(world, "an")) as access:
        assert await goals(access, laid.case) == []


async def test_nobody_else_finds_the_plan(
    laid: Laid, bram: Browser, celia: Browser, fien: Browser, gust: Browser
) -> None:
    for other in (bram, celia, fien, gust):
        unknown = await other.get(f"/situaties/{uuid4()}/plan")
        found = await other.get(f"/situaties/{laid.case}/plan")
        assert (found.status_code, found.content) == (404, unknown.content)
        sent = await other.post(f"/situaties/{laid.case}/plan/doelen", {"sentence": "x", "whose": ""})
        assert (sent.status_code, sent.content) == (404, unknown.content)


async def test_a_step_says_more_and_is_mended_by_one_at_a_time(world: Cast, laid: Laid, an: Browser) -> None:
    place = f"/situaties/{laid.case}/plan"
    async with door.enter(access_of(world, "an")) as access:
        goal = await note_goal(access, laid.case, "Ik kook zelf", now=clock.now())
    said = {"sentence": "Naar de winkel", "can_do": "lijstje maken", "own_network": "tante Mia rijdt mee"}
    await an.post(f"{place}/doelen/{goal.id}/stappen", said)
    page = await an.get(place)
    assert "lijstje maken" in page.text
    assert "tante Mia rijdt mee" in page.text
    async with door.enter(access_of(world, "an")) as access:
        step = (await goals(access, laid.case))[0].steps[0]
    first = await an.post(f"{place}/stappen/{step.id}", said | {"sentence": "Naar de markt", "version": "1"})
    assert first.status_code == 303
    stale = await an.post(f"{place}/stappen/{step.id}", said | {"sentence": "Naar de buurt", "version": "1"})
    assert stale.status_code == 422
    assert "Naar de markt · lijstje maken · tante Mia rijdt mee" in stale.text
    assert 'value="Naar de buurt"' in stale.text
