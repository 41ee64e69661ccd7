"""The key worker follows up through a link: questions instead of scores, and only what they may know."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from uuid import UUID

import pytest
from litestar import Litestar

from infra import clock
from services.cases.actions import choose_key_worker, leave_circle
from services.consultations.queries import agenda, participants
from services.consultations.tables import Attendance
from services.followups import briefings
from services.followups.tables import FollowUp
from services.plans.actions import Details, note_agreement
from services.plans.assents import record_assent
from services.plans.queries import agreements
from services.plans.tables import Answer
from tenants import door
from tests.conftest import Browser, client_of
from tests.followups.laid import Laid, day
from tests.followups.test_actions import RULES, VISIT, seen
from tests.followups.test_guests import KOEN, LEEN, Opener, link
from tests.invitations.guest import Guest
from tests.jobs.mailbox import Mailbox, MailServer


@pytest.fixture
async def at_link(app: Litestar) -> AsyncIterator[Opener]:
    async with AsyncExitStack() as stack:

        def open_at(link: str) -> Guest:
            client = client_of(app)
            stack.push_async_callback(client.aclose)
            return Guest(Browser(client), link)

        yield open_at


@pytest.fixture
async def koen(laid: Laid, server: MailServer, mailbox: Mailbox, at_link: Opener) -> Guest:
    """Koen after a code, who signed, after a sitting."""
    await laid.holds()
    return await come_in(laid, mailbox, at_link, "Koen", KOEN)


async def come_in(laid: Laid, mailbox: Mailbox, at_link: Opener, name: str, address: str) -> Guest:
    guest = at_link(await link(laid, name))
    await guest.come_in(mailbox, address, is_remembered="y")
    assert (await guest.send("handtekening")).status_code == 303
    return guest


async def test_what_is_past_is_a_question_with_a_number_to_call(laid: Laid, koen: Guest) -> None:
    await laid.agrees(RULES, "Leen", -2)
    await laid.agrees("Ward schrijft een attest", "Ward", 30)
    page = (await koen.open("/opvolging")).text
    ask, rest = page.split("Dit loopt nog")
    assert "Lukte dit al voor Leen?" in ask
    assert "Bel Leen: 0490 00 00 02" in ask
    assert "Ward schrijft een attest" in rest


async def test_the_clients_step_is_something_to_talk_about_and_never_late(laid: Laid, koen: Guest) -> None:
    near = await laid.agrees("Niels belt zelf", "Niels", 2)
    await laid.agrees("Niels schrijft zich in", "Niels", -5)
    page = (await koen.open("/opvolging")).text
    assert "Niels belt zelf" in page.split("Het is geen controle.")[1]
    assert "Niels schrijft zich in" not in page
    for what in ("afspraken/{}/afronding", "opvolging/{}/navraag"):
        assert (await koen.send(what.format(near))).status_code == 404


async def test_koen_heard_that_it_is_done(laid: Laid, koen: Guest) -> None:
    made = await laid.agrees(RULES, "Leen", 1)
    sent = await koen.send(f"afspraken/{made}/afronding")
    assert sent.headers["location"] == f"{koen.link}/opvolging"
    assert [event.told_by for event in (await seen(laid)).events] == ["Koen"]
    again = await koen.send(f"afspraken/{made}/bezwaar", reason="toch niet")
    assert again.headers["location"].endswith("/opvolging?bewaard=voorbij")
    assert "intussen al afgerond" in (await koen.open("/opvolging?bewaard=voorbij")).text


async def test_koen_asks_another_day_for_the_housing_company(laid: Laid, koen: Guest, an: Browser) -> None:
    made = await laid.agrees(RULES, "Leen", 1)
    said = {
        "to_on": day(20).isoformat(),
        "asked_outside": "de woonmaatschappij",
        "reason": "er was een crisis",
    }
    await koen.send(f"afspraken/{made}/andere-dag", **said)
    await koen.send(f"afspraken/{made}/andere-dag", **said)
    [question] = (await seen(laid)).questions
    async with door.enter(laid.an):
        assert await FollowUp.count() == 1
    board = (await an.get(f"/situaties/{laid.case}/opvolging")).text
    assert "op vraag van de woonmaatschappij, zegt Koen" in board
    place = f"/situaties/{laid.case}/opvolging/vragen/{question.id}/toezegging"
    assert (await an.post(place, {"version": "1"})).status_code == 303
    [event] = (await seen(laid)).events
    assert (event.asked_by, event.to_on) == ("de woonmaatschappij", day(20))


async def test_what_is_missing_stays_on_the_page_of_the_key_worker(laid: Laid, koen: Guest) -> None:
    made = await laid.agrees(RULES, "Leen", 1)
    answer = await koen.send(f"afspraken/{made}/andere-dag", reason="mijn reden")
    assert answer.status_code == 422
    assert "Hoe loopt het voor Niels?" in answer.text
    assert "Kies een dag." in answer.text
    assert "mijn reden" in answer.text


async def test_what_somebody_left_behind_asks_the_key_worker_too(laid: Laid, koen: Guest) -> None:
    await laid.agrees(RULES, "Leen", 30)
    async with door.enter(laid.an) as access:
        await leave_circle(access, laid.case, laid.people["Leen"], now=clock.now())
    page = (await koen.open("/opvolging")).text
    assert "Niemand doet dit nu. Weet jij wie het kan opnemen?" in page
    assert "Bel Leen" not in page


async def test_what_koen_asked_after_rests_for_both(laid: Laid, koen: Guest) -> None:
    made = await laid.agrees(RULES, "Leen", -2)
    await koen.send(f"opvolging/{made}/navraag")
    assert "nagevraagd op" in (await koen.open("/opvolging")).text
    assert (await seen(laid)).stalled == []


async def test_nobody_but_the_key_worker_has_this_page(
    laid: Laid, server: MailServer, mailbox: Mailbox, at_link: Opener
) -> None:
    await laid.holds()
    made = await laid.agrees(VISIT, "Koen", -2)
    leen = await come_in(laid, mailbox, at_link, "Leen", LEEN)
    assert (await leen.open("/opvolging")).status_code == 404
    assert (await leen.send(f"opvolging/{made}/navraag")).status_code == 404
    assert VISIT in (await leen.open("/afspraken")).text


async def test_a_key_worker_who_is_one_no_more_finds_nothing(laid: Laid, koen: Guest) -> None:
    made = await laid.agrees(RULES, "Leen", -2)
    async with door.enter(laid.an) as access:
        await choose_key_worker(access, laid.case, laid.people["Ward"], chosen_on=clock.today())
    assert (await koen.open("/opvolging")).status_code == 404
    assert (await koen.send(f"afspraken/{made}/afronding")).status_code == 404
    assert "Bekijk hoe het met alle" not in (await koen.open("/afspraken")).text


async def out_for(laid: Laid, name: str, sentence: str) -> UUID:
    """Something that was agreed at a point for which this person was out of the room."""
    assert laid.consultation
    async with door.enter(laid.an) as access:
        point = next(one for one in await agenda(access, laid.consultation) if one.kind == "agreements")
        seats = await participants(access, laid.consultation)
        seat = next(one for one in seats if one.circle_member.first_name == name)
        await Attendance.delete().where(Attendance.agenda_item == point.id, Attendance.participant == seat.id)
        row = Attendance(
            case=laid.case, agenda_item=point.id, participant=seat.id, is_planned=False, is_present=False
        )
        await row.save()
        made = await note_agreement(
            access,
            laid.case,
            sentence,
            laid.people["Ward"],
            day(3),
            consultation=laid.consultation,
            details=Details(agenda_item=point.id),
            now=clock.now(),
        )
    return made.id


async def test_who_was_out_for_a_point_reads_nothing_of_it(laid: Laid, koen: Guest) -> None:
    made = await out_for(laid, "Koen", "Ward bespreekt de medicatie")
    await laid.agrees("Ward belt het ziekenhuis", "Ward", 3)
    for page in ("/opvolging", "/afspraken"):
        text = (await koen.open(page)).text
        assert "medicatie" not in text
        assert "ziekenhuis" not in text
    assert (await koen.send(f"afspraken/{made}/afronding")).status_code == 404


async def test_what_the_client_says_no_to_waits_for_its_owner_and_is_shown_to_nobody_else(
    laid: Laid, koen: Guest, mailbox: Mailbox, at_link: Opener
) -> None:
    made = await laid.agrees(RULES, "Leen", 2)
    async with door.enter(laid.an) as access:
        await record_assent(access, laid.case, Answer.NO, agreement=made, now=clock.now())
    assert RULES not in (await koen.open("/opvolging")).text
    leen = await come_in(laid, mailbox, at_link, "Leen", LEEN)
    page = (await leen.open("/afspraken")).text
    assert "Wacht hier nog even mee." in page
    assert "Niels" not in page


async def test_somebody_who_was_not_there_is_told_by_koen(laid: Laid, koen: Guest, an: Browser) -> None:
    assert laid.consultation
    async with door.enter(laid.an) as access:
        seats = await participants(access, laid.consultation)
        ward = next(one for one in seats if one.circle_member.first_name == "Ward")
        for point in await agenda(access, laid.consultation):
            row = Attendance(
                case=laid.case, agenda_item=point.id, participant=ward.id, is_planned=True, is_present=False
            )
            await row.save()
    place = f"/overleggen/{laid.consultation}/bijpraten"
    assert "Ward was er niet bij" in (await an.get(place)).text
    koen_id = str(laid.people["Koen"])
    fields = {"teller": koen_id, "words": "Tegen wanneer het attest klaar is."}
    assert (await an.post(f"{place}/{ward.id}", fields)).status_code == 303
    assert "Nog bij te praten" in (await an.get(f"/situaties/{laid.case}/opvolging")).text
    assert "Praat jij Ward bij?" in (await koen.open("/afspraken")).text
    assert (await koen.send(f"bijpraten/{ward.id}/gedaan")).status_code == 303
    assert (await koen.send(f"bijpraten/{ward.id}/gedaan")).status_code == 303
    assert "Praat jij Ward bij?" not in (await koen.open("/afspraken")).text
    async with door.enter(laid.an) as access:
        [told] = await briefings.absentees(access, laid.consultation)
        assert (told.told_at is not None, len(await agreements(access, laid.case))) == (True, 0)
