"""Somebody who may no longer, the plan for a youth table, and contacts by each one's own wish."""

from dataclasses import replace

import pytest

from infra import clock
from services.cases.tables import CircleMember
from services.consents.tables import Presence
from services.errors import NotFound, Refused
from services.reports import actions, contacts, deliveries, queries
from services.reports.actions import note_spread
from services.reports.contacts import Shared
from services.reports.tables import ReportDelivery, Spread
from tenants import door
from tenants.access import guest_access
from tests.reports.held import Held

PHONE, MAIL = Shared(phone=True), Shared(email=True)


async def finish(held: Held) -> None:
    async with door.enter(held.table.an) as access:
        await actions.finish(access, (await held.report_in()).id, now=clock.now())


async def who_got(held: Held, number: int) -> set[str]:
    names = {seat: name for name, seat in held.table.seats.items()}
    async with door.enter(held.table.an) as access:
        version = (await queries.versions(access, (await held.report_in()).id))[number - 1]
        rows = await ReportDelivery.objects().where(ReportDelivery.report_version == version.id)
    return {names[row.participant] for row in rows}


async def test_who_may_no_longer_gets_no_final_and_finds_the_draft_closed(held: Held) -> None:
    await held.send()
    async with door.enter(held.table.an) as access:
        seats = [held.table.seats[name] for name in ("Rita", "Koen")]
        await note_spread(access, held.table.consultation, Spread.SOME, seats, now=clock.now())
    await finish(held)
    assert await who_got(held, 2) == {"Niels", "Rita", "Koen"}
    async with door.enter(held.table.an) as access:
        with pytest.raises(NotFound):
            await deliveries.reading(access, held.table.consultation, held.table.seats["Leen"])


async def test_whom_the_client_wants_there_no_more_gets_nothing_new(held: Held) -> None:
    await held.send()
    async with door.enter(held.table.an) as access:
        koen = held.table.people["Koen"]
        await Presence.update({Presence.is_welcome: False}).where(Presence.circle_member == koen)
        readers = await queries.readers(access, await held.report_in())
    assert [(one.name, one.is_gone, one.may_read) for one in readers if one.name == "Koen"] == [
        ("Koen", True, False)
    ]
    await finish(held)
    assert "Koen" not in await who_got(held, 2)
    async with door.enter(held.table.an) as access:
        with pytest.raises(NotFound):
            await deliveries.reading(access, held.table.consultation, held.table.seats["Koen"])


async def test_in_youth_care_who_sat_at_the_table_gets_the_plan_alone(held: Held) -> None:
    home = replace(held.table.an.home, vocabulary="jeugdhulp")
    async with door.enter(replace(held.table.an, municipality=home)) as access:
        now = clock.now()
        await note_spread(access, held.table.consultation, Spread.NOBODY, [], now=now)
        await actions.release(access, held.table.consultation, now=now)
        found = await deliveries.reading(access, held.table.consultation, held.table.seats["Leen"])
        text = str(found.content["agreements"])
        assert found.content["is_plan_alone"]
        assert "bezoekt twee woonplekken" in text
        assert "belt de bank" not in text
        assert (found.content["items"], found.content["strengths"], found.content["goal"]) == ([], [], "")
    assert await who_got(held, 1) == {"Niels", "Rita", "Koen", "Leen"}


async def test_elsewhere_nobody_means_nobody(held: Held) -> None:
    await held.send(Spread.NOBODY)
    assert await who_got(held, 1) == {"Niels"}


async def annex(held: Held) -> list[tuple[str, str, str]]:
    async with door.enter(held.table.an) as access:
        found = await deliveries.reading(access, held.table.consultation, held.table.seats["Niels"])
    return [(one["name"].split()[0], one["phone"], one["email"]) for one in found.content["contacts"]]


async def test_only_who_wants_it_stands_in_the_annex_and_may_change_it(held: Held) -> None:
    await held.send()
    assert await annex(held) == []
    sitting = held.table.consultation
    guest = guest_access(held.table.world.pelt, held.table.seats["Leen"], "Leen", held.table.case)
    async with door.enter(guest) as access:
        await contacts.note_wish(access, sitting, held.table.seats["Koen"], MAIL, now=clock.now())
    assert await annex(held) == [("Leen", "", "leen@zonnehof.example")]
    async with door.enter(held.table.an) as access:
        await contacts.note_wish(access, sitting, held.table.seats["Leen"], Shared(), now=clock.now())
    assert await annex(held) == []


async def test_what_is_kept_quiet_never_stands_in_the_annex(held: Held) -> None:
    await held.send()
    sitting = held.table.consultation
    async with door.enter(held.table.an) as access:
        await contacts.note_wish(access, sitting, held.table.seats["Leen"], MAIL, now=clock.now())
        await CircleMember.update({CircleMember.is_organisation_sensitive: True}).where(
            CircleMember.id == held.table.people["Leen"]
        )
    assert await annex(held) == []
    async with door.enter(held.table.an) as access:
        with pytest.raises(Refused, match="is-secret"):
            await contacts.note_wish(access, sitting, held.table.seats["Leen"], PHONE, now=clock.now())
