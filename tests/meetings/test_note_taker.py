"""Who writes along through the own link: asked, shown, taken back at once, and hears no more than they may."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from infra import clock
from services.consultations.queries import agenda, get_consultation
from services.demonstration.cast import Cast
from services.errors import NotFound, Refused
from services.invitations.actions import invite_all, sign
from services.meetings import texts
from services.meetings.note_taker import choose_note_taker
from services.meetings.texts import NOTES
from services.meetings.writing import Typed, write
from services.plans.actions import Details, note_agreement
from tenants import door
from tests.conftest import Browser
from tests.invitations.guest import Guest
from tests.invitations.scene import SECRET, TOPIC, Table, lay_table, sitting
from tests.jobs.mailbox import Mailbox, MailServer

Guests = Callable[[str], Guest]


@pytest.fixture
async def table(world: Cast) -> Table:
    """A table that begins in a moment; everybody is asked but Ward, and Leen signed."""
    laid = await lay_table(world, plan=sitting(1))
    async with door.enter(laid.an) as access:
        await invite_all(access, laid.consultation, on_paper=[laid.seats["Hilde"]], now=clock.now())
    leen = (await laid.invitation("Leen")).id
    async with door.enter(laid.an) as access:
        await sign(access, leen, channel="paper", now=clock.now())
    return laid


async def begins(table: Table) -> dict[str, str]:
    """An opens the meeting by her first word; the points by title."""
    async with door.enter(table.an) as access:
        found = {item.title: item.id for item in await agenda(access, table.consultation)}
        consultation = await get_consultation(access, table.consultation)
        consultation.began_at = clock.now()
        await consultation.save()
        await write(access, NOTES, found[TOPIC], Typed("De inschrijving loopt."), now=clock.now())
        await write(access, NOTES, found[SECRET], Typed("Er is een lening."), now=clock.now())
    return {title: str(item) for title, item in found.items()}


async def choose(table: Table, name: str | None) -> None:
    async with door.enter(table.an) as access:
        person = table.people[name] if name else None
        await choose_note_taker(access, table.consultation, person, now=clock.now())


async def test_an_asks_leen_and_takes_it_back(table: Table, an: Browser) -> None:
    page = await an.get(f"{table.place}/meeschrijver")
    assert "Leen</span>" in page.text
    sent = await an.post(f"{table.place}/meeschrijver", {"person": str(table.people["Leen"])})
    assert sent.status_code == 303
    assert "Leen schrijft mee" in (await an.get(f"{table.place}/meeschrijver")).text
    assert "Leen schrijft mee" in (await an.get(table.place)).text
    assert "Neem het schrijven terug" in (await an.get(f"{table.place}/tafel")).text
    assert (await an.post(f"{table.place}/meeschrijver", {"person": ""})).status_code == 303
    assert "Laat iemand meeschrijven" in (await an.get(f"{table.place}/tafel")).text


async def test_who_has_no_link_or_does_not_sit_here_cannot_be_asked(table: Table, an: Browser) -> None:
    sent = await an.post(f"{table.place}/meeschrijver", {"person": str(table.people["Ward"])})
    assert (sent.status_code, "heeft nog geen link" in sent.text) == (409, True)
    unknown = await an.post(f"{table.place}/meeschrijver", {"person": str(table.case)})
    assert unknown.status_code == 404


async def test_nobody_else_chooses(table: Table, bram: Browser, celia: Browser, fien: Browser) -> None:
    for who in (bram, celia, fien):
        assert (await who.get(f"{table.place}/meeschrijver")).status_code == 404
        assert (await who.post(f"{table.place}/meeschrijver", {"person": ""})).status_code == 404


async def test_it_is_told_at_once_and_opens_at_the_table(
    table: Table, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    leen = guest_browsers(await table.link("Leen"))
    await leen.come_in(mailbox, "leen@zonnehof.example")
    assert "Jij schrijft mee" not in (await leen.open()).text
    await choose(table, "Leen")
    assert "Vanaf een uur voor we beginnen" in (await leen.open()).text
    assert (await leen.open("/verslag/schrijven")).status_code == 409
    await begins(table)
    assert 'href="' + leen.link + '/verslag/schrijven"' in (await leen.open()).text
    page = await leen.open("/verslag/schrijven")
    assert "De inschrijving loopt." in page.text
    assert "lening" not in page.text
    assert SECRET not in page.text


async def test_what_leen_may_not_hear_she_may_not_write(
    table: Table, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    await choose(table, "Leen")
    points = await begins(table)
    leen = guest_browsers(await table.link("Leen"))
    await leen.come_in(mailbox, "leen@zonnehof.example")
    for path in (f"verslag/schrijven/{points[SECRET]}", f"verslag/schrijven/{points[SECRET]}/keuze"):
        assert (await leen.send(path, words="x", which="here", mark="")).status_code == 404
    assert (await leen.open(f"/verslag/schrijven/{points[SECRET]}")).status_code == 404


async def test_what_an_agrees_about_it_at_another_point_leen_does_not_read(
    table: Table, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    await choose(table, "Leen")
    points = await begins(table)
    async with door.enter(table.an) as access:
        for sentence in (SECRET, "Koen belt de woning"):
            await note_agreement(
                access,
                table.case,
                sentence,
                table.people["Koen"],
                None,
                consultation=table.consultation,
                details=Details(agenda_item=UUID(points[TOPIC])),
                now=clock.now(),
            )
    leen = guest_browsers(await table.link("Leen"))
    await leen.come_in(mailbox, "leen@zonnehof.example")
    page = (await leen.open("/verslag/schrijven")).text
    assert ("Koen belt de woning" in page, SECRET in page) == (True, False)


async def test_an_writes_beside_leen_and_both_texts_stay(
    table: Table, guest_browsers: Guests, mailbox: Mailbox, server: MailServer, an: Browser
) -> None:
    await choose(table, "Leen")
    points = await begins(table)
    leen = guest_browsers(await table.link("Leen"))
    await leen.come_in(mailbox, "leen@zonnehof.example")
    sent = await leen.send(f"verslag/schrijven/{points[TOPIC]}", words="Leen belt de woning.", seen="oud")
    assert sent.status_code == 303
    for text in (
        (await leen.open("/verslag/schrijven")).text,
        (await an.get(f"{table.place}/tafel?punt={points[TOPIC]}")).text,
    ):
        assert '<blockquote class="say typed">De inschrijving loopt.</blockquote>' in text
        assert '<blockquote class="say typed">Leen belt de woning.</blockquote>' in text


async def test_leen_catches_an_agreement_once(
    table: Table, guest_browsers: Guests, mailbox: Mailbox, server: MailServer, an: Browser
) -> None:
    await choose(table, "Leen")
    points = await begins(table)
    leen = guest_browsers(await table.link("Leen"))
    await leen.come_in(mailbox, "leen@zonnehof.example")
    path, once = f"verslag/schrijven/{points[TOPIC]}/afspraken", str(uuid4())
    sentence = "Koen belt de woning, tegen 30 juni 2027"
    for _ in range(2):
        assert (await leen.send(path, sentence=sentence, once=once)).status_code == 303
    page = (await leen.open("/verslag/schrijven")).text
    assert page.count(sentence) == 1
    assert "Koen · tegen woensdag 30 juni" in page
    assert sentence in (await an.get(f"{table.place}/tafel?punt={points[TOPIC]}")).text
    wrong = await leen.send(path, sentence=" ")
    assert (wrong.status_code, 'class="error"' in wrong.text) == (422, True)
    hidden = f"verslag/schrijven/{points[SECRET]}/afspraken"
    assert (await leen.send(hidden, sentence=sentence)).status_code == 404
    await choose(table, None)
    assert (await leen.send(path, sentence="Nog een")).status_code == 404


async def test_taken_back_is_taken_back_at_once(
    table: Table, guest_browsers: Guests, mailbox: Mailbox, server: MailServer
) -> None:
    await choose(table, "Leen")
    points = await begins(table)
    leen = guest_browsers(await table.link("Leen"))
    await leen.come_in(mailbox, "leen@zonnehof.example")
    await choose(table, None)
    assert (await leen.send(f"verslag/schrijven/{points[TOPIC]}", words="x", seen="")).status_code == 404
    assert (await leen.open("/verslag/schrijven")).status_code == 404
    async with door.enter(table.an) as access:
        items = await agenda(access, table.consultation)
        topic = next(item.id for item in items if item.title == TOPIC)
        assert (await texts.written(access, NOTES, topic)).words == "De inschrijving loopt."


async def test_after_it_was_called_off_nobody_is_asked(table: Table) -> None:
    async with door.enter(table.an) as access:
        consultation = await get_consultation(access, table.consultation)
        consultation.cancelled_at = clock.now()
        await consultation.save()
    with pytest.raises(Refused):
        await choose(table, "Leen")
    async with door.enter(table.an) as access:
        with pytest.raises(NotFound):
            await choose_note_taker(access, table.case, None, now=clock.now())
