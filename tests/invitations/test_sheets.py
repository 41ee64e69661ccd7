"""The two sheets for who has no mail: an address for the window, unless the post would betray somebody."""

import io

import pytest
from pypdf import PdfReader

from services.cases.tables import CircleMember
from tenants import door
from tests.conftest import Browser
from tests.invitations.scene import Table
from tests.invitations.test_jobs import invited

pytestmark = pytest.mark.usefixtures("server")
ADDRESS = "Voorbeeldstraat 7, 3900 Pelt"


async def sheets(table: Table, an: Browser, **known: object) -> list[str]:
    """What stands on each sheet for Hilde, of whom this is known."""
    await invited(table)
    hilde = await table.invitation("Hilde")
    async with door.enter(table.an):
        await CircleMember.update(dict(known)).where(CircleMember.id == table.people["Hilde"])  # type: ignore[arg-type]
    await an.post(f"/uitnodigingen/{hilde.id}/pincode")
    answer = await an.get(f"/uitnodigingen/{hilde.id}/blad")
    assert answer.status_code == 200
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(answer.content)).pages]


async def test_an_address_stands_in_the_window(niels_table: Table, an: Browser) -> None:
    first, second = await sheets(niels_table, an, address=ADDRESS)
    assert "Hilde Voorbeeld Voorbeeldstraat 7 3900 Pelt" in first
    assert "Voorbeeldstraat" not in second
    assert "Niet met de post" not in first


@pytest.mark.parametrize(
    "known",
    [
        {"address": ADDRESS, "is_address_secret": True},
        {"address": ADDRESS, "safe_contact": "Bel na vijf uur."},
        {"address": ADDRESS, "post_opened_by": "de ex-partner"},
        {"address": ""},
    ],
)
async def test_where_the_post_is_not_safe_somebody_hands_it_over(
    niels_table: Table, an: Browser, known: dict[str, object]
) -> None:
    pages = await sheets(niels_table, an, **known)
    assert len(pages) == 2
    assert "Voorbeeldstraat" not in "".join(pages)
    assert "Af te geven aan Hilde zelf, door Koen. Niet met de post." in pages[0]


@pytest.mark.parametrize("name", ["D'Hondt", "Ó'Néill", "Ἀλέξανδρος", "Об'єднання", "李雷", "نور 🎈"])  # noqa: RUF001
async def test_a_name_in_any_alphabet_makes_a_paper(niels_table: Table, an: Browser, name: str) -> None:
    first, _ = await sheets(niels_table, an, address=ADDRESS, first_name=name)
    assert "Voorbeeldstraat 7" in first
    assert name in first or "[?]" in first
