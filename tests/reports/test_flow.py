"""From the draft to the final version: what is sent to whom, what silence does, and what is never sent."""

from datetime import timedelta
from typing import Any

import pytest

from infra import clock
from services.consents.actions import withdraw
from services.consultations.tables import AgendaItem
from services.errors import NotFound, Refused
from services.meetings import actions as meetings
from services.meetings import queries as table
from services.reports import actions, comments, deliveries, queries
from services.reports.attention import attention
from services.reports.tables import Outcome, ReportDelivery, Spread
from tenants import door
from tenants.access import guest_access
from tests.invitations.scene import GOAL, SECRET
from tests.jobs.canaries import found_in
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due
from tests.reports.held import Held

NINE_DAYS = timedelta(days=9)


async def gets(held: Held) -> dict[str, str]:
    """What everybody gets, in the last version."""
    names = {seat: name for name, seat in held.table.seats.items()}
    async with door.enter(held.table.an) as access:
        latest = await queries.latest_version(access, (await held.report_in()).id)
        assert latest is not None
        rows = await ReportDelivery.objects().where(ReportDelivery.report_version == latest.id)
    return {
        names[row.participant]: f"{'extract' if row.is_extract else 'whole'} by {row.channel}" for row in rows
    }


async def read(held: Held, name: str) -> str:
    """Everything that this reader reads, as one text."""
    async with door.enter(held.table.an) as access:
        found = await deliveries.reading(access, held.table.consultation, held.table.seats[name])
    return str(found.content["items"]) + str(found.content["agreements"]) + str(found.content["far"])


async def test_a_draft_does_not_leave_before_the_client_was_asked(held: Held) -> None:
    async with door.enter(held.table.an) as access:
        with pytest.raises(Refused, match="client-not-asked"):
            await actions.release(access, held.table.consultation, now=clock.now())


async def test_who_sat_it_out_gets_the_report_and_others_an_extract(held: Held) -> None:
    await held.send()
    assert await gets(held) == {
        "Niels": "whole by mail",
        "Rita": "whole by mail",
        "Koen": "whole by mail",
        "Leen": "extract by mail",
        "Hilde": "extract by paper",
    }
    assert "lening van 3.000 euro" in await read(held, "Koen")
    assert "lening van 3.000 euro" not in await read(held, "Leen")
    assert "belt de bank" not in await read(held, "Leen")
    assert "bezoekt twee woonplekken" in await read(held, "Leen")
    assert "De inschrijving loopt." in await read(held, "Hilde")


async def test_who_was_never_asked_and_did_not_come_gets_nothing(held: Held) -> None:
    everybody = tuple(held.table.seats)
    await held.send(Spread.SOME, everybody)
    assert "Ward" not in await gets(held)
    with pytest.raises(NotFound):
        await read(held, "Ward")


async def test_only_whom_the_client_allows_gets_anything(held: Held) -> None:
    await held.send(Spread.SOME, ("Koen",))
    assert set(await gets(held)) == {"Niels", "Koen"}
    with pytest.raises(NotFound):
        await read(held, "Leen")


async def test_the_mails_say_nothing_of_what_it_is_about(
    held: Held, mailbox: Mailbox, server: MailServer
) -> None:
    await run_due()
    before = len(mailbox.contents)
    await held.send()
    await run_due()
    sent = mailbox.contents[before:]
    assert sorted(address for address, _ in sent) == [
        "koen@zonnehof.example",
        "leen@zonnehof.example",
        "niels@thuis.example",
        "rita@thuis.example",
    ]
    for _, content in sent:
        assert found_in(content, ["Claes", "Schulden", "wonen in", "lening", "Inschrijving", "bank"]) == []
    letter = mailbox.to("koen@zonnehof.example")[-1]
    assert str(letter["Subject"]).startswith("Een verslag om na te lezen: overleg van ")
    assert (await gets(held))["Koen"] == "whole by mail"
    async with door.enter(held.table.an) as access:
        readers = await queries.readers(access, await held.report_in())
    assert {one.name for one in readers if one.delivery and one.delivery.sent_at} == {
        "Niels",
        "Rita",
        "Koen",
        "Leen",
    }


async def test_after_a_withdrawal_nothing_more_is_mailed(
    held: Held, mailbox: Mailbox, server: MailServer
) -> None:
    await run_due()
    before = len(mailbox.contents)
    await held.send()
    async with door.enter(held.table.an) as access:
        await withdraw(access, held.table.case, held.table.people["Niels"], now=clock.now())
    await run_due()
    assert [address for address, _ in mailbox.contents[before:]] == ["niels@thuis.example"]


async def test_silence_makes_it_final(held: Held, mailbox: Mailbox, server: MailServer, walk: object) -> None:
    await held.send()
    await run_due()
    assert callable(walk)
    walk(int(NINE_DAYS.total_seconds()))
    await run_due()
    report = await held.report()
    assert report.final_at is not None
    assert [version.is_final for version in await held.versions()] == [False, True]
    assert str(mailbox.to("koen@zonnehof.example")[-1]["Subject"]).startswith("Het verslag is klaar")
    async with door.enter(held.table.an) as access:
        with pytest.raises(Refused, match="report-is-final"):
            await meetings.note_item(access, held.points[GOAL], "Toch anders.", "", now=clock.now())


async def test_a_comment_stops_the_silence_until_it_is_answered(
    held: Held, mailbox: Mailbox, server: MailServer, walk: object
) -> None:
    await held.send()
    guest = guest_access(held.table.world.pelt, held.table.seats["Leen"], "Leen", held.table.case)
    async with door.enter(guest) as access:
        said = await comments.comment(
            access,
            (await held.report_in()).id,
            held.table.seats["Koen"],
            "Ik bezoek er drie.",
            now=clock.now(),
        )
        assert said.said_by == held.table.people["Leen"]
    assert callable(walk)
    walk(int(NINE_DAYS.total_seconds()))
    await run_due()
    assert (await held.report()).final_at is None
    async with door.enter(held.table.an) as access:
        here = held.table.consultation
        with pytest.raises(Refused, match="open-comments"):
            await actions.finish(access, (await held.report_in()).id, now=clock.now())
        assert [one.code for one in await attention(access, now=clock.now())] == ["report.comment"]
        await comments.settle(access, here, said.id, Outcome.ACCEPTED, now=clock.now())
        final = await actions.finish(access, (await held.report_in()).id, now=clock.now())
        content = queries.content_of(final)
    assert content["remarks"] == [{"who": "Leen", "words": "Ik bezoek er drie."}]


async def test_a_better_version_takes_the_place_of_the_first(held: Held, walk: object) -> None:
    await held.send()
    async with door.enter(held.table.an) as access:
        seen = (await table.room(access, held.table.consultation)).item(held.points[GOAL]).written.seen
        await meetings.note_item(
            access, held.points[GOAL], "Niels wil in Pelt blijven.", seen, now=clock.now()
        )
        await actions.release(access, held.table.consultation, now=clock.now())
    assert [version.number for version in await held.versions()] == [1, 2]
    assert "Niels wil in Pelt blijven." in await read(held, "Koen")
    first = await held.versions()
    assert "dicht bij de Zonnehof" in str(queries.content_of(first[0]))


async def test_what_waits_is_told_on_vandaag(held: Held) -> None:
    async with door.enter(held.table.an) as access:
        assert [(one.code, one.subject) for one in await attention(access, now=clock.now())] == [
            ("report.to-send", held.table.consultation)
        ]
    await held.send()
    async with door.enter(held.table.an) as access:
        assert await attention(access, now=clock.now()) == []


async def test_a_struck_point_stays_visible_without_its_title(held: Held) -> None:
    async with door.enter(held.table.an):
        values: dict[Any, Any] = {
            AgendaItem.struck_at: clock.now(),
            AgendaItem.struck_by: held.table.people["Niels"],
        }
        await AgendaItem.update(values).where(AgendaItem.id == held.points[SECRET])
    await held.send()
    text = await read(held, "Koen")
    assert SECRET not in text
    assert "lening" not in text
    assert "'struck_for': 'Niels'" in text
