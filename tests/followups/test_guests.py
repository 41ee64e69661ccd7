"""What Leen and Koen do through their link: own agreements, and the debrief."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from uuid import UUID

import pytest
from litestar import Litestar

from services.demonstration.cast import Cast
from services.followups.tables import Debrief, FollowUp
from services.invitations.queries import link_of
from services.invitations.tables import Invitation
from services.plans.queries import agreements
from tenants import door
from tests.conftest import Browser, client_of
from tests.followups.laid import Laid, day
from tests.invitations.guest import Guest
from tests.jobs.mailbox import Mailbox, MailServer

LEEN = "leen.voorbeeld@dag.example"
KOEN = "koen.voorbeeld@caw.example"
RULES = "Leen vraagt na wat de nieuwe regels betekenen"
Opener = Callable[[str], Guest]


@pytest.fixture
async def at_link(app: Litestar, world: Cast) -> AsyncIterator[Opener]:
    """A browser of their own for each guest."""
    async with AsyncExitStack() as stack:

        def open_at(link: str) -> Guest:
            client = client_of(app)
            stack.push_async_callback(client.aclose)
            return Guest(Browser(client), link)

        yield open_at


async def link(laid: Laid, name: str) -> str:
    async with door.enter(laid.an) as access:
        found = (
            await Invitation.objects()
            .where(Invitation.participant.circle_member == laid.people[name])
            .first()
        )
        assert found is not None
        return link_of(access, found)


async def told(laid: Laid) -> list[tuple[str, str]]:
    async with door.enter(laid.an):
        rows = await FollowUp.select(FollowUp.kind, FollowUp.reason).order_by(FollowUp.noted_at)
        return [(row["kind"], row["reason"]) for row in rows]


@pytest.fixture
async def leen(laid: Laid, server: MailServer, mailbox: Mailbox, at_link: Opener) -> tuple[Guest, UUID]:
    """Leen after a code, who signed, with one agreement of hers and one of Koen."""
    await laid.holds()
    made = await laid.agrees(RULES, "Leen", 5)
    await laid.agrees("Koen gaat mee", "Koen", 5)
    guest = at_link(await link(laid, "Leen"))
    await guest.come_in(mailbox, LEEN, is_remembered="y")
    assert (await guest.send("handtekening")).status_code == 303
    return guest, made


async def test_who_only_has_the_link_sees_the_first_page(laid: Laid, at_link: Opener) -> None:
    await laid.holds()
    made = await laid.agrees(RULES, "Leen", 5)
    guest = at_link(await link(laid, "Leen"))
    for path in ("/afspraken", "/terugkoppeling"):
        page = await guest.open(path)
        assert page.status_code == 200
        assert RULES not in page.text
        assert "code" in page.text
    assert (await guest.send(f"afspraken/{made}/afronding")).status_code == 303
    assert await told(laid) == []


async def test_leen_reads_her_own_agreements_and_then_those_of_others(leen: tuple[Guest, UUID]) -> None:
    page = (await leen[0].open("/afspraken")).text
    own, others = page.split("Wat de anderen opnamen")
    assert RULES in own
    assert "Koen gaat mee" not in own
    assert "Koen gaat mee" in others
    assert "Niels" not in page


async def test_without_a_signature_the_words_stay_away(
    laid: Laid, server: MailServer, mailbox: Mailbox, at_link: Opener
) -> None:
    await laid.holds()
    await laid.agrees(RULES, "Leen", 5)
    guest = at_link(await link(laid, "Leen"))
    await guest.come_in(mailbox, LEEN)
    page = await guest.open("/afspraken")
    assert RULES not in page.text
    assert "Een afspraak die jij opnam" in page.text


async def test_leen_says_done(laid: Laid, leen: tuple[Guest, UUID]) -> None:
    guest, made = leen
    sent = await guest.send(f"afspraken/{made}/afronding")
    assert (sent.status_code, sent.headers["location"]) == (303, f"{guest.link}/afspraken")
    assert "<b>Gedaan.</b>" in (await guest.open("/afspraken")).text
    async with door.enter(laid.an) as access:
        assert [line.done_at is not None for line in await agreements(access, laid.case)] == [True, False]


async def test_leen_asks_another_day_and_reads_that_she_did(laid: Laid, leen: tuple[Guest, UUID]) -> None:
    guest, made = leen
    sent = await guest.send(f"afspraken/{made}/andere-dag", to_on=day(12).isoformat(), reason="gesloten")
    assert sent.status_code == 303
    assert "Je vroeg een andere dag" in (await guest.open("/afspraken")).text
    assert await told(laid) == [("asks-date", "gesloten")]


async def test_what_is_missing_is_said_at_its_field_and_the_words_stay(
    leen: tuple[Guest, UUID], laid: Laid
) -> None:
    guest, made = leen
    answer = await guest.send(f"afspraken/{made}/andere-dag", reason="mijn reden")
    assert answer.status_code == 422
    assert "Kies een dag." in answer.text
    assert "mijn reden" in answer.text
    assert (await guest.send(f"afspraken/{made}/bezwaar")).status_code == 422
    assert await told(laid) == []


async def test_leen_says_that_it_does_not_work_out(laid: Laid, leen: tuple[Guest, UUID]) -> None:
    guest, made = leen
    assert (await guest.send(f"afspraken/{made}/bezwaar", reason="er is geen plaats")).status_code == 303
    assert await told(laid) == [("cannot", "er is geen plaats")]


async def test_somebody_elses_agreement_is_not_there(laid: Laid, leen: tuple[Guest, UUID]) -> None:
    guest, _ = leen
    other = laid.agreements["Koen gaat mee"]
    for what in ("afronding", "andere-dag", "bezwaar"):
        sent = await guest.send(f"afspraken/{other}/{what}", to_on=day(12).isoformat(), reason="x")
        assert sent.status_code == 404
    assert await told(laid) == []


async def test_leen_has_no_debrief(leen: tuple[Guest, UUID]) -> None:
    assert (await leen[0].open("/terugkoppeling")).status_code == 404
    assert (
        await leen[0].send("terugkoppeling", version="1", talked_on=day(0).isoformat())
    ).status_code == 404


async def test_koen_writes_how_niels_looks_back(
    laid: Laid, server: MailServer, mailbox: Mailbox, at_link: Opener
) -> None:
    await laid.holds()
    made = await laid.agrees(RULES, "Leen", 5)
    guest = at_link(await link(laid, "Koen"))
    await guest.come_in(mailbox, KOEN)
    assert "Hoe kijkt Niels terug?" not in (await guest.open("/terugkoppeling")).text
    await guest.send("handtekening")
    assert "Schrijf het kort op" in (await guest.open("/afspraken")).text
    page = await guest.open("/terugkoppeling")
    assert "Hoe kijkt Niels terug?" in page.text
    fields = {"version": "1", "talked_on": day(0).isoformat(), f"answer_{made.hex}": "yes"}
    sent = await guest.send("terugkoppeling", **fields, experience="Hij was trots.")
    assert sent.status_code == 303
    async with door.enter(laid.an):
        row = await Debrief.objects().first()
        assert row is not None
        assert (row.experience, row.told_by, row.talked_by) == (
            "Hij was trots.",
            laid.people["Koen"],
            laid.people["Koen"],
        )
    assert "Schrijf het kort op" not in (await guest.open("/afspraken")).text
