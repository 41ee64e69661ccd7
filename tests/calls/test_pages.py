"""The phone sheet, as An, Bram, Celia and a guest; one click keeps everything that was typed."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
import segno

from infra import clock
from infra.clock import BRUSSELS
from services.absences.queries import find_absence
from services.calls.queries import calls
from services.consents.queries import consents
from services.consultations.rules import Moment
from services.demonstration.cast import PHONE
from services.invitations import actions
from services.polls.queries import find_open, moments
from services.polls.rules import Proposal
from services.procedures.ask_for_date import ask_for_date
from tenants import door
from tenants.words.dates import day
from tests.calls.conftest import ODD
from tests.conftest import Browser
from tests.invitations.guest import Guest
from tests.invitations.scene import Table, in_days
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

HTMX = {"hx-request": "true"}


def talk(table: Table, name: str) -> str:
    return f"/deelnemers/{table.seats[name]}/belletjes"


def line(page: str, table: Table, name: str) -> str:
    """What stands on the screen about one person."""
    return page.split(f'id="persoon-{table.seats[name]}"')[1].split("</article>", maxsplit=1)[0]


def seen(page: str, table: Table, name: str) -> str:
    found = re.search(r'name="seen"[^>]*value="(\w+)"', line(page, table, name))
    assert found is not None
    return found[1]


async def says(an: Browser, table: Table, name: str, **typed: Any) -> int:
    """Open the sheet, type, click."""
    page = (await an.get(f"{table.place}/belblad")).text
    told = {"note": "", "reason": "", "seen": seen(page, table, name), **typed}
    return (await an.post(talk(table, name), told)).status_code


async def test_everybody_stands_there_with_number_answer_and_what_is_safe(asked: Table, an: Browser) -> None:
    page = (await an.get(f"{asked.place}/belblad")).text
    odd = line(page, asked, ODD.first_name)
    for wanted in (
        "D’Arcy-Noël",
        'href="tel:0470000009"',
        "Niet bellen na 17 u.",
        "nog geen antwoord",
        "Komt",
    ):
        assert wanted in odd
    assert "Nog te bellen: " in page
    assert "Nog niet bellen." in line(page, asked, "Ward")  # Niels was not asked about Ward
    assert 'name="do"' not in line(page, asked, "Ward")
    jos = line(page, asked, "Jos")
    assert "Niet bellen" in jos
    assert "tel:" not in jos
    assert "sms:" not in jos


async def test_who_may_not_finds_nothing(
    asked: Table,
    an: Browser,
    bram: Browser,
    celia: Browser,
    guest_browsers: Callable[[str], Guest],
) -> None:
    guest = guest_browsers(await asked.link("Koen"))
    for path in (f"{asked.place}/belblad", f"/deelnemers/{asked.seats['Niels']}/sms.svg"):
        assert (await an.get(path)).status_code == 200
        assert (await bram.get(path)).status_code == 404
        assert (await celia.get(path)).status_code == 404
        assert (await guest.browser.get(path)).status_code == 303
    for one in (bram, celia):
        assert (await one.post(talk(asked, "Koen"), {"do": "yes"})).status_code == 404
    assert (await asked.invitation("Koen")).answer == ""


async def test_one_click_keeps_answer_input_and_who_called(asked: Table, an: Browser) -> None:
    assert (
        await says(an, asked, "Koen", do="yes", note="Brengt de brief van 't kantoor mee", words="klonk moe")
        == 303
    )
    koen = await asked.invitation("Koen")
    assert (koen.answer, koen.answered_by, koen.note) == (
        "yes",
        "coordinator",
        "Brengt de brief van 't kantoor mee",
    )
    page = (await an.get(f"{asked.place}/belblad")).text
    assert "An sprak Koen" in line(page, asked, "Koen")
    assert "klonk moe" in line(page, asked, "Koen")


async def test_who_was_not_asked_yet_is_asked_by_answering(
    sheet: Table, an: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    assert await says(an, sheet, "Koen", do="online", reason="Belt in om 14.10 u") == 303
    assert (await sheet.invitation("Koen")).answer == "online"
    assert await says(an, sheet, "Hilde", do="no") == 303
    assert (await sheet.invitation("Hilde")).channel == "paper"
    await run_due()
    guests = [to for to, _ in mailbox.contents if to != "an.voorbeeld@pelt.example"]  # her calendar
    assert guests == ["koen@zonnehof.example"]


async def test_a_double_click_is_one_call(asked: Table, an: Browser) -> None:
    told = {"do": "not-reached", "note": "", "reason": "", "seen": ""}
    for _ in range(2):
        assert (await an.post(talk(asked, "Koen"), told)).status_code == 303
    async with door.enter(asked.an) as access:
        assert len((await calls(access, asked.consultation))[asked.people["Koen"]]) == 1


async def test_two_who_type_at_once_lose_nothing(asked: Table, an: Browser) -> None:
    page = (await an.get(f"{asked.place}/belblad")).text
    old = {"reason": "", "seen": seen(page, asked, "Koen")}
    await an.post(talk(asked, "Koen"), {"do": "yes", "note": "Eerste tekst", **old})
    answer = await an.post(talk(asked, "Koen"), {"do": "save", "note": "Tweede tekst", **old}, headers=HTMX)
    assert answer.status_code == 409
    assert "Eerste tekst" in answer.text
    assert "Tweede tekst" in answer.text
    assert (await asked.invitation("Koen")).note == "Eerste tekst"
    both = {"note": "Eerste tekst. Tweede tekst", "reason": "", "seen": seen(answer.text, asked, "Koen")}
    assert (await an.post(talk(asked, "Koen"), {"do": "save", **both})).status_code == 303
    assert (await asked.invitation("Koen")).note == "Eerste tekst. Tweede tekst"


async def test_what_a_guest_wrote_meanwhile_stays(asked: Table, an: Browser) -> None:
    page = (await an.get(f"{asked.place}/belblad")).text
    koen = await asked.invitation("Koen")
    async with door.enter(asked.an) as access:
        await actions.write_note(access, koen.id, "Van Koen zelf", now=clock.now())
    untouched = {"do": "yes", "note": "", "reason": "", "seen": seen(page, asked, "Koen")}
    assert (await an.post(talk(asked, "Koen"), untouched)).status_code == 303
    assert (await asked.invitation("Koen")).note == "Van Koen zelf"


async def test_htmx_gets_this_person_and_the_count(asked: Table, an: Browser) -> None:
    answer = await an.post(talk(asked, "Koen"), {"do": "yes"}, headers=HTMX)
    assert answer.text.count("<article") == 1
    assert 'id="stand"' in answer.text
    assert "Koen" not in answer.text.split('id="stand"')[1]


async def test_signed_on_paper_and_a_yes_of_ones_own(asked: Table, an: Browser) -> None:
    assert await says(an, asked, "Koen", do="signed") == 303
    assert await says(an, asked, "Rita", do="own-yes") == 303
    async with door.enter(asked.an) as access:
        assert asked.people["Rita"] in await consents(access, asked.case)
    page = (await an.get(f"{asked.place}/belblad")).text
    assert "Tekende de afspraken" in line(page, asked, "Koen")
    assert "Zei zelf ja" in line(page, asked, "Rita")
    assert "own-yes" not in line(page, asked, "Koen")


async def test_another_address_after_a_bounce_sends_the_mail_anew(
    asked: Table, an: Browser, server: MailServer, mailbox: Mailbox
) -> None:
    await run_due()
    before, old = len(mailbox.contents), await asked.link("Koen")
    assert await says(an, asked, "Koen", do="save", email="koen@nieuw.example") == 303
    await run_due()
    assert len(mailbox.contents) == before + 1
    assert await asked.link("Koen") != old


async def test_calling_back_has_a_day_and_shows_it(asked: Table, an: Browser) -> None:
    assert await says(an, asked, "Koen", do="call-back") == 422
    soon = in_days(1).date().isoformat()
    assert (
        await says(an, asked, "Koen", do="call-back", back_on=soon, back_at="15:00", words="zit in de auto")
        == 303
    )
    assert "Terugbellen: " in line((await an.get(f"{asked.place}/belblad")).text, asked, "Koen")


async def test_not_to_be_called_stays_so_until_somebody_says_otherwise(asked: Table, an: Browser) -> None:
    assert await says(an, asked, "Niels", do="do-not-call", words="liever via Rita") == 303
    assert "tel:" not in line((await an.get(f"{asked.place}/belblad")).text, asked, "Niels")
    assert await says(an, asked, "Niels", do="may-call") == 303
    assert "tel:" in line((await an.get(f"{asked.place}/belblad")).text, asked, "Niels")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"do": "iets"}, "Kies een van de knoppen."),
        ({"do": "save", "email": "geen adres"}, "Dit is geen geldig mailadres."),
        ({"do": "save", "reason": "Ziek"}, "Kies ook wat die persoon antwoordt"),
        ({"do": "call-back", "back_on": "1900-01-01"}, "Kijk de dag na"),
        ({"do": "save", "note": "x" * 2001}, "Dit is te lang."),
    ],
)
async def test_what_is_wrong_comes_back_with_what_was_typed(
    asked: Table, an: Browser, typed: dict[str, str], message: str
) -> None:
    page = (await an.get(f"{asked.place}/belblad")).text
    answer = await an.post(
        talk(asked, "Koen"), {"words": "bewaar mij", "seen": seen(page, asked, "Koen"), **typed}
    )
    assert answer.status_code == 422
    assert message in answer.text
    assert "bewaar mij" in answer.text


async def test_the_code_for_a_telephone_is_a_picture_that_nobody_keeps(asked: Table, an: Browser) -> None:
    answer = await an.get(f"/deelnemers/{asked.seats['Niels']}/sms.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["cache-control"] == "no-store"
    when = f"{day(in_days(12))} om 14 uur"
    text = f"Dag Niels, kun je op {when}? Antwoord met een sms of bel {PHONE}. An, gemeente Pelt"
    made = BytesIO()
    code = segno.make(f"sms:0470000001?&body={quote(text)}", error="l", micro=False)
    code.save(made, kind="svg", border=3, scale=4, light="#fff")
    assert answer.content == made.getvalue()
    assert (await an.get(f"/deelnemers/{asked.seats['Koen']}/sms.svg")).status_code == 404  # no number


async def test_while_a_date_is_looked_for_moments_are_ticked_on_the_sheet(asked: Table, an: Browser) -> None:
    first, second = await looked_for(asked)
    page = (await an.get(f"{asked.place}/belblad")).text
    assert 'value="yes">Komt' not in page
    koen = {f"moment-{first}": "yes", f"moment-{second}": "if-needed", "seen": seen(page, asked, "Koen")}
    half = await an.post(talk(asked, "Koen"), {"do": "save", f"moment-{first}": "yes"})
    assert half.status_code == 422
    for _ in range(2):
        assert (await an.post(talk(asked, "Koen"), {"do": "save", **koen})).status_code == 303
    page = line((await an.get(f"{asked.place}/belblad")).text, asked, "Koen")
    assert page.count(" checked") == 2
    assert page.count("An sprak Koen") == 1


async def looked_for(table: Table) -> list[UUID]:
    """The date no longer holds: two moments are proposed."""
    async with door.enter(table.an) as access:
        proposals = [Proposal(Moment(in_days(n), in_days(n, 15, 30)), "coordinator") for n in (15, 16)]
        until = clock.today() + timedelta(days=3)
        await ask_for_date(access, table.consultation, proposals, until, now=clock.now())
        poll = await find_open(access, table.consultation)
        assert poll is not None
        return [one.id for one in await moments(access, poll.id)]


async def test_who_says_no_on_the_telephone_was_phoned(asked: Table, an: Browser) -> None:
    assert await says(an, asked, "Koen", do="no") == 303
    koen = line((await an.get(f"{asked.place}/belblad")).text, asked, "Koen")
    assert "Waarom, en wie vertelt het na?" in koen
    async with door.enter(asked.an) as access:
        found = await find_absence(access, asked.seats["Koen"])
    assert found is not None
    assert found.phoned_at is not None
    assert "Koen kan niet komen" not in (await an.get("/vandaag")).text
    assert await says(an, asked, "Koen", do="yes") == 303
    async with door.enter(asked.an) as access:
        assert await find_absence(access, asked.seats["Koen"]) is None


async def test_a_promise_to_call_back_stands_on_vandaag_until_somebody_did(
    asked: Table, an: Browser, bram: Browser
) -> None:
    at = clock.now() + timedelta(minutes=30)
    soon = at.astimezone(BRUSSELS)
    typed = {"back_on": soon.date().isoformat(), "back_at": soon.strftime("%H:%M"), "words": "na 't werk"}
    assert await says(an, asked, "Koen", do="call-back", **typed) == 303
    assert "Niels: bel Koen terug" in (await an.get("/vandaag")).text
    assert "bel Koen terug" not in (await bram.get("/vandaag")).text
    assert await says(an, asked, "Koen", do="yes") == 303
    assert "bel Koen terug" not in (await an.get("/vandaag")).text


async def test_what_was_said_of_the_former_date_does_not_stand_in_the_way(asked: Table, an: Browser) -> None:
    assert await says(an, asked, "Koen", do="no", reason="Ziek die dag") == 303
    first, second = await looked_for(asked)
    page = line((await an.get(f"{asked.place}/belblad")).text, asked, "Koen")
    assert "zei nog niet wanneer" in page
    typed = {"reason": "Ziek die dag", f"moment-{first}": "yes", f"moment-{second}": "no"}
    assert await says(an, asked, "Koen", do="save", **typed) == 303
    assert "zei wanneer" in line((await an.get(f"{asked.place}/belblad")).text, asked, "Koen")
