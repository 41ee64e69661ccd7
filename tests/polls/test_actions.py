"""Asking for a date, answering for somebody, choosing, moving, cancelling; two people at once."""

import asyncio

import pytest

from infra import clock
from services.consultations.queries import get_consultation
from services.errors import NotAllowed, NotFound, Refused
from services.invitations.actions import invite_all
from services.polls import queries
from services.polls.attention import attention
from services.procedures.ask_for_date import ask_for_date
from services.procedures.cancel_consultation import cancel_consultation
from services.procedures.fix_date import fix_date
from tenants import door
from tests.invitations.scene import Table, access_of, in_days
from tests.polls.asking import ask, asked, proposals, says


async def test_a_sitting_loses_its_date_until_a_moment_is_chosen(niels_table: Table) -> None:
    await ask(niels_table)
    async with door.enter(niels_table.an) as access:
        assert (await get_consultation(access, niels_table.consultation)).starts_at is None
    await says(niels_table, "Niels", "no", "yes", "if-needed")
    await says(niels_table, "Koen", "yes", "yes", "no")
    _, moments = await asked(niels_table)
    async with door.enter(niels_table.an) as access:
        poll = await queries.find_open(access, niels_table.consultation)
        assert poll is not None
        board = await queries.board(access, poll)
        assert [one.moment.id for one in board.options] == [moments[1].id, moments[2].id, moments[0].id]
        assert {one.circle_member.first_name for one in board.waiting} == {"Rita", "Leen", "Hilde"}
        [waiting] = await attention(access)
        assert (waiting.asked, waiting.answered, waiting.best_at) == (5, 2, in_days(10))
        await fix_date(access, moments[1].id, now=clock.now())
    async with door.enter(niels_table.an) as access:
        assert (await get_consultation(access, niels_table.consultation)).starts_at == in_days(10)
        assert await attention(access) == []
    for name, answer in (("Niels", "yes"), ("Koen", "yes"), ("Rita", "")):
        assert (await niels_table.invitation(name)).answer == answer


async def test_two_who_choose_at_once_get_one_date(niels_table: Table) -> None:
    await ask(niels_table)
    _, moments = await asked(niels_table)

    async def choose(number: int) -> str:
        try:
            async with door.enter(niels_table.an) as access:
                await fix_date(access, moments[number].id, now=clock.now())
        except Refused as refused:
            return refused.code
        return "chosen"

    found = await asyncio.gather(*(choose(one) for one in (0, 1, 0, 1)))
    assert sorted(found) == [
        "chosen",
        "chosen",
        "poll.is-closed",
        "poll.is-closed",
    ]  # a double click is no second


async def test_an_answer_after_the_choice_is_refused(niels_table: Table) -> None:
    await ask(niels_table)
    _, moments = await asked(niels_table)
    async with door.enter(niels_table.an) as access:
        await fix_date(access, moments[0].id, now=clock.now())
    with pytest.raises(Refused, match="is-closed"):
        await says(niels_table, "Niels", "yes", "yes", "yes")


async def test_a_moment_that_went_by_is_not_chosen(niels_table: Table) -> None:
    await ask(niels_table)
    _, moments = await asked(niels_table)
    async with door.enter(niels_table.an) as access:
        with pytest.raises(Refused, match="is-past"):
            await fix_date(access, moments[0].id, now=in_days(9, 14, 1))


async def test_every_moment_gets_a_word_that_we_know(niels_table: Table) -> None:
    await ask(niels_table)
    for words in (("yes", "yes", "perhaps"), ("yes", "yes", "")):
        with pytest.raises(Refused, match="not-all"):
            await says(niels_table, "Niels", *words)


async def test_what_began_keeps_its_date(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        await cancel_consultation(access, niels_table.consultation, now=clock.now())
    with pytest.raises(Refused, match="is-cancelled"):
        await ask(niels_table)


async def test_asked_anew_with_some_of_the_moments_keeps_what_was_said(niels_table: Table) -> None:
    await ask(niels_table)
    await says(niels_table, "Niels", "no", "yes", "if-needed")
    await ask(niels_table, 10, 11)
    poll, moments = await asked(niels_table)
    async with door.enter(niels_table.an) as access:
        said = await queries.answers_of(access, poll.id, niels_table.seats["Niels"])
    assert [said[one.id] for one in moments] == ["yes", "if-needed"]
    await ask(niels_table, 10, 20)
    poll, _ = await asked(niels_table)
    async with door.enter(niels_table.an) as access:
        assert await queries.answers_of(access, poll.id, niels_table.seats["Niels"]) == {}


@pytest.mark.parametrize(("who", "slug"), [("bram", "pelt"), ("celia", "genk")])
async def test_bram_and_celia_find_nothing(niels_table: Table, who: str, slug: str) -> None:
    await ask(niels_table)
    _, moments = await asked(niels_table)
    async with door.enter(access_of(niels_table.world, who, slug)) as access:
        assert await attention(access) == []
        with pytest.raises(NotFound):
            await fix_date(access, moments[0].id, now=clock.now())
        with pytest.raises(NotFound):
            await ask_for_date(access, niels_table.consultation, proposals(), clock.today(), now=clock.now())


async def test_who_comes_to_the_table_later_is_asked_as_well(niels_table: Table) -> None:
    await ask(niels_table)
    async with door.enter(niels_table.an) as access:
        left_out = await invite_all(access, niels_table.consultation, now=clock.now())
    assert [one.name for one in left_out] == ["Ward"]


async def test_a_guest_cannot_choose(niels_table: Table) -> None:
    await ask(niels_table)
    _, moments = await asked(niels_table)
    guest = niels_table.an
    async with door.enter(guest) as access:
        less = access.__class__(access.municipality, access.actor, frozenset({"cases.open"}), access.cases)
        with pytest.raises(NotAllowed):
            await fix_date(less, moments[0].id, now=clock.now())
