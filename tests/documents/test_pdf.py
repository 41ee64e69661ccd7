"""Paper from typst: tagged, in Dutch, and no document fails on what somebody typed."""

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from infra.pdf import FONTS, Unprintable, pdf

TEMPLATE = """
#set document(title: "Proef")
#set text(lang: "nl", region: "BE", font: "Atkinson Hyperlegible Next")
#let data = json(bytes(sys.inputs.data))
= Proef
#data.words
#if data.has_stand_ins [vervangen]
"""

TYPED = {
    "gewoon, é en €": "gewoon, é en €",
    "blij 😀😀": "blij [?]",
    "漢字": "[?]",
    "a\x00b": "a[?]b",
    "\ud800": "[?]",
    "omgekeerd \u202eniet": "omgekeerd niet",
    "สวัสดี": "[?]",
    "#strong[x] $y$ *z* <b>": "#strong[x] $y$ *z* <b>",
    "Жук, Łódź, ğ": "Жук, Łódź, ğ",
}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "proef.typ"
    path.write_text(TEMPLATE)
    return path


def text_of(made: bytes) -> str:
    return PdfReader(BytesIO(made)).pages[0].extract_text()


@pytest.mark.parametrize("typed", TYPED)
def test_whatever_was_typed_becomes_paper(template: Path, typed: str) -> None:
    assert TYPED[typed] in text_of(pdf(template, {"words": typed}))


def test_the_paper_says_that_something_was_replaced(template: Path) -> None:
    assert "vervangen" in text_of(pdf(template, {"words": "blij 😀"}))
    assert "vervangen" not in text_of(pdf(template, {"words": "wat is [?]"}))


def test_paper_is_tagged_titled_and_dutch(template: Path) -> None:
    reader = PdfReader(BytesIO(pdf(template, {"words": "ja"})))
    assert reader.metadata is not None
    assert reader.metadata.title == "Proef"
    root = reader.root_object
    assert str(root["/Lang"]) == "nl-BE"
    assert str(root["/MarkInfo"]) == "{'/Marked': True, '/Suspects': False}"
    assert "/StructTreeRoot" in root
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()  # type: ignore[union-attr]  # a stream


def test_a_broken_template_is_our_fault_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "kapot.typ").write_text("#unknown")
    with pytest.raises(Unprintable):
        pdf(tmp_path / "kapot.typ", {})


def test_the_fonts_are_those_that_were_vendored() -> None:
    listed = {font["file"]: font["sha256"] for font in json.loads((FONTS / "vendored.json").read_text())}
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.ttf")}
    assert found == listed
