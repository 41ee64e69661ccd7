"""Paper around consent: blank, signed and scanned in, and one page for who doubts, without a word of the case."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from services.demonstration.cast import Cast
from tests.attachments.files import PDF, PHOTO, VOICES
from tests.cases.conftest import Niels
from tests.cases.people import rows
from tests.conftest import Browser

KEPT = "select attachment is not null as has_paper from consent where given_for = $1 and replaced_at is null"


def text_of(made: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)


async def on_paper(world: Cast, manner: str = "paper") -> None:
    await rows(world, "update consent set manner = $1", manner)


async def add(an: Browser, niels: Niels, content: bytes) -> Any:
    place = f"{niels.path}/toestemming/papier?voor={niels.people['Niels']}"
    return await an.post(place, files={"paper": ("Niels Claes.jpg", content, "text/html")})


async def test_the_blank_sheet_asks_the_three_questions(an: Browser, niels: Niels) -> None:
    answer = await an.get(f"{niels.path}/toestemming/blad.pdf")
    assert answer.headers["content-disposition"] == 'inline; filename="vragen.pdf"'
    told = text_of(answer.content)
    for words in ("Wie mag erbij zijn?", "Waarover praten we niet?", "Mag iemand iets niet weten?", "Leen"):
        assert words in told
    assert "Voorbeeldbrug" not in told
    assert len(PdfReader(BytesIO(answer.content)).pages) == 2


@pytest.mark.parametrize("content", [PHOTO, PDF])
async def test_a_signed_sheet_comes_back(an: Browser, world: Cast, niels: Niels, content: bytes) -> None:
    await on_paper(world)
    assert "Foto of scan van het ondertekende blad" in (await an.get(f"{niels.path}/toestemming")).text
    assert (await add(an, niels, content)).status_code == 303
    assert await rows(world, KEPT, niels.people["Niels"]) == [{"has_paper": True}]
    page = (await an.get(f"{niels.path}/toestemming")).text
    assert "Bekijk het ondertekende blad" in page
    link = page.split('href="/bijlagen/')[1].split('"')[0]
    assert (await an.get(f"/bijlagen/{link}")).status_code == 200


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Kies eerst een foto"),
        (b"<script>", "Dit soort bestand"),
        (VOICES[0], "Dit is een geluidsbestand"),
        (PHOTO[:200], "Deze foto kunnen we niet lezen"),
    ],
)
async def test_what_is_no_sheet_is_told_at_the_field(
    an: Browser, world: Cast, niels: Niels, content: bytes, told: str
) -> None:
    await on_paper(world)
    answer = await add(an, niels, content)
    assert answer.status_code == 422
    assert f'id="paper-error" role="alert">{told}' in answer.text
    assert await rows(world, "select id from attachment") == []


async def test_a_spoken_yes_has_no_sheet(an: Browser, world: Cast, niels: Niels) -> None:
    await on_paper(world, "spoken")
    assert (await add(an, niels, PHOTO)).status_code == 422


async def test_the_sheet_for_who_doubts_says_nothing_of_the_case(an: Browser, niels: Niels) -> None:
    answer = await an.get(f"{niels.path}/weten/{niels.people['Hilde']}/blad.pdf")
    assert answer.headers["content-disposition"] == 'inline; filename="blad.pdf"'
    told = text_of(answer.content)
    assert len(PdfReader(BytesIO(answer.content)).pages) == 1
    for words in ("Voor Hilde", "An Voorbeeld", "Pelt", "Art. 458 Strafwetboek", "oude nummering"):
        assert words in told
    for words in ("Niels", "Claes", "Leen", "Ward", "wonen", "gezondheid", "vriendin", "dagcentrum"):
        assert words not in told


async def test_one_person_is_told_in_two_sentences_with_a_way_to_the_sheet(an: Browser, niels: Niels) -> None:
    page = (await an.get(f"{niels.path}/weten/{niels.people['Hilde']}")).text
    assert "Hilde mag horen wat nodig is voor de hulp." in page
    assert "Hilde heeft beroepsgeheim, net als de andere hulpverleners, en Niels weet ervan." in page
    assert "Hilde mag zelf vertellen wat nodig is: Niels zei uitdrukkelijk ja op wie erbij is." in page
    assert f"/weten/{niels.people['Hilde']}/blad.pdf" in page


async def test_the_grid_says_in_words_what_it_draws(an: Browser, niels: Niels) -> None:
    page = (await an.get(f"{niels.path}/weten/rooster")).text
    ward = page.split('<th scope="row">Ward</th>')[1].split("</tr>")[0]
    assert ward.count("<span>niet</span>") == 1
    assert "is er voor dit punt niet bij" in page
    assert "eerst vragen" not in page
    assert "Dit komt niet op tafel, op vraag van Niels: <b>mijn vriendin</b>." in page
