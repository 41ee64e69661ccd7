"""What we agreed, for the client: on their own page after a code, for staff, on paper; and their own yes to it."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from infra.piccolo_conf import DB
from services.plans.endorsements import standing
from services.plans.queries import agreements
from tenants import door
from tests.conftest import Browser
from tests.invitations.guest import Guest
from tests.jobs.mailbox import Mailbox, MailServer
from tests.reports.held import Held
from tests.reports.test_pages import signed

Guests = Callable[[str], Guest]
PAGE = "/afgesproken"


async def _in(held: Held, browsers: Guests, mailbox: Mailbox, name: str, address: str) -> Guest:
    found = browsers(await held.table.link(name))
    await found.come_in(mailbox, address)
    return found


@pytest.fixture
async def niels(held: Held, guest_browsers: Guests, mailbox: Mailbox, server: MailServer) -> Guest:
    return await _in(held, guest_browsers, mailbox, "Niels", "niels@thuis.example")


async def test_the_client_reads_own_steps_first_and_others_by_what_they_do(held: Held, niels: Guest) -> None:
    page = (await niels.open(PAGE)).text
    assert page.index("Niels kiest een foto") < page.index("Leen bezoekt twee woonplekken")
    assert page.index("Dit doe jij") < page.index("Dit doen anderen")
    for said in ("Niels neemt zelf de bus", "In Pelt blijven", "Koen praat er verder over met jou"):
        assert said in page
    assert "Rita: liever niet" not in page


async def test_the_same_stands_on_paper(held: Held, niels: Guest, an: Browser) -> None:
    own = PdfReader(BytesIO((await niels.open("/afspraken.pdf")).content))
    given = PdfReader(BytesIO((await an.get(f"{held.table.place}/afspraken.pdf")).content))
    told = [page.extract_text() for page in own.pages]
    assert "Dit doe jij" in told[0]
    assert told == [page.extract_text() for page in given.pages]


async def test_the_clients_own_answer_is_kept_and_may_change(held: Held, niels: Guest) -> None:
    async with door.enter(held.table.an) as access:
        line = next(one for one in await agreements(access, held.table.case) if "foto" in one.sentence)
    key = f"q{line.id.hex}"
    place = f"{PAGE}/mening"
    for answer, words in (("yes", ""), ("unsure", "Eerst mama vragen")):
        kept = await niels.send(place[1:], **{f"{key}-answer": answer, f"{key}-words": words})
        assert kept.status_code == 303
        async with door.enter(held.table.an) as access:
            found = {one.id: one for one in await agreements(access, held.table.case)}[line.id]
        assert (found.assent, found.assent_words) == (answer, words)
    assert "Eerst mama vragen" in (await niels.open(place)).text


async def test_what_the_client_said_no_to_was_not_agreed(held: Held, niels: Guest) -> None:
    async with door.enter(held.table.an) as access:
        line = next(one for one in await agreements(access, held.table.case) if "foto" in one.sentence)
    assert "Niels kiest een foto" in (await niels.open(PAGE)).text
    await niels.send(f"{PAGE[1:]}/mening", **{f"q{line.id.hex}-answer": "no", f"q{line.id.hex}-words": ""})
    assert "Niels kiest een foto" not in (await niels.open(PAGE)).text


async def test_an_answer_that_does_not_exist_keeps_what_was_typed(held: Held, niels: Guest) -> None:
    async with door.enter(held.table.an) as access:
        line = (await agreements(access, held.table.case))[0]
    key = f"q{line.id.hex}"
    wrong = await niels.send(
        f"{PAGE[1:]}/mening", **{f"{key}-answer": "soms", f"{key}-words": "mijn woorden"}
    )
    assert wrong.status_code == 422
    assert 'value="mijn woorden"' in wrong.text


async def test_nobody_else_opens_the_clients_page(
    held: Held, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    rita = await _in(held, guest_browsers, mailbox, "Rita", "rita@thuis.example")
    for path in (PAGE, "/afspraken.pdf", f"{PAGE}/mening"):
        assert (await rita.open(path)).status_code == 404
    assert (await rita.send(f"{PAGE[1:]}/mening")).status_code == 404


async def test_staff_shows_it_with_nothing_of_the_clients_yes(held: Held, an: Browser, bram: Browser) -> None:
    page = await an.get(f"{held.table.place}{PAGE}")
    assert "Niels kiest een foto" in page.text
    assert "Zeg wat jij vindt" not in page.text
    assert (await bram.get(f"{held.table.place}{PAGE}")).status_code == 404


async def test_who_was_there_stands_behind_a_youth_plan_once(
    held: Held, guest_browsers: Guests, mailbox: Mailbox, server: MailServer, an: Browser
) -> None:
    await held.send()
    await signed(held.table, "Koen")
    koen = await _in(held, guest_browsers, mailbox, "Koen", "koen@zonnehof.example")
    assert "Sta je achter" not in (await koen.open("/verslag")).text
    assert (await koen.send("onderschrijving")).status_code == 409
    async with door.enter(held.table.an):
        await DB.connection.execute("update policy set vocabulary = 'jeugdhulp'")
    for _ in range(2):
        assert (await koen.send("onderschrijving")).status_code == 303
    assert "Je zei ja. Bedankt." in (await koen.open("/verslag")).text
    rita = str(held.table.people["Rita"])
    noted = await an.post(f"{held.table.place}/onderschrijvingen", {"person": rita})
    assert noted.status_code == 303
    async with door.enter(held.table.an) as access:
        found = {
            one.name.split()[0] for one in await standing(access, held.table.consultation) if one.endorsed_at
        }
    assert found == {"Koen", "Rita"}
    client = str(held.table.people["Niels"])
    assert (await an.post(f"{held.table.place}/onderschrijvingen", {"person": client})).status_code == 404


async def test_nobody_stands_behind_what_they_did_not_hear(
    held: Held, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    koen = await _in(held, guest_browsers, mailbox, "Koen", "koen@zonnehof.example")
    async with door.enter(held.table.an):
        await DB.connection.execute("update policy set vocabulary = 'jeugdhulp'")
        await DB.connection.execute("update consultation set held_at = null")
    assert (await koen.send("onderschrijving")).status_code == 404
    async with door.enter(held.table.an):
        await DB.connection.execute("update consultation set held_at = now()")
        await DB.connection.execute("update attendance set is_present = false")
    assert (await koen.send("onderschrijving")).status_code == 404


async def test_after_the_meeting_the_own_page_looks_back_and_asks_nothing_for_before(niels: Guest) -> None:
    page = (await niels.open("")).text
    assert page.index("Wat hebben we afgesproken?") < page.index("zat je rond de tafel")
    for before in ("Kom je?", "Nog iets toevoegen", "Iemand liever niet?", "Wat gaan we doen?"):
        assert before not in page
