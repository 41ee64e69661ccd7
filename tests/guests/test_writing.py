"""What guests write, and what becomes of it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from infra import clock
from services.cases.tables import CircleMember
from services.consents.actions import record_consent
from services.consents.attention import attention
from services.consents.queries import history
from services.consents.rules import Yes
from services.consultations.queries import agenda, get_consultation
from services.invitations import actions
from services.invitations.queries import signatures, wishes
from services.invitations.tables import GuestLink, Wish
from services.procedures.withdraw_consent import withdraw_consent
from tenants import door
from tests.conftest import Browser
from tests.invitations.guest import Guest
from tests.invitations.scene import Table
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

Enter = Callable[[str, str], Awaitable[Guest]]
ODD = ["x" * 6000, "a\x00b", "<script>alert(1)</script>", "😀", "   ", "regel\nregel"]


@pytest.fixture
async def enter(
    niels_table: Table, guest_browsers: Callable[[str], Guest], server: MailServer, mailbox: Mailbox
) -> Enter:
    """Gives the browser of somebody who came in with a code."""
    async with door.enter(niels_table.an) as access:
        await actions.invite_all(
            access, niels_table.consultation, on_paper=[niels_table.seats["Hilde"]], now=clock.now()
        )
    await run_due()

    async def come_in(name: str, address: str) -> Guest:
        guest = guest_browsers(await niels_table.link(name))
        await guest.come_in(mailbox, address)
        return guest

    return come_in


async def niels(enter: Enter) -> Guest:
    return await enter("Niels", "niels@thuis.example")


async def koen(enter: Enter) -> Guest:
    return await enter("Koen", "koen@zonnehof.example")


@pytest.mark.parametrize("answer", ["yes", "online", "no"])
async def test_an_answer_is_kept_as_the_guests_own(niels_table: Table, enter: Enter, answer: str) -> None:
    guest = await koen(enter)
    assert (await guest.send("antwoord", answer=answer)).headers[
        "location"
    ] == f"{guest.link}?bewaard=antwoord"
    found = await niels_table.invitation("Koen")
    assert (found.answer, found.answered_by) == (answer, "self")
    assert "Je antwoord is bewaard" in (await guest.open("?bewaard=antwoord")).text


@pytest.mark.parametrize("answer", ["", "maybe", "no\x00", "<b>", "yes yes"])
async def test_an_answer_that_is_none_changes_nothing(niels_table: Table, enter: Enter, answer: str) -> None:
    guest = await koen(enter)
    assert (await guest.send("antwoord", answer=answer)).headers["location"] == guest.link
    assert (await niels_table.invitation("Koen")).answer == ""


async def test_signing_opens_the_agenda_and_is_kept_once(niels_table: Table, enter: Enter) -> None:
    guest = await koen(enter)
    for _ in range(2):
        assert (await guest.send("handtekening")).status_code == 303
    assert "Waarover gaat het?" in (await guest.open()).text
    async with door.enter(niels_table.an) as access:
        assert list(await signatures(access, niels_table.case)) == [niels_table.people["Koen"]]


async def test_a_keyword_is_the_guests_own_and_names_nobody(niels_table: Table, enter: Enter) -> None:
    guest = await koen(enter)
    assert (await guest.send("kenwoord", keyword="zonnebloem")).status_code == 422
    await guest.send("handtekening")
    assert (await guest.send("kenwoord", keyword="zonnebloem")).status_code == 303
    for evil in ("Niels", "van claes", "a" * 31, "a\nb", "a\x00", "<b>", "😀"):
        answer = await guest.send("kenwoord", keyword=evil)
        assert answer.status_code == 422, evil
    async with door.enter(niels_table.an):
        rows = await CircleMember.select(CircleMember.first_name, CircleMember.keyword).where(
            CircleMember.keyword != ""
        )
    assert rows == [{"first_name": "Koen", "keyword": "zonnebloem"}]


async def test_a_note_is_for_the_coordinator(niels_table: Table, enter: Enter) -> None:
    guest = await koen(enter)
    await guest.send("bericht", note="Ik breng het plan mee <b>")
    assert (await niels_table.invitation("Koen")).note == "Ik breng het plan mee <b>"
    assert "&lt;b&gt;" in (await guest.open()).text


async def test_the_clients_words_become_a_topic_only_when_everybody_may_read_them(
    niels_table: Table, enter: Enter
) -> None:
    guest = await niels(enter)
    await guest.send("woorden", words="Ik wil een hond", readers="all", once="")
    await guest.send("woorden", words="Ik ben bang", readers="coordinator", once="")
    async with door.enter(niels_table.an) as access:
        titles = [item.title for item in await agenda(access, niels_table.consultation)]
        assert "Ik wil een hond" in titles
        assert "Ik ben bang" not in titles
        assert [(one.words, one.handled_at is None) for one in await wishes(access, niels_table.case)] == [
            ("Ik wil een hond", False),
            ("Ik ben bang", True),
        ]
    page = (await (await koen(enter)).open()).text
    assert "bang" not in page


async def test_what_is_sent_twice_is_kept_once(niels_table: Table, enter: Enter) -> None:
    guest = await niels(enter)
    for _ in range(2):
        await guest.send("liever-niet-over", topic="mijn broer", once="01a20049-3b13-7e14-8000-000000000000")
    async with door.enter(niels_table.an):
        assert await Wish.count() == 1


async def test_somebody_rather_not_is_a_question_to_the_coordinator(niels_table: Table, enter: Enter) -> None:
    guest = await niels(enter)
    leen = str(niels_table.people["Leen"])
    await guest.send("liever-zonder", person=leen, why="")
    for wrong in (str(niels_table.people["Niels"]), str(niels_table.case), "x", ""):
        assert (await guest.send("liever-zonder", person=wrong)).status_code == 422
    async with door.enter(niels_table.an) as access:
        [wish] = await wishes(access, niels_table.case)
        assert (wish.kind, wish.about.first_name) == ("rather-without", "Leen")
    assert (await niels_table.invitation("Leen")).withdrawn_at is None


@pytest.mark.parametrize("what", ["woorden", "liever-niet-over", "liever-zonder", "intrekking"])
async def test_only_the_client_wishes(niels_table: Table, enter: Enter, what: str) -> None:
    guest = await enter("Rita", "rita@thuis.example")
    fields = {"words": "x", "readers": "all", "topic": "x", "person": str(niels_table.people["Leen"])}
    assert (await guest.send(what, **fields)).status_code == 404
    async with door.enter(niels_table.an) as access:
        assert await Wish.count() == 0
        assert (await get_consultation(access, niels_table.consultation)).cancelled_at is None


@pytest.mark.parametrize("odd", ODD)
async def test_odd_input_is_answered_in_dutch_and_never_fails(
    niels_table: Table, enter: Enter, odd: str
) -> None:
    guest = await niels(enter)
    for what, field in (
        ("woorden", "words"),
        ("liever-niet-over", "topic"),
        ("bericht", "note"),
        ("liever-zonder", "why"),
    ):
        answer = await guest.send(what, **{field: odd}, readers="coordinator", extra="x")
        assert answer.status_code in {303, 422}, (what, odd)
        assert "<script>alert" not in answer.text
    assert (await guest.open()).status_code == 200


async def test_no_is_no_and_the_help_goes_on(niels_table: Table, enter: Enter, mailbox: Mailbox) -> None:
    guest = await niels(enter)
    answer = await guest.send("intrekking", words="Het is te veel")
    assert answer.status_code == 200
    assert "Je hulp loopt gewoon door" in answer.text
    async with door.enter(niels_table.an) as access:
        assert (await get_consultation(access, niels_table.consultation)).cancelled_at is not None
        assert await GuestLink.count().where(GuestLink.ended_at.is_null()) == 0
    assert "gaat niet door" in (await guest.open()).text
    before = len(mailbox.contents)
    await run_due()
    assert len(mailbox.contents) == before + 4


async def test_who_stops_is_told_to_the_coordinator_until_a_new_yes(
    niels_table: Table, enter: Enter, an: Browser, bram: Browser
) -> None:
    told = "Niels zei: ik stop."
    guest = await niels(enter)
    assert told not in (await an.get("/vandaag")).text
    await guest.send("intrekking", words="Het is te veel")
    now = (await an.get("/vandaag")).text.partition("Nu</h2>")[2].partition("</section>")[0]
    for shown in (told, "Bel even. De uitnodigingen zijn ingetrokken.", f"/situaties/{niels_table.case}"):
        assert shown in now
    assert "Het is te veel" not in now
    assert "ik stop" not in (await bram.get("/vandaag")).text
    person = niels_table.people["Niels"]
    async with door.enter(niels_table.an) as access:
        [former] = await history(access, niels_table.case)
        again = Yes(person, person, clock.today())
        await record_consent(access, niels_table.case, again, former=former.id, now=clock.now())
    assert told not in (await an.get("/vandaag")).text


async def test_two_weeks_later_who_stopped_is_on_vandaag_no_more(niels_table: Table, enter: Enter) -> None:
    guest = await niels(enter)
    await guest.send("intrekking")
    async with door.enter(niels_table.an) as access:
        for days, codes in ((13, ["consent.withdrawn"]), (15, [])):
            found = await attention(access, now=clock.now() + timedelta(days=days))
            assert [one.code for one in found] == codes


async def test_what_the_coordinator_wrote_down_is_no_news(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        await withdraw_consent(access, niels_table.case, niels_table.people["Niels"], now=clock.now())
        assert await attention(access, now=clock.now()) == []
