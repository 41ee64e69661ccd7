"""A case is erased whole, in its time, and nothing that leads back stays."""

from collections.abc import Callable
from datetime import timedelta

import asyncpg
import pytest
from litestar import Litestar

from infra import clock
from jobs import retention
from services.demonstration.cast import Cast
from services.retention import actions, erasing, reach
from services.retention.tables import Outcome
from tenants import door
from tenants.access import job_access
from tenants.words.retention import KEPT
from tests.conftest import Browser, client_of, signed_in
from tests.figures import Figure
from tests.later import run_due
from tests.referrals.typed import WHOLE
from tests.retention.conftest import DAY, Kept

ANYWHERE = "select count(*) from \"{}\" t where t::text like '%' || $1 || '%'"
WAITING = """
insert into outbox (tenant, job, ids, dedupe_key, not_before, message_id)
select tenant, 'invitations.call_off', jsonb_build_object('invitation', id), 'test', now(), 'test'
from invitation where "case" = $1 limit 1
"""
SENT = """
insert into submission (tenant, token, location, sent_at) select id, gen_random_uuid(), '', now() from municipality
"""


async def rows_with(admin: asyncpg.Connection, word: str) -> dict[str, int]:
    """Tables with this word anywhere in a row."""
    tables = await admin.fetch("select tablename from pg_tables where schemaname = 'public'")
    found = {row[0]: await admin.fetchval(ANYWHERE.format(row[0]), word) for row in tables}
    return {name: count for name, count in found.items() if count}


async def close(kept: Kept, reason: str = Outcome.REACHED) -> None:
    async with door.enter(kept.an) as access:
        await actions.close_case(access, kept.case, reason, closed_on=clock.today(), now=clock.now())


async def night() -> list[str]:
    """What a night does, and what comes of it."""
    await retention.plan(clock.today())
    return await run_due()


@pytest.mark.attack
async def test_after_its_term_nothing_of_a_case_is_left_but_the_log(
    kept: Kept, admin: asyncpg.Connection, walk: Callable[[int], None], figure: Figure
) -> None:
    async with door.enter(job_access(kept.world.pelt, "test")):
        known = await reach.ids(await reach.of_case(), kept.case)
    assert len(known) > 80
    await close(kept)
    walk(701 * DAY)
    await night()
    assert await admin.fetchval('select erase_on from "case" where id = $1', kept.case) is not None
    walk(740 * DAY)
    await night()

    for one in known:
        assert set(await rows_with(admin, str(one))) <= {"audit_line"}, one
    figure("rows of an erased case, none left outside the log", len(known), of=len(known))
    assert set(await rows_with(admin, "Niels")) == set()
    assert await admin.fetchval('select count(*) from "case"') == 1


async def test_nothing_is_erased_that_was_not_announced_a_month_before(
    kept: Kept, admin: asyncpg.Connection, an: Browser, walk: Callable[[int], None]
) -> None:
    """A municipality that keeps shorter from today on gives a month to everything that is over its term."""
    await close(kept)
    walk(400 * DAY)
    await night()
    assert await admin.fetchval('select count(*) from "case"') == 2
    await admin.execute("update policy set retention_months = 6")
    walk(401 * DAY)
    await night()
    announced = await admin.fetchval('select erase_on from "case" where id = $1', kept.case)
    assert announced == clock.today() + timedelta(days=30)
    walk(430 * DAY)
    await night()
    assert await admin.fetchval('select count(*) from "case"') == 2
    walk(431 * DAY)
    await night()
    assert await admin.fetchval('select count(*) from "case"') == 1


async def test_who_keeps_longer_again_takes_the_date_back(
    kept: Kept, admin: asyncpg.Connection, walk: Callable[[int], None]
) -> None:
    await close(kept)
    walk(720 * DAY)
    await night()
    await admin.execute("update policy set retention_months = 60")
    walk(721 * DAY)
    await night()
    assert await admin.fetchval('select erase_on from "case" where id = $1', kept.case) is None


async def test_a_duty_to_keep_outlives_the_term(
    kept: Kept, admin: asyncpg.Connection, walk: Callable[[int], None]
) -> None:
    await close(kept)
    walk(720 * DAY)
    await night()
    async with door.enter(kept.an) as access:
        await actions.hold(access, kept.case, "De rechtbank.", now=clock.now())
    walk(1500 * DAY)
    await night()
    assert await admin.fetchval('select count(*) from "case"') == 2
    async with door.enter(kept.an) as access:
        hold = await admin.fetchval("select id from legal_hold")
        await actions.end_hold(access, kept.case, hold, now=clock.now())
    walk(1501 * DAY)
    await night()
    assert await admin.fetchval('select count(*) from "case"') == 2, "announced anew"
    walk(1531 * DAY)
    await night()
    assert await admin.fetchval('select count(*) from "case"') == 1


async def test_a_hold_that_comes_between_asking_and_erasing_counts(
    kept: Kept, admin: asyncpg.Connection
) -> None:
    async with door.enter(kept.an) as access:
        await actions.ask_erasure(access, kept.case, now=clock.now())
        await actions.hold(access, kept.case, "De rechtbank.", now=clock.now())
    await run_due()
    assert await admin.fetchval('select count(*) from "case"') == 2
    async with door.enter(kept.an) as access:
        hold = await admin.fetchval("select id from legal_hold")
        await actions.end_hold(access, kept.case, hold, now=clock.now())
        await actions.ask_erasure(access, kept.case, now=clock.now())
    await run_due()
    assert await admin.fetchval('select count(*) from "case"') == 1, "asked again, after the duty ended"


async def test_mail_on_its_way_is_sent_before_everything_goes(
    kept: Kept, admin: asyncpg.Connection, walk: Callable[[int], None]
) -> None:
    await admin.execute(WAITING, kept.case)
    async with door.enter(kept.an) as access:
        await actions.ask_erasure(access, kept.case, now=clock.now())
    async with door.enter(job_access(kept.world.pelt, "test")) as access:
        assert not await erasing.erase_case(access, kept.case, is_asked=True, now=clock.now())
    await admin.execute("update outbox set done_at = now() where job like 'invitations.%'")
    walk(601)
    await run_due()
    assert await admin.fetchval('select count(*) from "case"') == 1


async def test_an_says_it_on_vandaag_in_time(kept: Kept, walk: Callable[[int], None], app: Litestar) -> None:
    await close(kept)
    walk(720 * DAY)
    await night()
    async with client_of(app) as client:
        page = await (await signed_in(client, "an", "pelt")).get("/vandaag")
    assert "De situatie van Niels wordt gewist op" in page.text


async def test_requests_that_led_to_nothing_are_kept_as_long(
    kept: Kept, admin: asyncpg.Connection, walk: Callable[[int], None], nobody: Browser
) -> None:
    await nobody.post("/pelt/aanvraag", WHOLE)
    assert await admin.fetchval("select count(*) from referral_person") > 0
    walk(720 * DAY)
    await night()
    assert await admin.fetchval("select count(*) from referral where led_to is null") == 1
    walk(740 * DAY)
    await night()
    assert await admin.fetchval("select count(*) from referral where led_to is null") == 0
    assert await admin.fetchval("select count(*) from referral_person") == 0


async def test_what_only_the_program_needs_passes(
    kept: Kept, admin: asyncpg.Connection, walk: Callable[[int], None]
) -> None:
    await admin.execute(SENT)
    walk(400 * DAY)
    assert len(await night()) > 2
    for table in ("submission", "session", "sign_in_attempt", "guest_session", "kept_form"):
        assert await admin.fetchval(f"select count(*) from {table}") == 0, table
    assert await admin.fetchval("select count(*) from outbox where done_at < now() - interval '1 day'") == 0


async def test_every_kept_thing_has_a_name_for_the_client(world: Cast) -> None:
    async with door.lobby():
        found = await reach.of_case()
    assert set(found.conditions) - set(KEPT) == set()


async def test_the_round_is_written_down_once(kept: Kept, admin: asyncpg.Connection) -> None:
    assert [await retention.plan(clock.today()) for _ in range(2)] == [2, 2]
    assert await admin.fetchval("select count(*) from outbox where job = 'retention.sweep'") == 2
