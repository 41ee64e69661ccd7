"""A helper raises a bottleneck by link; the coordinator on their behalf, and from each place in the work."""

from collections.abc import Callable

from infra import clock
from services.consultations.queries import agenda
from services.invitations import actions
from tenants import door
from tests.conftest import Browser
from tests.invitations.guest import Guest
from tests.invitations.scene import Table
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due
from tests.signals.asking import SAID, ask, rewritten

RAISED = "Er is nergens plaats voor kort verblijf."
ROWS = """
select o.original, o.place, p.first_name as who, s.marked_by is null as by_link, s.sentence
from signal s join signal_origin o on o.signal = s.id left join circle_member p on p.id = o.proposed_by
"""


async def koen(table: Table, browsers: Callable[[str], Guest], mailbox: Mailbox) -> Guest:
    async with door.enter(table.an) as access:
        await actions.invite_all(access, table.consultation, now=clock.now())
    await run_due()
    guest = browsers(await table.link("Koen"))
    await guest.come_in(mailbox, "koen@zonnehof.example")
    return guest


async def rows(table: Table) -> list[tuple[object, ...]]:
    return [tuple(row) for row in await ask(table.world, ROWS)]


async def test_a_helper_raises_one_and_the_coordinator_sees_who(
    niels_table: Table,
    guest_browsers: Callable[[str], Guest],
    server: MailServer,
    mailbox: Mailbox,
    an: Browser,
) -> None:
    guest = await koen(niels_table, guest_browsers, mailbox)
    assert (await guest.send("knelpunt", words=RAISED)).status_code == 303
    assert await rows(niels_table) == [(RAISED, "case", "Koen", True, "")]
    listed = (await an.get("/knelpunten")).text
    assert (RAISED in listed, "voorgesteld door Koen" in listed) == (True, True)
    [signal] = await ask(niels_table.world, "select id from signal")
    assert (await rewritten(an, signal["id"], RAISED)).status_code == 303
    again = await guest.open("/knelpunt")
    assert (again.status_code, RAISED in again.text) == (200, False)


async def test_bad_input_of_a_helper_is_answered_and_writes_nothing(
    niels_table: Table,
    guest_browsers: Callable[[str], Guest],
    server: MailServer,
    mailbox: Mailbox,
) -> None:
    guest = await koen(niels_table, guest_browsers, mailbox)
    for bad in ("", "   ", "x" * 2000, "a\x00b"):
        answer = await guest.send("knelpunt", words=bad)
        assert answer.status_code == 422, bad[:5]
    stranger = guest_browsers(guest.link)
    refused = await stranger.send("knelpunt", words=RAISED)
    assert refused.status_code != 303
    assert await rows(niels_table) == []


async def test_who_raises_ten_waits_until_somebody_reads_them(
    niels_table: Table,
    guest_browsers: Callable[[str], Guest],
    server: MailServer,
    mailbox: Mailbox,
    an: Browser,
) -> None:
    guest = await koen(niels_table, guest_browsers, mailbox)
    for number in range(10):
        assert (await guest.send("knelpunt", words=f"{RAISED} ({number})")).status_code == 303
    late = await guest.send("knelpunt", words=RAISED)
    assert (late.status_code, "al tien door" in late.text, RAISED in late.text) == (422, True, True)
    [signal, *_] = await ask(niels_table.world, "select id from signal order by id")
    assert (await rewritten(an, signal["id"], RAISED)).status_code == 303
    assert (await guest.send("knelpunt", words=RAISED)).status_code == 303


async def test_on_behalf_of_a_helper_the_record_says_both(niels_table: Table, an: Browser) -> None:
    [koen_there] = await ask(niels_table.world, "select id from circle_member where first_name = 'Koen'")
    place = f"/situaties/{niels_table.case}/knelpunten"
    await an.post(place, {"original": RAISED, "raised_by": str(koen_there["id"])})
    assert await rows(niels_table) == [(RAISED, "case", "Koen", False, "")]


async def test_at_the_table_one_does_not_leave_the_table(niels_table: Table, an: Browser) -> None:
    async with door.enter(niels_table.an) as access:
        item = (await agenda(access, niels_table.consultation))[0].id
    spot = {"place": "item", "consultation": str(niels_table.consultation), "agenda_item": str(item)}
    place = f"/situaties/{niels_table.case}/knelpunten"
    table = f"/overleggen/{niels_table.consultation}/tafel"
    assert "Een knelpunt" in (await an.get(table)).text
    plain = await an.post(place, {"original": SAID, **spot})
    assert plain.headers["location"] == f"{table}?punt={item}&knelpunt=bewaard#knelpunt"
    assert "Bewaard." in (await an.get(plain.headers["location"])).text
    live = await an.post(place, {"original": SAID, **spot}, headers={"hx-request": "true"})
    assert (live.status_code, 'id="knelpunt"' in live.text, "<html" in live.text) == (200, True, False)
    empty = await an.post(place, {"original": " ", **spot}, headers={"hx-request": "true"})
    assert (empty.status_code, "Schrijf in één zin" in empty.text) == (422, True)
    assert [row[:2] for row in await rows(niels_table)] == [(SAID, "item")] * 2


async def test_each_place_asks_in_its_own_words_and_knows_what_is_usual(
    niels_table: Table, an: Browser
) -> None:
    place = f"/situaties/{niels_table.case}/knelpunten"
    assert "Waarom is er geen spilfiguur te vinden?" in (await an.get(f"{place}?place=key-worker")).text
    assert "Op wat wachten mensen hier" in (await an.get(f"{place}?place=waiting-list")).text
    assert "Botst hier iets" in (await an.get(f"{place}?place=nergens")).text
    for spot in ("key-worker", "waiting-list", "nergens"):
        await an.post(place, {"original": SAID, "place": spot})
    kinds = await ask(niels_table.world, "select kind from signal order by marked_at")
    assert [row["kind"] for row in kinds] == ["no-key-worker", "waiting-list", ""]


async def test_a_point_of_another_case_is_not_found(niels_table: Table, an: Browser) -> None:
    [other] = await ask(niels_table.world, "select uuidv7() as id")
    place = f"/situaties/{niels_table.case}/knelpunten"
    for name in ("consultation", "agenda_item", "agreement"):
        answer = await an.post(place, {"original": SAID, "place": "item", name: str(other["id"])})
        assert answer.status_code == 404
    assert await rows(niels_table) == []


async def test_vandaag_says_that_a_helper_raised_one(
    niels_table: Table,
    guest_browsers: Callable[[str], Guest],
    server: MailServer,
    mailbox: Mailbox,
    an: Browser,
    bram: Browser,
) -> None:
    told = "Wie mee helpt, bracht een knelpunt aan"
    assert told not in (await an.get("/vandaag")).text
    await (await koen(niels_table, guest_browsers, mailbox)).send("knelpunt", words=RAISED)
    assert told in (await an.get("/vandaag")).text
    assert told not in (await bram.get("/vandaag")).text
