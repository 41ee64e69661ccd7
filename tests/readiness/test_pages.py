"""The page that says what is still to do, as An, Bram, Celia and a guest."""

from collections.abc import Callable

import pytest

from infra import clock
from services.consultations.tables import Consultation
from services.preparations.tables import Kit
from services.readiness.tables import NeedKind
from tenants import door
from tests.conftest import Browser
from tests.invitations.guest import Guest
from tests.invitations.scene import Table


def next_step(page: str) -> str:
    return page.split("Volgende stap")[1].split("</section>", maxsplit=1)[0]


async def test_the_next_step_comes_first_with_one_link(sheet: Table, an: Browser) -> None:
    page = (await an.get(f"{sheet.place}/gereedheid")).text
    assert "Bereid Niels voor." in next_step(page)
    assert next_step(page).count("href=") == 1
    for wanted in ("Niels zei ja", "Nodig Niels, Rita", "D’Arcy-Noël", "Heeft nog tijd"):
        assert wanted in page


async def test_who_may_not_finds_nothing(
    asked: Table, bram: Browser, celia: Browser, guest_browsers: Callable[[str], Guest]
) -> None:
    at = f"{asked.place}/gereedheid"
    guest = guest_browsers(await asked.link("Koen"))
    assert (await guest.browser.get(at)).status_code == 303
    for one in (bram, celia):
        assert (await one.get(at)).status_code == 404
        assert (await one.post(f"{at}/reception", {"how": "not-needed"})).status_code == 404


async def test_without_a_date_it_says_so_and_nothing_fails(sheet: Table, an: Browser) -> None:
    async with door.enter(sheet.an):
        here = Consultation.id == sheet.consultation
        await Consultation.update(starts_at=None, ends_at=None).where(here)
    page = (await an.get(f"{sheet.place}/gereedheid")).text
    assert "Zoek een datum." in page


async def test_practical_things_are_arranged_one_by_one(sheet: Table, an: Browser) -> None:
    at = f"{sheet.place}/gereedheid"
    for kind in NeedKind:
        typed = {"how": "settled", "words": "An doet 't", "version": "0"}
        assert (await an.post(f"{at}/{kind}", typed)).headers["location"].endswith(f"#nodig-{kind}")
    page = (await an.get(at)).text
    assert "Het praktische is geregeld" in page
    assert page.count("An doet &#39;t") >= len(NeedKind)


async def test_two_who_arrange_at_once_lose_nothing(sheet: Table, an: Browser) -> None:
    at = f"{sheet.place}/gereedheid/transport"
    assert (await an.post(at, {"how": "settled", "words": "Rita rijdt", "version": "0"})).status_code == 303
    second = await an.post(at, {"how": "settled", "words": "Taxi", "version": "0"})
    assert second.status_code == 422
    assert "Rita rijdt" in second.text
    assert 'value="Taxi"' in second.text
    again = await an.post(at, {"how": "settled", "words": "Rita rijdt, anders taxi", "version": "1"})
    assert again.status_code == 303


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"how": "settled", "words": ""}, "Schrijf wie het doet, of hoe het geregeld is."),
        ({"how": "misschien"}, "Kies een van de knoppen."),
        ({"how": "open", "words": "x" * 301}, "Dit is te lang."),
    ],
)
async def test_what_is_wrong_comes_back(
    sheet: Table, an: Browser, typed: dict[str, str], message: str
) -> None:
    answer = await an.post(f"{sheet.place}/gereedheid/drinks", {"version": "0", **typed})
    assert answer.status_code == 422
    assert message in answer.text


async def test_nothing_else_may_be_noted(sheet: Table, an: Browser) -> None:
    assert (await an.post(f"{sheet.place}/gereedheid/iets", {"how": "open"})).status_code == 404


async def test_printing_the_sheet_is_seen(sheet: Table, an: Browser) -> None:
    assert (await an.get(f"{sheet.place}/aanwezigheidsblad")).status_code == 200
    assert "Het aanwezigheidsblad is afgedrukt" in (await an.get(f"{sheet.place}/gereedheid")).text


async def test_it_is_calm_when_all_is_ready(asked: Table, an: Browser) -> None:
    at = f"{asked.place}/gereedheid"
    for kind in NeedKind:
        await an.post(f"{at}/{kind}", {"how": "not-needed", "version": "0"})
    for name, seat in asked.seats.items():
        if name != "Ward":  # Niels was not asked about Ward
            await an.post(f"/deelnemers/{seat}/belletjes", {"do": "yes"})
    await is_prepared(asked)
    await an.post(f"{asked.place}/agenda/bericht")
    await an.get(f"{asked.place}/aanwezigheidsblad")
    page = (await an.get(at)).text
    assert "Alles is klaar" in page
    assert "Volgende stap" not in page
    assert "Niels is voorbereid" in page


async def is_prepared(table: Table) -> None:
    async with door.enter(table.an):
        now = clock.now()
        await Kit(
            case=table.case,
            consultation=table.consultation,
            circle_member=table.people["Niels"],
            began_at=now,
            changed_at=now,
            ready_at=now,
            ready_by="coordinator",
        ).save()
