"""Who stays for some points only finds nothing of the others: on no page of either link, in no paper and no mail."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from uuid import UUID

import httpx
import pytest
from pypdf import PdfReader

from infra import clock
from services.agendas import actions as agendas
from services.consultations.actions import plan_consultation
from services.consultations.agenda import add_topic, plan_presence
from services.consultations.queries import agenda, get_consultation, participants
from services.invitations import actions as invitations
from services.meetings import actions as meetings
from services.meetings import topics
from services.plans.actions import Details, complete_agreement, move_agreement, note_agreement
from services.procedures.close_consultation import close_consultation
from services.procedures.put_on_agenda import put_on_agenda
from services.reports.actions import note_spread, release
from services.reports.tables import Spread
from services.series import thread
from tenants import door
from tests.crawl.spots import filled
from tests.invitations.guest import Guest
from tests.invitations.scene import TOPIC, Table, sitting
from tests.isolation.matrix import LINK, LINKS
from tests.jobs.canaries import found_in
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due
from tests.reports.test_on_table import AtTable

YOUTH = "Wat schreef de jeugdrechter?"
WORDS = ("jeugdrechter", "Vinkenslag", "plaatsing", "Kanarie", "advocaat", "voogd", "boosheid", "logopedie")
OWN = "Leen vraagt het formulier na"
PATHS = sorted(line.removeprefix(f"GET {LINK}") for line in LINKS if line.startswith("GET "))
Guests = Callable[[str], Guest]


@pytest.fixture
async def at(niels_table: Table, walk: Callable[[int], None]) -> AtTable:
    """Everybody was asked; Leen is not there for what the youth court wrote, without a word of Niels about it."""
    async with door.enter(niels_table.an) as access:
        here = niels_table.consultation
        youth = await add_topic(access, here, YOUTH)
        await plan_presence(access, youth.id, [niels_table.seats["Leen"]])
        points = {one.title: one.id for one in await agenda(access, here)}
        await invitations.invite_all(access, here, on_paper=[niels_table.seats["Hilde"]], now=clock.now())
    return AtTable(niels_table, points, walk, minutes=12 * 24 * 60)


async def says_what_leen_may_not_hear(at: AtTable) -> list[UUID]:
    """Notes, a goal, a step, what goes well, an answer that is not given here, and three agreements."""
    here, case = at.table.consultation, at.table.case
    await at.begins(YOUTH)
    await at.says("Kanarie blijft thuis", "Naar de advocaat gaan")
    made = []
    async with at.later() as access:
        now, item = clock.now(), at.points[YOUTH]
        await meetings.note_item(access, item, "De jeugdrechter wacht.", "", now=now)
        await meetings.note_strength(access, here, "De boosheid is weg", now=now)
        await topics.note_far_reaching(access, here, "De plaatsing", "Rita: nee.", None, now=now)
        for sentence, point in (
            ("Koen belt de voogd", item),
            ("Koen schrijft naar Vinkenslag", None),
            ("Rita vraagt logopedie", item),
        ):
            owner = at.table.people[sentence.split()[0]]
            details, due = Details(agenda_item=point), clock.today() + timedelta(days=9)
            noted = await note_agreement(
                access, case, sentence, owner, due, consultation=here, details=details, now=now
            )
            made.append(noted.id)
    return made


async def leaves_the_table(at: AtTable, made: list[UUID]) -> UUID:
    """The report goes to all; one agreement is done, one moves; one stands on the agenda of the next sitting."""
    here, case, people = at.table.consultation, at.table.case, at.table.people
    await at.begins(TOPIC)
    async with at.later() as access:
        now, details = clock.now(), Details(agenda_item=at.points[TOPIC])
        await note_agreement(
            access, case, OWN, people["Leen"], None, consultation=here, details=details, now=now
        )
        await close_consultation(access, here, "", now=now)
        await note_spread(access, here, Spread.ALL, [], now=now)
        await release(access, here, now=now)
        await thread.wish(access, case, is_wished=True, now=now)
        await complete_agreement(access, made[2], now=now)
        await move_agreement(access, made[0], clock.today() + timedelta(days=20), "De voogd is weg", now=now)
        later, everybody = sitting(30, goal=""), [people[one] for one in ("Niels", "Rita", "Koen", "Leen")]
        following = await plan_consultation(access, case, later, everybody, previous=here, now=now)
        await invitations.invite_all(access, following.id, on_paper=[], now=now)
        await put_on_agenda(access, following.id, made[0])
        await agendas.tell(access, following.id, now=now)
        assert (await get_consultation(access, following.id)).previous == here
    return following.id


async def test_leen_finds_nothing_of_it_anywhere(
    at: AtTable, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    made = await says_what_leen_may_not_hear(at)
    following = await leaves_the_table(at, made)
    async with at.later() as access:
        seats = {one.circle_member.first_name: one.id for one in await participants(access, following)}
    first = await at.table.link("Leen")
    second = await Table(at.table.world, at.table.case, following, at.table.people, seats).link("Leen")
    for link in (first, second):
        leen = guest_browsers(link)
        await leen.come_in(mailbox, "leen@zonnehof.example")
        await leen.send("handtekening", is_agreed="y", words="y")
        for path in PATHS:
            got = await leen.open(filled(path, ids(at, made[0])))
            assert got.status_code < 500, path
            assert (path, [word for word in WORDS if word in told(got)]) == (path, [])
    leens = await reads(at, guest_browsers, mailbox, "Leen")
    assert (OWN in leens, "Een deel van dit overleg was zonder jou" in leens) == (True, True)
    ritas = await reads(at, guest_browsers, mailbox, "Rita")
    assert [word for word in WORDS if word not in ritas] == []
    at.walk(60 * (at.minutes + 60 * 24 * 8))
    await run_due()
    assert mailbox.to("leen@zonnehof.example")
    assert not any(found_in(one, list(WORDS)) for _, one in mailbox.contents)


async def reads(at: AtTable, browsers: Guests, mailbox: Mailbox, name: str) -> str:
    """The report on somebody's own page."""
    guest = browsers(await at.table.link(name))
    await guest.come_in(mailbox, {"Leen": "leen@zonnehof.example", "Rita": "rita@thuis.example"}[name])
    return told(await guest.open("/verslag"))


def ids(at: AtTable, agreement: UUID) -> dict[str, str]:
    """Those of what she may not know; what a route names besides belongs to nobody."""
    nothing = "01900000-0000-7000-8000-000000000000"
    names = ("version_id", "talk_id", "raised_id", "participant_id")
    return {
        **dict.fromkeys(names, nothing),
        "item_id": str(at.points[YOUTH]),
        "agreement_id": str(agreement),
        "question": "problem",
        "code": "housing",
    }


def told(got: httpx.Response) -> str:
    if got.headers.get("content-type") != "application/pdf":
        return got.text
    return "".join(page.extract_text() for page in PdfReader(BytesIO(got.content)).pages)
