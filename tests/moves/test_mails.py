"""What mails tell of a move and of a stand-in: that there is something to read, never whose it is."""

from datetime import timedelta
from uuid import UUID

from infra import clock
from jobs.mails import case_letters as letters
from services.cases.illness import stand_in
from services.moves.actions import decline
from tenants.tables import Member
from tests.cases.people import inside, rows
from tests.later import run_due
from tests.moves.conftest import Moving

WORDS = ("Niels", "Claes", "Rita", "situatie van", "woont nog niet")


async def test_the_answer_is_not_in_the_mail(moving: Moving) -> None:
    async with inside(moving.world, "celia", "genk") as access:
        await decline(access, moving.move, "Niels woont nog niet hier.", now=clock.now())
    told = await run_due()
    assert "sent" in told
    letter = letters.move_answered(moving.world.pelt, Member(name="An Voorbeeld", email="an@pelt.example"))
    text = letter.subject + letter.text + letter.html
    assert [word for word in WORDS if word in text] == []


async def test_who_stands_in_and_the_table_hear_it_once(moving: Moving) -> None:
    begun = "select id from consultation where held_at is null and began_at is null and cancelled_at is null"
    sitting = UUID(str((await rows(moving.world, begun))[0]["id"]))
    today = clock.now()
    await rows(
        moving.world,
        "update consultation set starts_at = $2, ends_at = $3 where id = $1",
        sitting,
        today,
        today + timedelta(hours=1),
    )
    owner = "an" if await is_ans(moving, sitting) else "bram"
    async with inside(moving.world, owner) as access:
        await stand_in(access, sitting, moving.world.members["gust", "pelt"], "", is_spread=True, now=today)
    await run_due()
    jobs = "select job, count(*) as n from outbox where done_at is not null and job like '%stand-in' group by job"
    sent = {row["job"]: row["n"] for row in await rows(moving.world, jobs)}
    assert sent["cases.tell-stand-in"] == 1
    assert sent["invitations.spread-stand-in"] == 1


async def is_ans(moving: Moving, sitting: UUID) -> bool:
    query = 'select c.coordinator from consultation s join "case" c on c.id = s."case" where s.id = $1'
    return bool((await rows(moving.world, query, sitting))[0]["coordinator"] == moving.world.an)
