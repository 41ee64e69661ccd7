"""After final: a late comment, an amendment that says what changed, and who is told."""

from uuid import UUID

import pytest

from infra import clock
from services.consents.actions import add_restriction
from services.consents.rules import Topic
from services.errors import NotFound, Refused
from services.reports import actions, amendments, comments, deliveries, queries
from services.reports.amending import AGREEMENT, CONCLUSION, POINT
from services.reports.amendments import Amendment
from services.reports.attention import attention
from services.reports.tables import Outcome, ReportComment, ReportDelivery
from tenants import door
from tenants.access import guest_access
from tests.invitations.scene import GOAL, SECRET
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due
from tests.reports.held import Held


async def final(held: Held) -> None:
    """Sent, and final."""
    await held.send()
    async with door.enter(held.table.an) as access:
        await actions.finish(access, (await held.report_in()).id, now=clock.now())


async def late_comment(held: Held, name: str = "Leen") -> UUID:
    guest = guest_access(held.table.world.pelt, held.table.seats[name], name, held.table.case)
    async with door.enter(guest) as access:
        report = await held.report_in()
        seat = held.table.seats[name]
        said = await comments.comment(access, report.id, seat, "Ik bezoek er drie.", now=clock.now())
        found: ReportComment = said
    return UUID(str(found.id))


async def amend(held: Held, place: str, words: str, **more: UUID) -> None:
    async with door.enter(held.table.an) as access:
        seen = len(await queries.versions(access, (await held.report_in()).id))
        change = Amendment(place, words, seen=seen, **more)
        await amendments.amend(access, held.table.consultation, change, now=clock.now())


async def who_got(held: Held, number: int) -> set[str]:
    names = {seat: name for name, seat in held.table.seats.items()}
    async with door.enter(held.table.an) as access:
        version = (await queries.versions(access, (await held.report_in()).id))[number - 1]
        rows = await ReportDelivery.objects().where(ReportDelivery.report_version == version.id)
    return {names[row.participant] for row in rows}


async def test_a_comment_after_final_is_kept_and_waits_for_the_coordinator(held: Held) -> None:
    await final(held)
    said = await late_comment(held)
    async with door.enter(held.table.an) as access:
        assert [one.code for one in await attention(access, now=clock.now())] == ["report.comment"]
        with pytest.raises(Refused, match="amend-instead"):
            await comments.settle(access, held.table.consultation, said, Outcome.ACCEPTED, now=clock.now())
        with pytest.raises(Refused, match="answer-needed"):
            await comments.settle(access, held.table.consultation, said, Outcome.DECLINED, now=clock.now())
        await comments.settle(
            access, held.table.consultation, said, Outcome.DECLINED, "Dat zien we dan.", now=clock.now()
        )
        assert await attention(access, now=clock.now()) == []
    assert len(await held.versions()) == 2


async def test_an_amendment_says_what_changed_and_who_asked(held: Held) -> None:
    await final(held)
    said = await late_comment(held)
    await amend(held, POINT + str(held.points[GOAL]), "Niels wil in Pelt blijven.", comment=said)
    versions = await held.versions()
    content = queries.content_of(versions[-1])
    assert [version.is_final for version in versions] == [False, True, True]
    assert [(one["asked_by"], one["old"], one["new"]) for one in content["amendments"]] == [
        ("Leen", "Niels wil dicht bij de Zonnehof blijven.", "Niels wil in Pelt blijven.")
    ]
    assert "dicht bij de Zonnehof" in str(queries.content_of(versions[1])["items"])
    assert "dicht bij de Zonnehof" not in str(content["items"])
    async with door.enter(held.table.an) as access:
        [kept] = await queries.comments(access, (await held.report_in()).id)
    assert kept.outcome == Outcome.ACCEPTED


async def test_only_who_notices_an_amendment_is_told(
    held: Held, mailbox: Mailbox, server: MailServer
) -> None:
    await final(held)
    await run_due()
    before = len(mailbox.contents)
    await amend(held, POINT + str(held.points[SECRET]), "Er is een lening van 300 euro.")
    assert await who_got(held, 3) == {"Niels", "Rita", "Koen", "Hilde"}
    await run_due()
    assert {address for address, _ in mailbox.contents[before:]} == {
        "koen@zonnehof.example",
        "niels@thuis.example",
        "rita@thuis.example",
    }
    letter = mailbox.to("koen@zonnehof.example")[-1]
    assert str(letter["Subject"]).startswith("Het verslag is aangepast: overleg van ")
    async with door.enter(held.table.an) as access:
        found = await deliveries.reading(access, held.table.consultation, held.table.seats["Leen"])
    assert (found.version.number, "lening" in str(found.content)) == (2, False)


async def test_an_old_version_stays_readable_for_who_got_it(held: Held) -> None:
    await final(held)
    await amend(held, CONCLUSION, "We zoeken samen verder.")
    versions = await held.versions()
    async with door.enter(held.table.an) as access:
        here, koen = held.table.consultation, held.table.seats["Koen"]
        old = await deliveries.reading(access, here, koen, versions[0].id)
        new = await deliveries.reading(access, here, koen)
        with pytest.raises(NotFound):
            await deliveries.reading(access, here, held.table.seats["Leen"], versions[2].id)
    assert (old.content["conclusion"], old.is_latest) == ("", False)
    assert (new.content["conclusion"], new.is_latest) == ("We zoeken samen verder.", True)


async def test_nobody_amends_twice_at_once_nor_what_is_not_final(held: Held) -> None:
    await held.send()
    with pytest.raises(Refused, match="not-final"):
        await amend(held, CONCLUSION, "x")
    async with door.enter(held.table.an) as access:
        await actions.finish(access, (await held.report_in()).id, now=clock.now())
    await amend(held, CONCLUSION, "x")
    async with door.enter(held.table.an) as access:
        with pytest.raises(Refused, match="amended-meanwhile"):
            change = Amendment(CONCLUSION, "y", seen=2)
            await amendments.amend(access, held.table.consultation, change, now=clock.now())
        with pytest.raises(Refused, match="nothing-changed"):
            change = Amendment(CONCLUSION, "x", seen=3)
            await amendments.amend(access, held.table.consultation, change, now=clock.now())
        with pytest.raises(Refused, match="no-such-place"):
            change = Amendment("agreement-99", "x", seen=3)
            await amendments.amend(access, held.table.consultation, change, now=clock.now())
    assert len(await held.versions()) == 3


async def test_what_is_kept_from_somebody_since_stands_in_no_amendment_either(held: Held) -> None:
    await final(held)
    async with door.enter(held.table.an) as access:
        latest = await queries.latest_version(access, (await held.report_in()).id)
        assert latest is not None
        lines = queries.content_of(latest)["agreements"]
    me = str(held.table.people["Koen"])
    number, old = next((at, one["sentence"]) for at, one in enumerate(lines) if one["owner"] != me)
    await amend(held, f"{AGREEMENT}{number}", "Iemand belt de verhuurder.")
    assert old in await read_by(held, "Koen")
    async with door.enter(held.table.an) as access:
        kept = Topic(old, "", held.table.people["Koen"])
        niels = held.table.people["Niels"]
        await add_restriction(access, held.table.case, niels, kept, now=clock.now())
    assert old not in await read_by(held, "Koen")


async def read_by(held: Held, name: str) -> str:
    async with door.enter(held.table.an) as access:
        found = await deliveries.reading(access, held.table.consultation, held.table.seats[name])
    return str([one["old"] for one in found.content["amendments"]])
