"""Inviting and answering on behalf, from the coordinator's pages; and what comes on paper."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from infra import clock
from services.consultations.tables import Consultation
from services.invitations import actions, codes, guests, wishes
from services.invitations.queries import invitations
from services.invitations.tables import WishKind
from tenants import door
from tests.conftest import Browser
from tests.guests.access import come_in
from tests.invitations.scene import GOAL, TOPIC, Table
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

HTMX = {"hx-request": "true"}


@pytest.fixture
async def asked(niels_table: Table, an: Browser) -> Table:
    """An clicked once on "Nodig uit"."""
    answer = await an.post(f"{niels_table.place}/uitnodigingen")
    assert answer.status_code == 303
    return niels_table


def text_of(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)


async def test_one_click_asks_everybody_by_mail_or_on_paper(
    asked: Table, an: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    await run_due()
    assert len(mailbox.contents) == 4
    assert (await asked.invitation("Hilde")).channel == "paper"
    page = (await an.get(f"{asked.place}/uitnodigingen?bewaard=uitgenodigd")).text
    assert "De uitnodigingen zijn onderweg." in page
    assert "Deze persoon heeft geen beroepsgeheim" in page


async def test_paper_may_be_chosen(niels_table: Table, an: Browser) -> None:
    await an.post(f"{niels_table.place}/uitnodigingen", {f"hoe-{niels_table.seats['Koen']}": "paper"})
    assert (await niels_table.invitation("Koen")).channel == "paper"
    assert (await niels_table.invitation("Leen")).channel == "mail"


async def test_an_answer_by_phone_in_one_click(asked: Table, an: Browser) -> None:
    koen = f"/uitnodigingen/{(await asked.invitation('Koen')).id}"
    answer = await an.post(f"{koen}/antwoord", {"answer": "no", "note": "Ziek <b>"})
    assert answer.headers["location"] == f"{asked.place}/uitnodigingen"
    page = (await an.get(f"{asked.place}/uitnodigingen")).text
    assert "antwoord genoteerd door de coördinator" in page
    assert "Ziek &lt;b&gt;" in page
    fragment = await an.post(f"{koen}/antwoord", {"answer": "yes"}, headers=HTMX)
    assert fragment.text.strip().startswith("<section")
    assert 'id="uitnodigingen"' in fragment.text
    assert (await asked.invitation("Koen")).answer_note == "Ziek <b>"


@pytest.mark.parametrize(
    ("answer", "note"), [("", ""), ("maybe", ""), ("a\x00b", ""), ("no", "x" * 3000), ("no", "a\x00b")]
)
async def test_an_odd_answer_comes_back_at_its_field(
    asked: Table, an: Browser, answer: str, note: str
) -> None:
    koen = f"/uitnodigingen/{(await asked.invitation('Koen')).id}"
    for headers in ({}, HTMX):
        page = await an.post(f"{koen}/antwoord", {"answer": answer, "note": note}, headers=headers)
        assert page.status_code == 422
        assert 'class="error"' in page.text
        assert ("<html" in page.text) is (headers == {})
    assert (await asked.invitation("Koen")).answer == ""


async def test_signed_on_paper(asked: Table, an: Browser) -> None:
    koen = f"/uitnodigingen/{(await asked.invitation('Koen')).id}"
    page = (await an.get(f"{asked.place}/uitnodigingen")).text
    assert page.count("Tekende op papier") == 3
    await an.post(f"{koen}/handtekening")
    await an.post(f"{koen}/handtekening")
    assert (await an.get(f"{asked.place}/uitnodigingen")).text.count("Tekende op papier") == 2


async def test_another_mail_and_another_link(
    asked: Table, an: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    koen, link = f"/uitnodigingen/{(await asked.invitation('Koen')).id}", await asked.link("Koen")
    await run_due()
    await an.post(f"{koen}/mail")
    assert await asked.link("Koen") == link
    await an.post(f"{koen}/link")
    assert await asked.link("Koen") != link
    await run_due()
    assert len(mailbox.to("koen@zonnehof.example")) == 2  # the mail that still waited was taken back


async def test_one_more_and_one_less_at_the_table(asked: Table, an: Browser) -> None:
    await an.post(f"/deelnemers/{asked.seats['Leen']}/afmelding")
    page = (await an.get(f"{asked.place}/uitnodigingen")).text
    assert "Leen, dagcentrum</option>" in page
    for wrong in ("", "x", str(asked.people["Ward"]), str(asked.case)):
        assert (await an.post(f"{asked.place}/deelnemers", {"person": wrong})).status_code == 422
    await an.post(f"{asked.place}/deelnemers", {"person": str(asked.people["Leen"])})
    page = (await an.get(f"{asked.place}/uitnodigingen")).text
    assert "Nodig uit" in page
    await an.post(f"{asked.place}/uitnodigingen")
    assert (await asked.invitation("Leen")).generation == 2


async def test_a_clients_wish_is_talked_through(asked: Table, an: Browser) -> None:
    niels = await asked.invitation("Niels")
    async with door.enter(come_in(asked, niels)) as access:
        wish = await wishes.rather_not_about(access, niels.id, "over mijn broer", now=clock.now())
    page = (await an.get(asked.place)).text
    assert "over mijn broer" in page
    assert wish.kind == WishKind.NOT_THIS_TOPIC
    assert (await an.post(f"/wensen/{wish.id}/afhandeling")).headers["location"] == asked.place
    assert "over mijn broer" not in (await an.get(asked.place)).text


async def test_the_two_sheets_have_the_link_and_the_pin_and_nothing_of_the_case(
    asked: Table, an: Browser
) -> None:
    hilde = await asked.invitation("Hilde")
    at = f"/uitnodigingen/{hilde.id}"
    assert (await an.get(f"{at}/blad")).status_code == 404
    assert (await an.post(f"{at}/pincode")).headers["location"] == f"{at}/blad"
    answer = await an.get(f"{at}/blad")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'inline; filename="uitnodiging.pdf"'
    async with door.enter(asked.an) as access:
        pin = await codes.find_pin_digits(access, hilde.id, now=clock.now())
    assert pin is not None
    first, second = (page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert f"{pin[:3]} {pin[3:]}".replace(" ", "") in second.replace(" ", "")
    assert pin not in first.replace(" ", "")
    assert (await asked.link("Hilde"))[-20:] in first.replace("\n", "").replace(" ", "")
    for word in ("Niels", GOAL, TOPIC, "Claes"):
        assert word not in first + second
    again = await an.get(f"{at}/blad")
    assert text_of(again.content) == text_of(answer.content)


async def test_the_clients_letter_answers_what_a_client_fears(asked: Table, an: Browser) -> None:
    answer = await an.get(f"{asked.place}/brief")
    text = text_of(answer.content)
    for wanted in ("Dag Niels", "Mag ik nee zeggen?", "Je hulp loopt gewoon door", GOAL, "Rita", "Hilde"):
        assert wanted in text
    assert "Ward" not in text
    assert answer.headers["content-disposition"] == 'inline; filename="brief.pdf"'


async def test_the_sheet_to_sign_has_the_code_and_who_signed_already(asked: Table, an: Browser) -> None:
    koen = await asked.invitation("Koen")
    async with door.enter(asked.an) as access:
        await actions.sign(access, koen.id, channel="paper", now=clock.now())
    text = text_of((await an.get(f"{asked.place}/aanwezigheidsblad")).content)
    for wanted in (
        "Koen",
        "tekende op",
        "Leen",
        "Ook aan tafel",
        "Onze afspraken",
        "Alleen wat nodig is",
        "Versie 2026-1",
    ):
        assert wanted in text
    assert "Ward" not in text


async def test_typed_emoji_and_markup_do_not_break_the_letter(asked: Table, an: Browser) -> None:
    async with door.enter(asked.an):
        typed = "#pagebreak() 😀 $x$ <b>"
        await Consultation.update({Consultation.goal: typed}).where(Consultation.id == asked.consultation)
    assert "#pagebreak() [?] $x$ <b>" in text_of((await an.get(f"{asked.place}/brief")).content)


async def test_a_client_who_stays_away_reads_who_speaks(asked: Table, an: Browser) -> None:
    async with door.enter(asked.an):
        koen = asked.people["Koen"]
        await Consultation.update(is_client_coming=False, spokesperson=koen).where(
            Consultation.id == asked.consultation
        )
    assert "Koen spreekt voor jou." in text_of((await an.get(f"{asked.place}/brief")).content)
    niels = await asked.invitation("Niels")
    async with door.enter(come_in(asked, niels)) as access:
        place = await guests.place(access, niels.id)
    assert (place.is_client_coming, place.voice) == (False, "Koen")


async def test_a_home_stands_on_no_paper(asked: Table, an: Browser) -> None:
    async with door.enter(asked.an) as access:
        here = Consultation.id == asked.consultation
        await Consultation.update(place_kind="home", place="Kerkstraat 7").where(here)
        koen = (await invitations(access, asked.consultation))[2].invitation
    assert koen is not None
    await an.post(f"/uitnodigingen/{koen.id}/pincode")
    papers = [f"{asked.place}/brief", f"{asked.place}/aanwezigheidsblad", f"/uitnodigingen/{koen.id}/blad"]
    texts = [text_of((await an.get(path)).content) for path in papers]
    assert all("Kerkstraat" not in text for text in texts)
    assert "Het is bij jou thuis." in texts[0]
