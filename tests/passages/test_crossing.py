"""The crossing, attacked as the role `app` with SQL of one's own: it answers for a signed address and nothing else."""

from collections.abc import Sequence

import asyncpg
import pytest

from infra import clock
from infra.context import signed
from infra.piccolo_conf import DB
from services.demonstration.cast import Cast
from services.invitations import tokens
from services.invitations.tables import Invitation
from services.passages.tables import Passage
from tenants import door, own_doors
from tenants.access import job_access
from tenants.own_doors import SAY_ADDRESS
from tests.jobs.mailbox import Mailbox
from tests.passages.scene import LEEN, Somewhere
from tests.passages.test_pages import Browsers

ASK = "select * from doors_of_address(now())"
Parts = tuple[str, ...]


async def ask(parts: Parts, change: int | None = None) -> Sequence[asyncpg.Record]:
    """What the function says when this is signed, with one character of the text changed afterwards."""
    said, signature = signed(parts)
    if change is not None:
        said = f"{said[:change]}{'x' if said[change] != 'x' else 'y'}{said[change + 1 :]}"
    async with door.lobby():
        await DB.connection.execute(SAY_ADDRESS, said, signature)
        found: Sequence[asyncpg.Record] = await DB.connection.fetch(ASK)
    return found


async def test_the_finding_function_gives_ids_of_the_own_doors_alone(places: list[Somewhere]) -> None:
    async with door.lobby():
        found = await own_doors.doors_of_address(LEEN, clock.now())
    assert {one.opens for one in found} == {place.case for place in places}
    assert len(found) == len(places)


async def test_without_an_address_there_is_nothing(places: list[Somewhere]) -> None:
    async with door.lobby():
        assert await DB.connection.fetch(ASK) == []
    async with door.lobby():
        await own_doors.doors_of_address(LEEN, clock.now())
        assert await DB.connection.fetch(ASK) == []  # unsaid at once


@pytest.mark.parametrize(
    "sql", ["set_config('app.passage', '{0}', true)", "set_config('app.passage', 'k|9|passage|{0}', true)"]
)
async def test_an_address_that_nobody_signed_is_an_error(places: list[Somewhere], sql: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with door.lobby():
            await DB.connection.execute(f"select {sql.format(LEEN)}")
            await DB.connection.fetch(ASK)


async def test_what_was_signed_for_something_else_says_no_address(places: list[Somewhere]) -> None:
    """A context of a door is signed with the same key: it is no address, and an address is no context."""
    for parts in (("", "", "", "", "2026-01-01"), ("other", LEEN), ("passage", LEEN, "more")):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await ask(parts)
    for change in (0, 20, -1):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await ask(("passage", LEEN), change)
    said, signature = signed(("passage", LEEN))
    with pytest.raises(asyncpg.PostgresError):
        async with door.lobby():
            await DB.connection.execute(
                "select set_config('app.context', $1, true), set_config('app.signature', $2, true)",
                said,
                signature,
            )
            await DB.connection.fetch('select * from "case"')


@pytest.mark.parametrize(
    "address", ["", "%", "leen%", "_een.voorbeeld@dag.example", "' or true --", " ", "*"]
)
async def test_patterns_and_quotes_find_nobody(places: list[Somewhere], address: str) -> None:
    assert await ask(("passage", address)) == []


async def test_inside_a_municipality_the_role_app_reads_no_key_and_no_other_function(
    places: list[Somewhere],
) -> None:
    for sql in ("select signed_address()", "select * from signing_key"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with door.lobby():
                await DB.connection.fetch(sql)


async def test_rows_written_by_somebody_else_open_nothing(
    places: list[Somewhere], browsers: Browsers, mailbox: Mailbox
) -> None:
    """Who writes rows of this table makes neither an address nor a cookie of it."""
    leen, thief = browsers(), browsers()
    await leen.come_in(mailbox, LEEN)
    await thief.ask("dief@elders.example")
    async with door.lobby():
        mine = await Passage.objects().where(Passage.proved_at.is_not_null()).first()
        his = (
            await Passage.objects()
            .where(Passage.proved_at.is_null())
            .order_by(Passage.asked_at, ascending=False)
            .first()
        )
        assert mine is not None
        assert his is not None
        cookie = tokens.new_token()
        await DB.connection.execute(
            "update passage set sealed = $1, proved_at = now(), last_seen_at = now(), session_hash = $2 where id = $3",
            mine.sealed,
            tokens.hashed(cookie),
            his.id,
        )
    thief.http.cookies.set("__Host-rt-passage", cookie)
    assert "Stuur mij een code" in (await thief.open()).text
    thief.http.cookies.set("__Host-rt-passage", leen.http.cookies["__Host-rt-passage"])
    assert "Stuur mij een code" in (await thief.open()).text


async def test_in_a_paper_channel_or_before_the_mail_left_there_is_no_door(places: list[Somewhere]) -> None:
    for column, value in (("channel", "paper"), ("mail_state", "")):
        async with door.enter(job_access(places[0].home, "tests")):
            before = await Invitation.select(Invitation.id, getattr(Invitation, column)).where(
                Invitation.participant.circle_member == places[0].people["Leen"]
            )
            await DB.connection.execute(f"update invitation set {column} = $1", value)
        async with door.lobby():
            found = await own_doors.doors_of_address(LEEN, clock.now())
        assert places[0].case not in {one.opens for one in found}
        async with door.enter(job_access(places[0].home, "tests")):
            await DB.connection.execute(f"update invitation set {column} = $1", before[0][column])


async def test_the_client_with_the_same_address_closes_it_for_both(
    world: Cast, places: list[Somewhere]
) -> None:
    """Somebody wrote the helper's address down for the client: then the mailbox proves nobody."""
    async with door.enter(job_access(places[1].home, "tests")):
        await DB.connection.execute(
            "update circle_member set email = $1 where id = $2", LEEN.upper(), places[1].people["Niels"]
        )
    async with door.lobby():
        assert await own_doors.doors_of_address(LEEN, clock.now()) == []
