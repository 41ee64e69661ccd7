"""What stays closed on a guest's way to the report: a secret in its head, an earlier agreement, a yes taken back."""

from collections.abc import Callable

import pytest

from infra import clock
from services.consents.actions import withdraw
from services.consents.tables import Restriction
from services.consultations.actions import plan_consultation
from services.consultations.queries import participants
from services.consultations.tables import AgendaItem, Consultation
from services.errors import NotFound
from services.invitations.actions import sign
from services.meetings import actions as meetings
from services.meetings import course
from services.plans.actions import Details, note_agreement
from services.reports import deliveries
from services.reports.actions import ensure_draft
from services.reports.content import compose
from services.reports.extracts import for_reader
from tenants import door
from tests.invitations.guest import Guest
from tests.invitations.scene import GOAL, sitting
from tests.jobs.mailbox import Mailbox, MailServer
from tests.reports.held import Held

Guests = Callable[[str], Guest]


async def keep_from(held: Held, name: str, words: str) -> None:
    """Niels does not want this person to know."""
    async with door.enter(held.table.an) as access:
        await Restriction(
            case=held.table.case,
            said_by=held.table.people["Niels"],
            topic=words,
            kept_from=held.table.people[name],
            noted_at=clock.now(),
            noted_by=access.member,
        ).save()


async def test_the_goal_is_not_read_by_whom_it_is_kept_from(held: Held) -> None:
    await keep_from(held, "Koen", GOAL)
    await held.send()
    async with door.enter(held.table.an) as access:
        koen = await deliveries.reading(access, held.table.consultation, held.table.seats["Koen"])
        rita = await deliveries.reading(access, held.table.consultation, held.table.seats["Rita"])
    assert GOAL not in str(koen.content)
    assert rita.content["goal"] == GOAL


async def test_a_struck_goal_is_named_to_nobody(held: Held) -> None:
    async with door.enter(held.table.an):
        where = AgendaItem.id == held.points[GOAL]
        await AgendaItem.update({AgendaItem.struck_at: clock.now()}).where(where)
    await held.send()
    async with door.enter(held.table.an) as access:
        rita = await deliveries.reading(access, held.table.consultation, held.table.seats["Rita"])
    assert rita.content["goal"] == ""


async def test_an_earlier_agreement_stays_with_who_heard_it(held: Held) -> None:
    """Koen rings the bank: agreed without Leen, and still running at the next table, where she sits it out."""
    table, now = held.table, clock.now()
    async with door.enter(table.an) as access:
        details = Details(domain="health")
        await note_agreement(
            access, table.case, "Koen belt de psycholoog", None, None, details=details, now=now
        )
        following = await plan_consultation(
            access, table.case, sitting(20, goal=""), list(table.people.values()), now=now
        )
        seats = {one.circle_member.first_name: one.id for one in await participants(access, following.id)}
        await meetings.note_arrivals(access, following.id, list(seats.values()), now=now)
        await course.close(access, following.id, "no-agreements", now=now)
        report = await ensure_draft(access, following.id, now=now)
        content = await compose(access, report, number=1, is_final=False)
    leen, koen = (for_reader(content, seats[name]) for name in ("Leen", "Koen"))
    assert "Koen belt de bank" not in str(leen["agreements"])
    assert "Koen belt de bank" in str(koen["agreements"])
    assert leen["is_extract"]
    assert "Leen bezoekt twee woonplekken" in str(leen["agreements"])


async def test_an_agreement_of_a_kept_domain_is_not_read(held: Held) -> None:
    table, now = held.table, clock.now()
    async with door.enter(table.an) as access:
        details = Details(agenda_item=held.points[GOAL], domain="health")
        await note_agreement(
            access,
            table.case,
            "Hilde kijkt de medicatie na",
            table.people["Hilde"],
            None,
            consultation=table.consultation,
            details=details,
            now=now,
        )
        await Restriction(
            case=table.case,
            said_by=table.people["Niels"],
            topic="gezondheid",
            domain="health",
            kept_from=table.people["Koen"],
            noted_at=now,
            noted_by=access.member,
        ).save()
    await held.send()
    async with door.enter(table.an) as access:
        koen = await deliveries.reading(access, table.consultation, table.seats["Koen"])
        rita = await deliveries.reading(access, table.consultation, table.seats["Rita"])
    assert "medicatie" not in str(koen.content)
    assert "medicatie" in str(rita.content)


async def test_after_a_withdrawal_the_client_alone_reads_it(held: Held) -> None:
    await held.send()
    async with door.enter(held.table.an) as access:
        await withdraw(access, held.table.case, held.table.people["Niels"], now=clock.now())
    async with door.enter(held.table.an) as access:
        here, seats = held.table.consultation, held.table.seats
        with pytest.raises(NotFound):
            await deliveries.reading(access, here, seats["Koen"])
        assert not (await deliveries.own_papers(access, seats["Koen"], now=clock.now())).has_report
        await deliveries.reading(access, here, seats["Niels"])
        assert (await deliveries.own_papers(access, seats["Niels"], now=clock.now())).has_report


async def test_the_note_taker_signs_first(
    held: Held, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    async with door.enter(held.table.an):
        await Consultation.update({Consultation.note_taker: held.table.people["Leen"]}).where(
            Consultation.id == held.table.consultation
        )
    leen = guest_browsers(await held.table.link("Leen"))
    await leen.come_in(mailbox, "leen@zonnehof.example")
    page = await leen.open("/verslag/schrijven")
    assert page.status_code == 409
    assert "Inschrijving" not in page.text
    point = held.points["Inschrijving begeleid wonen"]
    assert (await leen.send(f"verslag/schrijven/{point}", words="x", seen="")).status_code == 409


async def test_after_a_withdrawal_the_note_taker_reads_nothing_more(
    held: Held, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    invitation = (await held.table.invitation("Leen")).id
    async with door.enter(held.table.an) as access:
        leen = held.table.people["Leen"]
        await Consultation.update({Consultation.note_taker: leen}).where(
            Consultation.id == held.table.consultation
        )
        await sign(access, invitation, channel="paper", now=clock.now())
    guest = guest_browsers(await held.table.link("Leen"))
    await guest.come_in(mailbox, "leen@zonnehof.example")
    assert (await guest.open("/verslag/schrijven")).status_code == 200
    async with door.enter(held.table.an) as access:
        await withdraw(access, held.table.case, held.table.people["Niels"], now=clock.now())
    assert (await guest.open("/verslag/schrijven")).status_code == 404
