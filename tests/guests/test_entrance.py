"""How far a link brings somebody, and what the first page gives away: nothing."""

from collections.abc import Callable

import httpx
import pytest

from infra import clock
from services.cases.tables import CircleMember
from services.consultations.tables import Consultation
from services.invitations import actions, tokens
from services.invitations.tables import GuestSession, Invitation
from services.procedures.cancel_consultation import cancel_consultation
from tenants import door
from tests.invitations.guest import Guest
from tests.invitations.scene import CANARIES, GOAL, PLACE, TOPIC, Table
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due
from web.guests.entrance import BROWSER_COOKIE, SESSION_COOKIE

Browsers = Callable[[str], Guest]
KOEN, LEEN = "koen@zonnehof.example", "leen@zonnehof.example"
DAY = 86_400


@pytest.fixture
async def asked(niels_table: Table) -> Table:
    """Everybody was asked, Hilde on paper."""
    async with door.enter(niels_table.an) as access:
        await actions.invite_all(
            access, niels_table.consultation, on_paper=[niels_table.seats["Hilde"]], now=clock.now()
        )
    return niels_table


def shown(answer: httpx.Response) -> list[str]:
    """Words of the case on a page."""
    return [
        word for word in [*CANARIES, GOAL, TOPIC, PLACE, "Koen", "Leen", "december"] if word in answer.text
    ]


async def test_a_first_visit_offers_the_code_and_nothing_else(asked: Table, guest_browsers: Browsers) -> None:
    guest = guest_browsers(await asked.link("Koen"))
    answer = await guest.open()
    assert answer.status_code == 200
    assert shown(answer) == []
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "Stuur mij een code" in answer.text


async def test_dead_links_are_alike_to_the_byte(
    asked: Table, guest_browsers: Browsers, walk: Callable[[int], None]
) -> None:
    withdrawn, old = await asked.link("Koen"), await asked.link("Leen")
    leen = await asked.invitation("Leen")
    async with door.enter(asked.an) as access:
        await actions.withdraw_invitation(access, asked.seats["Koen"], now=clock.now())
        await actions.send_again(access, leen.id, is_new_link=True, now=clock.now())
    unknown = "/pelt/u/" + tokens.link_token(asked.world.genk.id, leen.id, 1)
    answers = [
        await guest_browsers(link).open()
        for link in (withdrawn, old, unknown, "/pelt/u/x", await asked.link("Rita"))
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404, 404, 200]
    assert len({answer.content for answer in answers[:4]}) == 1
    assert "011 00 00 00" in answers[0].text
    walk(150 * DAY)
    assert (await guest_browsers(await asked.link("Rita")).open()).content == answers[0].content


async def test_a_posted_form_at_a_dead_link_is_answered_alike(asked: Table, guest_browsers: Browsers) -> None:
    guest = guest_browsers("/pelt/u/x")
    first = await guest.open()
    for what in ("code", "sessie", "antwoord", "handtekening", "woorden", "vertrek", "intrekking"):
        assert (await guest.send(what)).content == first.content


async def test_another_municipality_does_not_know_the_link(asked: Table, guest_browsers: Browsers) -> None:
    link = await asked.link("Koen")
    assert (await guest_browsers(link.replace("/pelt/", "/genk/")).open()).status_code == 404
    assert (await guest_browsers(link.replace("/pelt/", "/nergens/")).open()).status_code == 404


async def test_a_code_opens_the_page(
    asked: Table, guest_browsers: Browsers, server: MailServer, mailbox: Mailbox
) -> None:
    await run_due()
    guest = guest_browsers(await asked.link("Koen"))
    answer = await guest.come_in(mailbox, KOEN)
    assert (answer.status_code, answer.headers["location"]) == (303, guest.link)
    cookies = answer.headers.get_list("set-cookie")
    assert all(
        flag in cookie for cookie in cookies for flag in ("Secure", "HttpOnly", "SameSite=lax", "Path=/")
    )
    page = await guest.open()
    assert PLACE in page.text
    assert GOAL not in page.text  # the code of conduct comes first


async def test_a_session_is_for_one_invitation(
    asked: Table, guest_browsers: Browsers, server: MailServer, mailbox: Mailbox
) -> None:
    await run_due()
    guest = guest_browsers(await asked.link("Koen"))
    await guest.come_in(mailbox, KOEN)
    guest.link = await asked.link("Rita")
    assert shown(await guest.open()) == []
    assert (await guest.send("antwoord", answer="no")).headers["location"].endswith("bewaard=opnieuw")
    assert (await asked.invitation("Rita")).answer == ""


async def test_a_browser_is_remembered_only_when_asked(
    asked: Table, guest_browsers: Browsers, server: MailServer, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    await run_due()
    koen, leen = guest_browsers(await asked.link("Koen")), guest_browsers(await asked.link("Leen"))
    await koen.come_in(mailbox, KOEN)
    await leen.come_in(mailbox, LEEN, is_remembered="y")
    walk(3600)
    assert shown(await koen.open()) == []
    page = await leen.open()
    assert [word for word in (*CANARIES, GOAL, TOPIC) if word in page.text] == []
    assert "Dag Leen" in page.text
    assert PLACE in page.text
    assert (await leen.send("antwoord", answer="yes")).status_code == 303
    assert (await asked.invitation("Leen")).answer == "yes"
    assert (await leen.send("handtekening")).headers["location"].endswith("bewaard=opnieuw")
    walk(31 * DAY)
    async with door.enter(asked.an):
        await Invitation.update({Invitation.withdrawn_at: None}).where(Invitation.answer == "yes")
    assert "Dag Leen" not in (await leen.open()).text


async def test_a_home_is_not_on_the_page_before_the_code(
    asked: Table, guest_browsers: Browsers, server: MailServer, mailbox: Mailbox
) -> None:
    async with door.enter(asked.an):
        await Consultation.update(
            {Consultation.place_kind: "home", Consultation.place: "Kerkstraat 7"}
        ).where(Consultation.id == asked.consultation)
    await run_due()
    guest = guest_browsers(await asked.link("Rita"))
    await guest.come_in(mailbox, "rita@thuis.example", is_remembered="y")
    assert "Kerkstraat 7" in (await guest.open()).text
    async with door.enter(asked.an):
        await CircleMember.update({CircleMember.is_address_secret: True}).where(CircleMember.kind == "client")
    assert "Kerkstraat 7" not in (await guest.open()).text
    guest.browser.http.cookies.delete(SESSION_COOKIE)
    assert "Kerkstraat 7" not in (await guest.open()).text


async def test_leaving_forgets_the_browser(
    asked: Table, guest_browsers: Browsers, server: MailServer, mailbox: Mailbox
) -> None:
    await run_due()
    guest = guest_browsers(await asked.link("Koen"))
    await guest.come_in(mailbox, KOEN, is_remembered="y")
    assert (await guest.send("vertrek")).status_code == 303
    assert shown(await guest.open()) == []
    async with door.enter(asked.an):
        assert await GuestSession.count().where(GuestSession.ended_at.is_null()) == 0


async def test_a_form_from_elsewhere_does_nothing(
    asked: Table, guest_browsers: Browsers, server: MailServer, mailbox: Mailbox
) -> None:
    await run_due()
    guest = guest_browsers(await asked.link("Koen"))
    await guest.come_in(mailbox, KOEN)
    http = guest.browser.http
    cross = await http.post(
        f"{guest.link}/antwoord", data={"answer": "no"}, headers={"sec-fetch-site": "cross-site"}
    )
    without = await http.post(f"{guest.link}/antwoord", data={"answer": "no"})
    forged = await http.post(f"{guest.link}/antwoord", data={"answer": "no", "_csrf": "x" * 64})
    assert {cross.status_code, without.status_code, forged.status_code} == {403}
    assert (await asked.invitation("Koen")).answer == ""


async def test_a_called_off_sitting_closes_every_page(
    asked: Table, guest_browsers: Browsers, server: MailServer, mailbox: Mailbox
) -> None:
    await run_due()
    guest = guest_browsers(await asked.link("Koen"))
    await guest.come_in(mailbox, KOEN, is_remembered="y")
    async with door.enter(asked.an) as access:
        await cancel_consultation(access, asked.consultation, now=clock.now())
    assert (await guest.open("/verslag")).status_code == 410
    assert BROWSER_COOKIE in guest.browser.http.cookies
    assert (await guest_browsers(guest.link).open()).status_code == 404


async def test_what_was_typed_too_late_is_shown_once_more(
    asked: Table, guest_browsers: Browsers, server: MailServer, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    await run_due()
    guest = guest_browsers(await asked.link("Koen"))
    await guest.come_in(mailbox, KOEN)
    walk(3600)
    answer = await guest.send("bericht", note="<b>Ik breng het plan mee</b>")
    assert answer.status_code == 403
    assert "&lt;b&gt;Ik breng het plan mee" in answer.text
    assert (await asked.invitation("Koen")).note == ""
