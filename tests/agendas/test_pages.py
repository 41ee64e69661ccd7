"""Arranging and telling the agenda, as An, Bram, Celia and a guest."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from infra import clock
from services.agendas.queries import readers
from services.consents.actions import add_restriction
from services.consents.rules import Topic
from services.consultations import agenda as points
from services.consultations.agenda import add_topic
from services.consultations.queries import agenda
from services.consultations.tables import AgendaItem, Consultation
from services.invitations import actions
from services.plans.actions import note_agreement
from tenants import door
from tests.conftest import Browser
from tests.invitations.guest import Guest
from tests.invitations.scene import CANARIES, GOAL, SECRET, TOPIC, Table
from tests.jobs.canaries import found_in
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due


async def items(table: Table) -> list[AgendaItem]:
    async with door.enter(table.an) as access:
        return await agenda(access, table.consultation)


async def titled(table: Table, title: str) -> AgendaItem:
    return next(one for one in await items(table) if one.title == title)


async def signs(table: Table, name: str) -> None:
    invitation = await table.invitation(name)
    async with door.enter(table.an) as access:
        await actions.sign(access, invitation.id, channel="paper", now=clock.now())


async def has_it(table: Table) -> dict[str, bool]:
    async with door.enter(table.an) as access:
        people = await readers(access, table.consultation)
    return {one.asked.person.first_name: one.has_it for one in people if one.is_to_get_it}


async def test_everybody_hears_it_once_by_mail_or_on_paper(
    asked: Table, an: Browser, server: MailServer, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    await run_due()
    before = len(mailbox.contents)
    for _ in range(2):
        assert (await an.post(f"{asked.place}/agenda/bericht")).status_code == 303
    page = (await an.get(f"{asked.place}/agenda")).text
    assert "mail is onderweg" in page
    assert "op papier" in page
    walk(21 * 3600)  # one mail a day
    await run_due()
    new = mailbox.contents[before:]
    assert sorted(to for to, _ in new) == [
        "koen@zonnehof.example",
        "leen@zonnehof.example",
        "niels@thuis.example",
        "rita@thuis.example",
    ]
    for to, content in new:
        assert [word for word in found_in(content, CANARIES) if word.casefold() not in to] == []
        assert "staat klaar" in str(mailbox.to(to)[-1]["subject"])
    assert all((await has_it(asked)).values())


async def test_who_reads_another_agenda_now_hears_it_again_and_nobody_else(asked: Table, an: Browser) -> None:
    for name in ("Leen", "Koen"):
        await signs(asked, name)
    await an.post(f"{asked.place}/agenda/bericht")
    struck = await titled(asked, SECRET)  # Leen is not there for it
    async with door.enter(asked.an) as access:
        words = f"{SECRET}: hoe verder?"
        await points.change_item(
            access, struck.id, words, domain="debts", is_to_discuss_first=False, version=struck.version
        )
    told = await has_it(asked)
    assert (told["Koen"], told["Niels"], told["Leen"]) == (False, False, True)
    assert "kreeg een oudere agenda" in (await an.get(f"{asked.place}/agenda")).text


async def test_a_sheet_says_what_this_person_may_read(asked: Table, an: Browser) -> None:
    leen = (await an.get(f"/deelnemers/{asked.seats['Leen']}/agenda")).text
    assert "Je leest ze zodra je de afspraken getekend hebt." in leen
    assert TOPIC not in leen
    await signs(asked, "Leen")
    leen = (await an.get(f"/deelnemers/{asked.seats['Leen']}/agenda")).text
    assert TOPIC in leen
    assert GOAL in leen
    assert SECRET not in leen
    assert "Bij dit punt ben jij niet in de zaal." in leen
    sheets = (await an.get(f"{asked.place}/agenda/bladen")).text
    for name in ("D’Arcy-Noël", "Hilde", "Jos"):
        assert f"Voor {name}" in sheets
    assert "Voor Koen" not in sheets
    ward = (await an.get(f"/deelnemers/{asked.seats['Ward']}/agenda")).text  # Niels was not asked about Ward
    assert "Deze persoon heeft geen beroepsgeheim" in ward
    assert TOPIC not in ward


async def test_who_may_not_finds_nothing(
    asked: Table, bram: Browser, celia: Browser, guest_browsers: Callable[[str], Guest]
) -> None:
    item = await titled(asked, TOPIC)
    posts = (
        f"{asked.place}/agenda/bericht",
        f"{asked.place}/agenda/levensdomeinen",
        f"{asked.place}/agenda/voorstellen/{uuid4()}",
        f"/agendapunten/{item.id}/bespreking",
    )
    gets = (f"{asked.place}/agenda/bladen", f"/deelnemers/{asked.seats['Koen']}/agenda")
    guest = guest_browsers(await asked.link("Koen"))
    for one in (bram, celia):
        assert [(await one.post(path)).status_code for path in posts] == [404] * 4
        assert [(await one.get(path)).status_code for path in gets] == [404] * 2
    assert [(await guest.browser.get(path)).status_code for path in gets] == [303] * 2


async def test_without_a_date_nobody_hears_it(asked: Table, an: Browser) -> None:
    async with door.enter(asked.an):
        here = Consultation.id == asked.consultation
        await Consultation.update(starts_at=None, ends_at=None).where(here)
    assert "Kies eerst een datum." in (await an.get(f"{asked.place}/agenda")).text
    assert (await an.post(f"{asked.place}/agenda/bericht")).status_code == 409


async def test_a_point_waits_until_it_was_talked_through(asked: Table, an: Browser) -> None:
    async with door.enter(asked.an) as access:
        ids = asked.consultation, "Wat met 't huis?"
        item = await add_topic(access, *ids, brought_by=asked.people["Leen"], is_to_discuss_first=True)
    rita = f"/deelnemers/{asked.seats['Rita']}/agenda"
    assert "&#39;t huis?" not in (await an.get(rita)).text
    assert "eerst met Niels bespreken" in (await an.get(f"{asked.place}/agenda")).text
    for _ in range(2):
        assert (await an.post(f"/agendapunten/{item.id}/bespreking")).status_code == 303
    assert "&#39;t huis?" in (await an.get(rita)).text


async def test_far_reaching_is_marked_and_says_who_goes_on(asked: Table, an: Browser) -> None:
    typed = {
        "title": "Ergens anders wonen?",
        "is_far_reaching": "y",
        "continues_with": str(asked.people["Koen"]),
        "outside_party": "Huisvestingsmaatschappij Voorbeeld",
    }
    assert (await an.post(f"{asked.place}/agenda", typed)).status_code == 303
    page = (await an.get(f"{asked.place}/agenda")).text
    for wanted in (
        "ingrijpend: niet beslissen",
        "Koen praat er later over verder met Niels.",
        "Vraag aan Huis",
    ):
        assert wanted in page
    rita = (await an.get(f"/deelnemers/{asked.seats['Rita']}/agenda")).text
    assert "We luisteren naar elkaar en beslissen hier niets. Koen praat er later over verder." in rita
    assert "Huisvestingsmaatschappij" not in rita


async def test_topics_about_the_same_stand_together(asked: Table, an: Browser) -> None:
    async with door.enter(asked.an) as access:
        await add_topic(access, asked.consultation, "Nog over wonen", domain="housing")
    await an.post(f"{asked.place}/agenda/levensdomeinen")
    topics = [one.title for one in await items(asked) if one.kind == "topic"]
    assert topics == [GOAL, TOPIC, "Nog over wonen", SECRET]


async def test_what_was_left_open_goes_on_once(asked: Table, an: Browser) -> None:
    async with door.enter(asked.an) as access:
        noted = await note_agreement(
            access,
            asked.case,
            "Leen vraagt de brief na",
            asked.people["Leen"],
            clock.today(),
            now=clock.now(),
        )
    assert "Loopt nog van vorige keer" in (await an.get(f"{asked.place}/agenda")).text
    for _ in range(2):
        assert (await an.post(f"{asked.place}/agenda/voorstellen/{noted.id}")).status_code == 303
    assert [one.title for one in await items(asked)].count("Leen vraagt de brief na") == 1
    assert "Loopt nog van vorige keer" not in (await an.get(f"{asked.place}/agenda")).text
    assert (await an.post(f"{asked.place}/agenda/voorstellen/{uuid4()}")).status_code == 404


async def test_a_mail_that_was_withdrawn_meanwhile_is_not_sent(
    asked: Table, an: Browser, server: MailServer, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    await run_due()
    await an.post(f"{asked.place}/agenda/bericht")
    async with door.enter(asked.an) as access:
        await actions.withdraw_invitation(access, asked.seats["Koen"], now=clock.now())
    walk(21 * 3600)
    await run_due()
    assert "agenda" not in str(mailbox.to("koen@zonnehof.example")[-1]["subject"])


@pytest.mark.parametrize("way", ["eerder", "later"])
async def test_moving_keeps_the_button_under_the_finger(asked: Table, an: Browser, way: str) -> None:
    item = await titled(asked, TOPIC)
    moved = await an.post(
        f"/agendapunten/{item.id}/plaats", {"richting": way}, headers={"hx-request": "true"}
    )
    assert f'id="{way}-{item.id}"' in moved.text
    assert moved.text.strip().startswith('<section class="paper" id="punten"')


async def test_another_title_lifts_nothing_that_the_client_said(asked: Table, an: Browser) -> None:
    await signs(asked, "Leen")
    kept = await titled(asked, SECRET)
    changed = {"title": "Geld", "domain": "debts", "version": str(kept.version)}
    assert (await an.post(f"/agendapunten/{kept.id}", changed)).status_code == 303
    leen = (await an.get(f"/deelnemers/{asked.seats['Leen']}/agenda")).text
    assert "Geld" not in leen
    assert "Bij dit punt ben jij niet in de zaal." in leen


async def test_a_point_that_the_client_does_not_want_keeps_its_title(asked: Table, an: Browser) -> None:
    niels = asked.people["Niels"]
    async with door.enter(asked.an) as access:
        await add_restriction(access, asked.case, niels, Topic(TOPIC), now=clock.now())
    struck = await titled(asked, TOPIC)
    changed = {"title": "Over wonen", "domain": "", "version": str(struck.version)}
    answer = await an.post(f"/agendapunten/{struck.id}", changed)
    assert answer.status_code == 422
    assert "Pas eerst de toestemming aan." in answer.text
    assert TOPIC in [one.title for one in await items(asked)]
