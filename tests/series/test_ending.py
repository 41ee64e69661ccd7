"""Samen afronden: what it brought, what goes on, thanks without content, and going on after all."""

from collections.abc import Callable

import asyncpg
import pytest

from infra import clock
from services.consents.queries import find_consent
from services.consultations.tables import Consultation
from services.invitations.queries import link_of
from services.invitations.tables import Invitation
from tenants import door
from tests.conftest import Browser
from tests.followups.laid import Laid, lay
from tests.invitations.guest import Guest
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

Browsers = Callable[[str], Guest]


@pytest.fixture
async def laid(world: object, server: MailServer) -> Laid:
    """Niels, after a sitting: two agreements run, everybody was mailed."""
    found = await lay(world)  # type: ignore[arg-type]
    held, now = await found.plans(), clock.now()
    await run_due()
    async with door.enter(found.an):
        await Consultation.update({Consultation.held_at: now}).where(Consultation.id == held)
    await found.agrees("Leen belt de school", "Leen", 5)
    await found.agrees("Koen gaat mee naar de bank", "Koen", 9)
    await found.agrees("Niels schrijft op wat hij wil", "Niels", 3)
    await run_due()
    return found


def said(laid: Laid, **more: object) -> dict[str, object]:
    return {
        "closed_on": clock.today().isoformat(),
        "reason": "stable",
        "results": ["own-strength", "heard"],
        "words": "Ik ben geen nummer meer.",
        "goes_on": [str(laid.agreements["Leen belt de school"])],
        "watcher": str(laid.people["Koen"]),
        "contact": str(laid.people["Leen"]),
        "mailed": [str(laid.people["Leen"]), str(laid.people["Niels"])],
        "thanks": "Fijn dat jullie er waren.",
        **more,
    }


async def test_the_end_says_what_it_brought_and_what_goes_on(laid: Laid, an: Browser) -> None:
    place = f"/situaties/{laid.case}/afsluiting"
    page = (await an.get(place)).text
    assert "Leen belt de school" in page
    sent = await an.post(place, said(laid))
    assert sent.headers.get("location") == place, sent.text.split("errors", 1)[1][:600]
    over = (await an.get(place)).text
    for words in ("Het is stabiel", "Ik ben geen nummer meer.", "Leen belt de school", "Koen"):
        assert words in over
    assert "Koen gaat mee naar de bank" not in over
    again = await an.post(place, said(laid))
    assert again.status_code == 422
    assert "al afgesloten" in again.text


async def test_thanks_leave_by_mail_without_content_and_the_rest_is_somebodys_to_say(
    laid: Laid, an: Browser, mailbox: Mailbox, admin: asyncpg.Connection
) -> None:
    before = len(mailbox.contents)
    await an.post(f"/situaties/{laid.case}/afsluiting", said(laid))
    await run_due()
    sent = mailbox.contents[before:]
    assert sorted(to for to, _ in sent) == ["leen.voorbeeld@dag.example", "niels.voorbeeld@post.example"]
    for address, _ in sent:
        text = mailbox.to(address)[-1]
        body = text.get_body(("plain",))
        assert body is not None
        assert "/bedankt" in body.get_content()
        told = str(text)
        assert not [word for word in ("stabiel", "nummer", "Fijn dat", "school", "Koen") if word in told]
    page = (await an.get(f"/situaties/{laid.case}/afsluiting")).text
    assert page.count("Gezegd") == 3
    row = await admin.fetchval("select id from thanks where thanked_at is null limit 1")
    for _ in range(2):
        assert (await an.post(f"/situaties/{laid.case}/bedankingen/{row}")).status_code == 303
    assert (await an.get(f"/situaties/{laid.case}/afsluiting")).text.count("Gezegd") == 2


async def test_the_page_of_thanks_tells_content_after_a_code_and_to_the_client_alone(
    laid: Laid, an: Browser, mailbox: Mailbox, guest_browsers: Browsers
) -> None:
    await an.post(f"/situaties/{laid.case}/afsluiting", said(laid))
    seen = {}
    for name, address in (("Leen", "leen.voorbeeld@dag.example"), ("Niels", "niels.voorbeeld@post.example")):
        async with door.enter(laid.an) as access:
            where = Invitation.participant.circle_member == laid.people[name]
            asked = await Invitation.objects().where(where).first()
            assert asked is not None
            guest = guest_browsers(link_of(access, asked))
        first = (await guest.open("/bedankt")).text
        assert "Bedankt" not in first
        await guest.come_in(mailbox, address)
        seen[name] = (await guest.open("/bedankt")).text
    assert all("Fijn dat jullie er waren." in page for page in seen.values())
    assert ["Ik ben geen nummer meer." in page for page in seen.values()] == [False, True]


async def test_going_on_takes_a_reason_and_asks_the_client_anew(
    laid: Laid, an: Browser, mailbox: Mailbox
) -> None:
    place = f"/situaties/{laid.case}"
    before = len(mailbox.contents)
    await an.post(f"{place}/afsluiting", said(laid))
    refused = await an.post(f"{place}/heropening", {"reason": " "})
    assert refused.status_code == 422
    assert "Schrijf kort waarom" in refused.text
    sent = await an.post(f"{place}/heropening", {"reason": "Het loopt weer moeilijk."})
    assert sent.headers["location"] == f"{place}/toestemming"
    await run_due()
    assert len(mailbox.contents) == before  # thanks that waited do not leave any more
    async with door.enter(laid.an) as access:
        assert await find_consent(access, laid.case) is None
    assert "een vorige reeks" in (await an.get(f"{place}/toestemming")).text
    assert "Het loopt weer moeilijk." in (await an.get(f"{place}/rode-draad")).text
    assert "Leen belt de school" in (await an.get(f"{place}/opvolging")).text


async def test_nothing_is_thanked_by_mail_after_a_withdrawn_yes(laid: Laid, an: Browser) -> None:
    await an.post(f"/situaties/{laid.case}/toestemming/intrekking", {"words": "Stop."})
    page = (await an.get(f"/situaties/{laid.case}/afsluiting")).text
    assert "In de mail staat niet waarover het ging" not in page
