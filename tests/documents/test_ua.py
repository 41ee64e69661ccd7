"""Every paper of the product is PDF/UA-1, by a checker that is not the maker of the paper; whatever was typed."""

from io import BytesIO

import page as checker
import pytest
import typst
from pypdf import PdfReader

from infra.pdf import _fonts
from tests.documents.papers import PAPERS, TEMPLATES, Words, amended_report, report

TYPED = {
    "plain": Words(),
    "typst": Words("#strong[Niels] $x$ *a*", '#panic("x") @label <b> `raw` \\ "'),
    "html": Words("<b>Niels</b>&amp;", '<script>alert("x")</script> {{ 7 * 7 }}'),
    "emoji": Words("Niels 😀", "Ik wil 🏠 en 漢字, liefst 👨‍👩‍👧."),
    "right to left": Words("يوسف שלום", "أريد أن أعيش هنا مع أمي."),
    "long word": Words(
        "Hottentottententententoonstellingmakersvereniging", "gemeenteraadsverkiezingsuitslag" * 12
    ),
    "sixty agreements": Words(agreements=60),
    "twenty-five people": Words(people=25),
}


def failures(made: bytes) -> list[str]:
    """What the checker finds, in a line each."""
    found = checker.validate_pdf_bytes(made, profile="ua1")
    assert found.rules.total > 100
    return [f"{one.rule_id}: {one.message}" for one in found.failures]


def test_every_template_has_its_paper_here() -> None:
    assert set(PAPERS) == TEMPLATES


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("template", PAPERS)
def test_every_paper_is_accessible_whatever_was_typed(template: str, typed: str) -> None:
    assert failures(PAPERS[template](TYPED[typed])) == []


@pytest.mark.parametrize("typed", TYPED)
def test_an_amended_report_and_an_extract_are_too(typed: str) -> None:
    assert failures(amended_report(TYPED[typed])) == []
    assert failures(report(TYPED[typed], is_extract=True, was_absent=True)) == []


FAULTY = {
    "no title": '#set text(lang: "nl")\n= Kop\ntekst',
    "a picture without words": '#set document(title: "x")\n#set text(lang: "nl")\n= Kop\n'
    '#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" viewBox=\\"0 0 9 9\\"><path d=\\"M0 0h9v9z\\"/></svg>"),'
    ' format: "svg")',
    "a heading that skips": '#set document(title: "x")\n#set text(lang: "nl")\n= Kop\n=== Te diep\ntekst',
}


@pytest.mark.parametrize("fault", FAULTY)
def test_the_checker_finds_faults(fault: str) -> None:
    made = typst.Compiler(input=FAULTY[fault].encode(), font_paths=_fonts()).compile(format="pdf")
    assert isinstance(made, bytes)
    assert failures(made) != []


@pytest.mark.parametrize("name", ["#strong[Niels]", "<b>Niels</b>"])
def test_a_name_is_never_markup(name: str) -> None:
    pages = PdfReader(BytesIO(report(Words(name)))).pages
    assert name in "\n".join(page.extract_text() for page in pages)


def test_sixty_agreements_all_stand_there() -> None:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(report(Words(agreements=60)))).pages)
    assert text.count("tegen dinsdag 29 februari") == 60
