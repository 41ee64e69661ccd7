"""An answer wakes every origin by a mail without content, and nobody at the network can tell whom."""

from datetime import timedelta
from uuid import uuid4

import asyncpg

from infra import clock
from infra.piccolo_conf import DB
from jobs.bundles import remind, tell
from services.bundles import home
from tenants import door, tidings
from tenants.access import Access, Actor, Kind, Role, job_access, member_access
from tests.bundles.conftest import Desk
from tests.bundles.test_answers import SAID
from tests.bundles.test_desk import PATH, TO
from tests.bundles.test_tidings import answered
from tests.conftest import Browser

WOKEN = "select o.tenant, o.ids, o.not_before from outbox o where o.job = 'bundles.tell' order by o.tenant"


async def test_every_origin_gets_one_line_within_the_hour(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    await answered(desk, eva, admin)
    rows = await admin.fetch(WOKEN)
    assert {row["tenant"] for row in rows} == {desk.world.pelt.id, desk.world.genk.id}
    latest = clock.now() + timedelta(hours=1)
    assert all(row["not_before"] <= latest for row in rows)


async def test_a_correction_wakes_nobody_again(desk: Desk, eva: Browser, admin: asyncpg.Connection) -> None:
    made, place = await answered(desk, eva, admin)
    before = len(await admin.fetch(WOKEN))
    answer = place.rsplit("/", maxsplit=1)[1]
    await eva.post(f"{PATH}/{made}/antwoorden/{answer}", {**SAID, "words": "Zeker."})
    assert len(await admin.fetch(WOKEN)) == before


async def test_the_network_sees_no_line_and_gets_no_number(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    await answered(desk, eva, admin)
    answer = await admin.fetchval("select id from bundle_answer")
    async with door.enter(desk.eva) as access:
        assert await DB.connection.fetchval("select wake_origins($1, now())::text", answer) is None
        assert await DB.connection.fetch("select * from outbox") == []
        await tidings.wake_origins(access, uuid4(), now=clock.now())


async def test_another_network_wakes_nobody(desk: Desk, eva: Browser, admin: asyncpg.Connection) -> None:
    await answered(desk, eva, admin)
    answer = await admin.fetchval("select id from bundle_answer")
    await admin.execute("delete from outbox where job = 'bundles.tell'")
    other = await admin.fetchval("insert into network (slug, name) values ('ander', 'Ander') returning id")
    who = Access(None, Actor(Kind.NETWORK, None, "iemand"), frozenset(), network=other)
    async with door.enter(who) as access:
        await tidings.wake_origins(access, answer, now=clock.now())
    assert await admin.fetch(WOKEN) == []


async def test_the_mail_tells_nothing_and_goes_to_who_coordinates(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    await answered(desk, eva, admin)
    answer = await admin.fetchval("select id from bundle_answer")
    async with door.enter(job_access(desk.world.pelt, "test")) as access:
        letter = await tell(access, answer, desk.world.an)
        nobody = await tell(access, answer, desk.world.members["fien", "pelt"])
    assert letter is not None
    assert nobody is None
    assert [word for word in ("gebeld", "brief", "provincie") if word in letter.text + letter.html] == []


async def test_what_somebody_read_already_is_mailed_to_nobody(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    await answered(desk, eva, admin)
    answer = await admin.fetchval("select id from bundle_answer")
    an = member_access(desk.world.pelt, desk.world.an, "An Voorbeeld", (str(Role.COORDINATOR),))
    async with door.enter(an) as access:
        await home.see(access, desk.ans[0], answer, now=clock.now())
    async with door.enter(job_access(desk.world.pelt, "test")) as access:
        assert await tell(access, answer, desk.world.an) is None


async def test_the_desk_is_reminded_while_nobody_answered(
    desk: Desk, eva: Browser, admin: asyncpg.Connection
) -> None:
    here = f"{PATH}/{await desk.bundle(parts=1)}"
    await eva.post(f"{here}/bezorgingen", {**TO, "until": "2025-11-20"})
    sending = await admin.fetchval("select id from policy_file_sending")
    job = Access(None, Actor(Kind.JOB, None, "test"), frozenset({"job"}), network=desk.world.network)
    async with door.enter(job) as access:
        letter = await remind(access, sending)
    assert letter is not None
    assert (letter.to_name, "Een brief" in letter.text) == ("Eva Voorbeeld", False)
    await eva.post(f"{here}/antwoorden", SAID)
    async with door.enter(job) as access:
        assert await remind(access, sending) is None
