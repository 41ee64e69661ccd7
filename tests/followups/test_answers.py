"""What the client says at the debrief and after it: a no stops an agreement and asks, a yes lets it count again."""

from uuid import UUID

import pytest

from infra import clock
from services.errors import Conflict
from services.followups import actions, answers, debriefs
from services.followups.attention import attention, followed_cases
from services.followups.debriefs import Talk
from services.followups.rules import change_of
from services.followups.tables import Told
from services.plans.assents import record_assent
from services.plans.queries import agreements
from services.plans.tables import Answer, Assent
from tenants import door
from tests.followups.laid import Laid, day, seconds_until
from tests.followups.test_actions import RULES, seen
from tests.jobs.conftest import Walk
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

LEEN = "leen.voorbeeld@dag.example"


async def answered(laid: Laid, made: UUID, answer: Answer, words: str = "", *, version: int = 1) -> None:
    """Niels said yes at the table; An writes what Koen heard at the debrief."""
    assert laid.consultation
    talk = Talk(day(0), laid.people["Koen"], "Het was druk.", "", {made: answer}, {made: words})
    async with door.enter(laid.an) as access:
        await debriefs.note_debrief(access, laid.consultation, talk, version=version, now=clock.now())


async def agreed(laid: Laid) -> UUID:
    await laid.holds()
    made = await laid.agrees(RULES, "Leen", 10)
    async with door.enter(laid.an) as access:
        await record_assent(access, laid.case, Answer.YES, agreement=made, now=clock.now())
    return made


async def asks(laid: Laid) -> list[tuple[str, str]]:
    async with door.enter(laid.an) as access:
        found = await attention(access, await followed_cases(access), today=clock.today(), reminder_days=3)
    return [(one.code, one.words) for one in found if one.code.startswith("agreement.")]


async def test_a_yes_that_becomes_a_no_asks_an_and_says_it_in_own_words(laid: Laid) -> None:
    made = await agreed(laid)
    await answered(laid, made, Answer.NO, "Ik wil het zelf vragen")
    found = await seen(laid)
    assert [(one.kind, one.agreement.id, one.reason) for one in found.questions] == [
        (Told.REFUSED, made, "Ik wil het zelf vragen")
    ]
    assert (list(found.running), [event.kind for event in found.events]) == ([], [Told.REFUSED])
    assert await asks(laid) == [("agreement.refused", "Ik wil het zelf vragen")]


async def test_what_the_client_says_no_to_is_not_reminded_until_there_is_a_yes(
    laid: Laid, server: MailServer, mailbox: Mailbox, walk: Walk
) -> None:
    made = await agreed(laid)
    await answered(laid, made, Answer.NO)
    await run_due()
    mailbox.contents.clear()
    walk.ahead(seconds_until(7, 8, 31))
    await run_due()
    assert mailbox.to(LEEN) == []
    async with door.enter(laid.an) as access:
        await answers.agree_again(access, made, "Het is toch goed", version=1, now=clock.now())
    assert ((await seen(laid)).questions, await asks(laid)) == ([], [])
    walk.ahead(seconds_until(8, 8, 31))
    await run_due()
    assert len(mailbox.to(LEEN)) == 1


async def test_a_doubt_asks_once_and_keeps_running(laid: Laid) -> None:
    made = await agreed(laid)
    await answered(laid, made, Answer.UNSURE, "Ik moet er nog over nadenken")
    await answered(laid, made, Answer.UNSURE, version=2)
    found = await seen(laid)
    [question] = found.questions
    assert question.kind == Told.DOUBTED
    assert question.id
    async with door.enter(laid.an) as access:
        await actions.settle(access, question.id, now=clock.now())
    assert [line.id for line in (await seen(laid)).running] == [made]


async def test_a_yes_again_settles_the_doubt(laid: Laid) -> None:
    made = await agreed(laid)
    await answered(laid, made, Answer.UNSURE)
    await answered(laid, made, Answer.YES, version=2)
    assert (list((await seen(laid)).questions), await asks(laid)) == ([], [])


async def test_what_was_not_talked_about_stays_provisional(laid: Laid) -> None:
    made = await agreed(laid)
    other = await laid.agrees("Koen gaat mee", "Koen", 5)
    async with door.enter(laid.an) as access:
        await record_assent(access, laid.case, Answer.YES, agreement=other, now=clock.now())
    await answered(laid, made, Answer.YES)
    async with door.enter(laid.an):
        rows = await Assent.select(Assent.agreement, Assent.confirmed_at)
    assert {row["agreement"]: row["confirmed_at"] is not None for row in rows} == {made: True, other: False}


async def test_ending_it_answers_the_no(laid: Laid) -> None:
    made = await agreed(laid)
    await answered(laid, made, Answer.NO)
    async with door.enter(laid.an) as access:
        await actions.end(access, made, "Niels doet het zelf", version=1, now=clock.now())
    assert (list((await seen(laid)).questions), await asks(laid)) == ([], [])


async def test_a_no_to_an_own_step_is_heard_and_is_no_failure(laid: Laid) -> None:
    await laid.holds()
    made = await laid.agrees("Niels belt zelf", "Niels", 10)
    await answered(laid, made, Answer.NO, "Te veel in één keer")
    found = await seen(laid)
    assert ([one.reason for one in found.questions], found.events) == (["Te veel in één keer"], [])


async def test_a_page_that_was_read_before_somebody_else_decided_changes_nothing(laid: Laid) -> None:
    made = await agreed(laid)
    await answered(laid, made, Answer.NO)
    async with door.enter(laid.an) as access:
        await answers.agree_again(access, made, "", version=1, now=clock.now())
        with pytest.raises(Conflict):
            await answers.agree_again(access, made, "", version=1, now=clock.now())
    async with door.enter(laid.an) as access:
        assert [line.assent for line in await agreements(access, laid.case)] == [Answer.YES]


@pytest.mark.parametrize(
    ("answer", "former", "change"),
    [
        (Answer.YES, None, None),
        (Answer.YES, "yes", None),
        (Answer.YES, "no", Told.AGREED),
        (Answer.NO, None, Told.REFUSED),
        (Answer.NO, "no", None),
        (Answer.UNSURE, "yes", Told.DOUBTED),
        (Answer.UNSURE, "unsure", None),
    ],
)
def test_only_a_changed_answer_changes_something(
    answer: Answer, former: str | None, change: Told | None
) -> None:
    assert change_of(answer, former) == change
