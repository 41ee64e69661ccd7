"""The report through HTTP: An writes and sends, guests read what is theirs, nobody else finds it."""

import re
from collections.abc import Callable
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader

from infra import clock
from services.consultations.tables import Consultation
from services.invitations.actions import sign
from services.meetings.rules import fingerprint
from services.reports import comments as comment_actions
from services.reports import queries
from tenants import door
from tests.conftest import Browser
from tests.documents.test_ua import failures
from tests.invitations.guest import Guest
from tests.invitations.scene import Table
from tests.jobs.mailbox import Mailbox, MailServer
from tests.reports.held import Held

Guests = Callable[[str], Guest]


def text_of(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)


async def signed(table: Table, *names: str) -> None:
    """These helpers signed the code of conduct on paper."""
    invitations = [(await table.invitation(name)).id for name in names]
    async with door.enter(table.an) as access:
        for invitation in invitations:
            await sign(access, invitation, channel="paper", now=clock.now())


async def test_nobody_is_ticked_before_the_client_says_who(held: Held, an: Browser) -> None:
    assert re.findall(r'name="reader"[^>]* checked', (await an.get(held.place)).text) == []
    nobody = await an.post(f"{held.place}/lezers", {"spread": "some"})
    assert nobody.status_code == 422
    assert "Vink hieronder aan wie het mag lezen." in nobody.text
    koen = str(held.table.seats["Koen"])
    assert (await an.post(f"{held.place}/lezers", {"spread": "some", "reader": koen})).status_code == 303
    ticked = re.findall(r'name="reader" value="([^"]+)" checked', (await an.get(held.place)).text)
    assert ticked == [koen]


async def test_an_reads_asks_and_sends(held: Held, an: Browser) -> None:
    draft = await an.get(held.place)
    assert draft.status_code == 200
    assert "Vraag aan Niels wie dit mag lezen" in draft.text
    refused = await an.post(f"{held.place}/verzending")
    assert (
        refused.status_code,
        "Vraag eerst aan de cliënt wie het verslag mag krijgen." in refused.text,
    ) == (
        422,
        True,
    )
    empty = await an.post(f"{held.place}/lezers", {"reader": str(held.table.seats["Koen"])})
    assert empty.status_code == 422
    asked = await an.post(f"{held.place}/lezers", {"spread": "all"})
    assert asked.headers["location"] == f"{held.place}?klaar=bewaard"
    sent = await an.post(f"{held.place}/verzending")
    assert sent.headers["location"] == f"{held.place}?klaar=verstuurd"
    page = await an.get(held.place)
    assert "Wacht op opmerkingen tot en met" in page.text
    assert "een uittreksel, op papier" in page.text


async def test_nobody_else_finds_it(
    held: Held, bram: Browser, celia: Browser, fien: Browser, gust: Browser
) -> None:
    await held.send()
    for other in (bram, celia, fien, gust):
        unknown = await other.get(f"/overleggen/{uuid4()}/verslag")
        for path in (held.place, f"{held.place}.pdf", f"{held.table.place}/afspraken.pdf"):
            found = await other.get(path)
            assert (found.status_code, found.content) == (404, unknown.content)
        for what in ("verzending", "afronding", "lezers", "aanpassing", "opmerkingen"):
            sent = await other.post(f"{held.place}/{what}", {"spread": "all", "words": "x"})
            assert (sent.status_code, sent.content) == (404, unknown.content)
    assert len(await held.versions()) == 1


async def test_two_writers_of_the_conclusion_lose_nothing(held: Held, an: Browser) -> None:
    place = f"{held.table.place}/teksten/besluit/{(await held.report()).id}"
    first = await an.post(place, {"words": "We zoeken verder.", "seen": fingerprint("")})
    assert first.headers["location"] == held.place
    await an.post(place, {"words": "We wachten even.", "seen": fingerprint("")})
    page = await an.get(held.place)
    assert "Jullie typten samen." in page.text
    assert "We wachten even." in page.text
    assert (await held.report()).conclusion == "We zoeken verder."


@pytest.mark.parametrize("bad", ["a\x00b", "x" * 30_000])
async def test_bad_texts_are_answered_at_the_field(held: Held, an: Browser, bad: str) -> None:
    place = f"{held.table.place}/teksten/structureel/{(await held.report()).id}"
    sent = await an.post(place, {"words": bad, "seen": fingerprint("")})
    assert sent.status_code == 422
    assert (await held.report()).bottlenecks == ""


async def test_koen_reads_everything_and_leen_what_is_hers(
    held: Held, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    await held.send()
    await signed(held.table, "Koen", "Leen")
    koen = guest_browsers(await held.table.link("Koen"))
    await koen.come_in(mailbox, "koen@zonnehof.example")
    whole = await koen.open("/verslag")
    assert whole.status_code == 200
    assert "lening van 3.000 euro" in whole.text
    assert "zonder jou" not in whole.text
    leen = guest_browsers(await held.table.link("Leen"))
    await leen.come_in(mailbox, "leen@zonnehof.example")
    part = await leen.open("/verslag")
    assert "Een deel van dit overleg was zonder jou." in part.text
    assert "Leen bezoekt twee woonplekken" in part.text
    for hidden in ("lening", "Schulden", "belt de bank"):
        assert hidden not in part.text
    paper = await leen.open("/verslag.pdf")
    assert paper.headers["content-type"] == "application/pdf"
    assert "lening" not in text_of(paper.content)
    async with door.enter(held.table.an) as access:
        readers = await queries.readers(access, await held.report_in())
    assert {one.name for one in readers if one.delivery and one.delivery.opened_at} == {"Koen", "Leen"}


async def test_a_helper_signs_before_reading(
    held: Held, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    await held.send()
    koen = guest_browsers(await held.table.link("Koen"))
    await koen.come_in(mailbox, "koen@zonnehof.example")
    refused = await koen.open("/verslag")
    assert refused.status_code == 409
    assert "Onderteken eerst de deontologische code." in refused.text


async def test_without_a_code_nobody_reads(held: Held, guest_browsers: Guests) -> None:
    await held.send()
    stranger = guest_browsers(await held.table.link("Koen"))
    for path in ("/verslag", "/verslag.pdf", "/verslag/schrijven"):
        found = await stranger.open(path)
        assert found.status_code == 303
        assert "lening" not in found.text


async def test_who_may_not_read_finds_nothing(
    held: Held, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    await signed(held.table, "Leen")
    leen = guest_browsers(await held.table.link("Leen"))
    await leen.come_in(mailbox, "leen@zonnehof.example")
    assert (await leen.open("/verslag")).status_code == 404


async def test_a_guests_comment_is_taken_over_with_one_click(
    held: Held, an: Browser, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    await held.send()
    rita = guest_browsers(await held.table.link("Rita"))
    await rita.come_in(mailbox, "rita@thuis.example")
    assert (await rita.send("verslag/opmerkingen", words=" ")).status_code == 422
    once = str(uuid4())
    for _ in range(2):
        sent = await rita.send("verslag/opmerkingen", words="Ik was er <b>ook</b>.", once=once)
        assert sent.status_code == 303
    page = await an.get(held.place)
    assert page.text.count("Ik was er &lt;b&gt;ook&lt;/b&gt;.") == 1
    async with door.enter(held.table.an) as access:
        said = await queries.comments(access, (await held.report_in()).id)
        assert len(await comment_actions.open_comments(access, (await held.report_in()).id)) == 1
    assert (await an.post(f"{held.place}/afronding")).status_code == 422
    await an.post(f"{held.place}/opmerkingen/{said[0].id}", {"outcome": "accepted"})
    done = await an.post(f"{held.place}/afronding")
    assert done.headers["location"] == f"{held.place}?klaar=definitief"
    final = await rita.open("/verslag")
    assert "Dit verslag is definitief." in final.text
    assert "Opmerkingen bij het verslag" in final.text


async def test_a_comment_by_phone_stands_under_its_speaker(held: Held, an: Browser) -> None:
    await held.send()
    fields = {
        "participant": str(held.table.seats["Hilde"]),
        "words": "Ik bel volgende week.",
        "agenda_item": "",
    }
    assert (await an.post(f"{held.place}/opmerkingen", fields)).status_code == 303
    page = await an.get(held.place)
    assert "<b>Hilde</b>" in page.text
    stranger = await an.post(f"{held.place}/opmerkingen", {**fields, "participant": str(uuid4())})
    assert stranger.status_code == 422


async def test_paper_is_handed_over_and_noted(held: Held, an: Browser) -> None:
    await held.send()
    await an.post(f"{held.place}/afgifte/{held.table.seats['Hilde']}")
    assert "kreeg versie 1 op papier" in (await an.get(held.place)).text
    unknown = await an.post(f"{held.place}/afgifte/{uuid4()}")
    assert unknown.status_code == 404


async def test_the_paper_opens_and_is_tagged(held: Held, an: Browser) -> None:
    found = await an.get(f"{held.place}.pdf")
    assert found.headers["content-disposition"].startswith('attachment; filename="verslag-20')
    reader = PdfReader(BytesIO(found.content))
    text = text_of(found.content)
    assert "Gemeente Pelt" in text
    assert "Leen bezoekt twee woonplekken" in text
    assert "Verontschuldigd" in text
    assert str(reader.root_object["/Lang"]) == "nl-BE"
    assert "/StructTreeRoot" in reader.root_object
    assert reader.metadata is not None
    assert reader.metadata.title == "Verslag: overleg met Niels"
    extract = await an.get(f"{held.place}.pdf?lezer={held.table.seats['Leen']}")
    assert "zonder jou" in text_of(extract.content)
    assert "lening" not in text_of(extract.content)


async def test_the_client_gets_the_agreements_in_large_letters(held: Held, an: Browser) -> None:
    found = await an.get(f"{held.table.place}/afspraken.pdf")
    text = text_of(found.content)
    assert found.headers["content-disposition"].startswith('attachment; filename="afspraken-20')
    assert text.index("Dit doe jij") < text.index("Niels kiest een foto") < text.index("Dit doen anderen")


async def test_the_note_taker_writes_through_the_own_link(
    held: Held, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    async with door.enter(held.table.an):
        await Consultation.update({Consultation.note_taker: held.table.people["Leen"]}).where(
            Consultation.id == held.table.consultation
        )
    await signed(held.table, "Leen")
    leen = guest_browsers(await held.table.link("Leen"))
    await leen.come_in(mailbox, "leen@zonnehof.example")
    page = await leen.open("/verslag/schrijven")
    assert "De inschrijving loopt." in page.text
    assert "lening" not in page.text
    point = held.points["Inschrijving begeleid wonen"]
    secret = held.points["Schulden bij de bank"]
    mark = page.text.split(f'action="{leen.link}/verslag/schrijven/{point}"')[1].split('name="seen"')[1]
    seen = mark.split('value="')[1].split('"')[0]
    assert (
        await leen.send(f"verslag/schrijven/{point}", words="Ze loopt nog.", seen=seen)
    ).status_code == 303
    assert "Ze loopt nog." in (await leen.open("/verslag/schrijven")).text
    assert (await leen.send(f"verslag/schrijven/{secret}", words="x", seen="")).status_code == 404
    koen = guest_browsers(await held.table.link("Koen"))
    await koen.come_in(mailbox, "koen@zonnehof.example")
    assert (await koen.open("/verslag/schrijven")).status_code == 404


async def test_the_guests_page_leads_to_the_report(
    held: Held, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    niels = guest_browsers(await held.table.link("Niels"))
    await niels.come_in(mailbox, "niels@thuis.example")
    assert "Lees het verslag" not in (await niels.open()).text
    await held.send()
    assert f'href="{niels.link}/verslag"' in (await niels.open()).text


async def test_the_papers_as_they_are_handed_out_are_accessible(held: Held, an: Browser) -> None:
    await held.send()
    leen = held.table.seats["Leen"]
    version = (await held.versions())[0].id
    for path in ("", f"?lezer={leen}", f"?versie={version}"):
        found = await an.get(f"{held.place}.pdf{path}")
        assert (found.status_code, failures(found.content)) == (200, [])
    assert (await an.get(f"{held.place}.pdf?versie={uuid4()}")).status_code == 404


async def test_an_amends_and_reads_the_old_version(held: Held, an: Browser) -> None:
    await held.send()
    await an.post(f"{held.place}/afronding")
    first = await an.get(f"{held.place}/aanpassing")
    assert "Kies wat er verandert" in first.text
    place = f"point-{held.points['Inschrijving begeleid wonen']}"
    form = await an.get(f"{held.place}/aanpassing?wat={place}")
    assert "De inschrijving loopt." in form.text
    nothing = await an.post(
        f"{held.place}/aanpassing", {"place": place, "words": "De inschrijving loopt.", "seen": "2"}
    )
    assert (nothing.status_code, "Er verandert niets." in nothing.text) == (422, True)
    sent = {"place": place, "words": "Ingeschreven.", "seen": "2", "once": str(uuid4())}
    for _ in range(2):
        done = await an.post(f"{held.place}/aanpassing", sent)
        assert done.headers["location"] == f"{held.place}?klaar=aangepast"
    versions = await held.versions()
    assert len(versions) == 3
    old = await an.get(f"/verslagversies/{versions[1].id}")
    assert "Dit is een oude versie." in old.text
    assert "De inschrijving loopt." in old.text
    assert "Ingeschreven." in (await an.get(held.place)).text


async def test_a_guest_says_what_may_stand_in_the_annex(
    held: Held, an: Browser, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    await held.send()
    await signed(held.table, "Koen")
    koen = guest_browsers(await held.table.link("Koen"))
    await koen.come_in(mailbox, "koen@zonnehof.example")
    assert (await koen.send("verslag/bereikbaar", email="y")).status_code == 303
    assert "koen@zonnehof.example" in (await an.get(held.place)).text
    await an.post(f"{held.place}/bereikbaar/{held.table.seats['Koen']}", {})
    assert (
        'Wie geeft een nummer of mailadres mee? <span class="soft">(0 van' in (await an.get(held.place)).text
    )
