"""Mail that is opened by programs before people see it: nothing happens but that a code is sent."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import asyncpg
import httpx
import pytest

from infra import clock
from services.consultations.tables import Consultation
from services.demonstration import niels
from services.demonstration.cast import Cast
from services.invitations.queries import invitations, link_of
from services.members.invitations import ask as ask_to_work_here
from services.procedures.ask_for_date import ask_for_date
from services.procedures.cancel_consultation import cancel_consultation
from services.procedures.change_consultation import change_consultation
from tenants import door
from tenants.access import Role, member_access
from tests.figures import IS_LONG, Figure
from tests.invitations.scene import access_of, sitting
from tests.isolation import sittings
from tests.journeys.conftest import Stage
from tests.journeys.scanner import Scanner, addresses
from tests.journeys.steps import walk
from tests.polls.asking import proposals

TABLES = "select tablename from pg_tables where schemaname = 'public' order by 1"
SECONDS = 60
# What is read is told in the log; a code that was asked is counted, sealed, sent and gone.
FREE = {"audit_line", "audit_head", "access_code", "throttle", "lost_link"}
SIGNS_OF_LIFE = ("last_seen_at",)
SENDING = {"invitations.code", "invitations.links"}
WAITING = "select count(*) from outbox where done_at is null and not_before <= $1"
# A link for staff leads to the sign-in, which begins and ends there.
BEGUN = ("sign_in_attempt",)


async def rows(admin: asyncpg.Connection) -> dict[str, set[str]]:
    """Every row of every table that may not change by a scanner."""
    found = {}
    for (table,) in await admin.fetch(TABLES):
        told = [json.loads(row[0]) for row in await admin.fetch(f'select to_jsonb(t) from "{table}" t')]
        found[table] = {plain(row) for row in told if table not in FREE and row.get("job") not in SENDING}
    return found


def plain(row: dict[str, Any]) -> str:
    return json.dumps({name: row[name] for name in sorted(row) if name not in SIGNS_OF_LIFE})


async def settle(admin: asyncpg.Connection) -> None:
    """Until nothing waits to be sent."""
    for _ in range(SECONDS * 4):
        if not await admin.fetchval(WAITING, clock.now()):
            return
        await asyncio.sleep(0.25)
    raise TimeoutError("later work does not end")


async def tell(world: Cast, admin: asyncpg.Connection) -> None:
    """A running situation with every mail that we know: asked, changed, a date looked for, called off, reported."""
    async with door.enter(access_of(world, "an")) as access:
        told = await niels.tell(access, clock.now())
        await sittings.held(told)
    await settle(admin)
    async with door.enter(access_of(world, "an")) as access:
        now = clock.now()
        extra = await told.plans(now + timedelta(days=20), "Nog eens samen")
        await told.invites(extra, {})
        looked_for = await told.plans(now + timedelta(days=25), "Een dag die nog verandert")
        answer_by = clock.today() + timedelta(days=8)
        await ask_for_date(access, looked_for.id, proposals(20, 21), answer_by, now=now)
        coming = await Consultation.objects().where(
            (Consultation.case == told.case) & Consultation.held_at.is_null() & (Consultation.id != extra.id)
        )
        later = sitting(9, place="Bibliotheek van Pelt", goal=coming[0].goal)
        await change_consultation(access, coming[0].id, later, version=coming[0].version, now=now)
    await settle(admin)
    async with door.enter(access_of(world, "an")) as access:
        await cancel_consultation(access, extra.id, now=clock.now())
    fien = member_access(world.pelt, world.members["fien", "pelt"], "Fien", (Role.ADMINISTRATOR,))
    async with door.enter(fien) as access:
        await ask_to_work_here(
            access, "Nieuw Voorbeeld", "nieuw@pelt.example", (Role.COORDINATOR,), now=clock.now()
        )
    await settle(admin)
    walk(days=7)
    await settle(admin)


async def ask_a_code(stage: Stage) -> None:
    """Koen asks one, and has lost his link as well."""
    async with door.enter(access_of(stage.world, "an")) as access:
        sittings = await Consultation.objects().where(
            Consultation.held_at.is_null() & Consultation.cancelled_at.is_null()
        )
        asked = [one for one in await invitations(access, sittings[0].id) if one.person.first_name == "Koen"]
        assert asked[0].invitation is not None
        link = link_of(access, asked[0].invitation)
    same = {"sec-fetch-site": "same-origin"}
    async with httpx.AsyncClient(base_url=stage.url, headers=same, trust_env=False) as koen:
        assert (await koen.post(f"{link}/code")).status_code == 303
        lost = {"email": asked[0].person.email}
        assert (await koen.post("/pelt/verloren-link", data=lost)).status_code == 303


@pytest.mark.attack
@pytest.mark.timeout(600)
async def test_a_scanner_changes_nothing_but_that_codes_are_sent(
    stage: Stage, admin: asyncpg.Connection, figure: Figure
) -> None:
    await tell(stage.world, admin)
    await ask_a_code(stage)
    await settle(admin)
    mails = await stage.mailbox.all()
    subjects = {str(mail["subject"]) for mail in mails}
    links = addresses(mails, stage.url)
    assert len(subjects) >= 7, subjects
    before = await rows(admin)
    scanner = Scanner(stage.browser, stage.url)
    await scanner.scan(links if IS_LONG else await one_of_each(links), rounds=3 if IS_LONG else 1)
    await settle(admin)
    after = await rows(admin)
    changed = sorted(table for table in after if before[table] != after[table] and table not in BEGUN)
    assert changed == []
    assert scanner.failed == []
    assert scanner.sent > 10
    codes = await admin.fetchval(
        "select max(n) from (select count(*) n from access_code where kind = 'mail' group by invitation) c"
    )
    assert codes <= 3
    figure("scanner runs", scanner.opened)
    figure("forms sent by the scanner", scanner.sent)
    figure("scanner state changes", len(changed))


async def one_of_each(links: list[str]) -> list[str]:
    """Of each kind of link one: by the shape of its path, and whether it lives."""
    kinds: dict[tuple[str, int, int], str] = {}
    async with httpx.AsyncClient(trust_env=False) as client:
        for link in links:
            parts = link.split("/")
            kinds.setdefault(("".join(parts[4:5]), len(parts), (await client.get(link)).status_code), link)
    return list(kinds.values())
