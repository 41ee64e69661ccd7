"""What lies behind stays within reach of the case page, and a table is told alike on both its pages."""

import html
import re

from infra import clock
from services.consultations.queries import consultations
from services.consultations.tables import Consultation
from services.demonstration.cast import Cast
from services.invitations.actions import invite_all
from services.procedures.cancel_consultation import cancel_consultation
from tests.cases.conftest import Niels
from tests.cases.people import inside
from tests.conftest import Browser


def seats_of(page: str) -> list[str]:
    """The list beside the drawing, a line per seat."""
    found = re.search(r'<ul class="seats">(.*?)</ul>', page, re.DOTALL)
    assert found is not None
    lines = re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", "", line)).split()) for line in lines]


async def sittings(world: Cast, niels: Niels) -> list[Consultation]:
    """The coming one first, then what lies behind, the newest first."""
    async with inside(world, "an") as access:
        return await consultations(access, niels.case)


async def test_a_case_leads_to_earlier_sittings_and_their_reports(
    world: Cast, niels: Niels, an: Browser
) -> None:
    coming, *behind = await sittings(world, niels)
    page = (await an.get(niels.path)).text
    sheet = page[page.index('id="eerder"') :].split("</section>")[0]
    assert str(coming.id) not in sheet
    assert [sheet.index(str(one.id)) for one in behind] == sorted(sheet.index(str(one.id)) for one in behind)
    assert len(behind) == sheet.count("definitief") == 2
    for one in behind:
        assert one.goal in html.unescape(sheet)
        assert f'href="/overleggen/{one.id}/verslag"' in sheet
        assert (await an.get(f"/overleggen/{one.id}/verslag")).status_code == 200


async def test_what_did_not_go_on_says_so_and_has_no_report(world: Cast, niels: Niels, an: Browser) -> None:
    coming = (await sittings(world, niels))[0]
    async with inside(world, "an") as access:
        await cancel_consultation(access, coming.id, now=clock.now())
    page = (await an.get(niels.path)).text
    assert "ging niet door" in page
    assert f'href="/overleggen/{coming.id}"' in page
    assert f"/overleggen/{coming.id}/verslag" not in page


async def test_a_case_that_begins_has_no_such_sheet(world: Cast, an: Browser) -> None:
    answer = await an.post(
        "/situaties", {"name": "Nieuw", "coordinator_kind": "external", "first_name": "Jo"}
    )
    assert answer.status_code == 303
    assert "Eerdere overleggen" not in (await an.get(answer.headers["location"])).text


async def test_both_pages_tell_the_same_table(world: Cast, niels: Niels, an: Browser) -> None:
    coming = (await sittings(world, niels))[0]
    seats = seats_of((await an.get(niels.path)).text)
    assert seats == seats_of((await an.get(f"/overleggen/{coming.id}")).text)
    assert seats[0].startswith("Niels, zit naast Rita")
    async with inside(world, "an") as access:
        await invite_all(access, coming.id, now=clock.now())
    after = seats_of((await an.get(niels.path)).text)
    assert after == seats_of((await an.get(f"/overleggen/{coming.id}")).text)
    assert any("nog geen antwoord" in seat for seat in after)


async def test_a_sitting_that_was_held_says_who_was_there(world: Cast, niels: Niels, an: Browser) -> None:
    last = (await sittings(world, niels))[1]
    page = (await an.get(f"/overleggen/{last.id}")).text
    said = {seat.split(",")[0]: seat for seat in seats_of(page)}
    assert said["Hilde"].endswith("was er niet")
    assert said["Niels"].endswith("was erbij")
    assert "nog niet gevraagd" not in "".join(said.values())
    assert "Brief voor" not in page


async def test_a_sitting_that_was_called_off_shows_no_answers(world: Cast, niels: Niels, an: Browser) -> None:
    coming = (await sittings(world, niels))[0]
    async with inside(world, "an") as access:
        await cancel_consultation(access, coming.id, now=clock.now())
    page = (await an.get(f"/overleggen/{coming.id}")).text
    seats = "".join(seats_of(page))
    for word in ("gevraagd", "antwoord", "komt", "verontschuldigd"):
        assert word not in seats
    assert "Brief voor" not in page
