"""Static files: what others made is unchanged and named, what is ours is small, readable and calls nobody."""

import gzip
import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "web" / "static"
VENDORED = json.loads((STATIC / "vendored.json").read_text("utf-8"))
OURS = [
    path
    for path in sorted(STATIC.iterdir())
    if path.suffix in {".css", ".js", ".svg"} and path.name not in {entry["file"] for entry in VENDORED}
]
SHEETS = [path for path in OURS if path.suffix == ".css"]
FIRST_VISIT = [
    "pico-2.1.1.min.css",
    "rondetafel.css",
    "print.css",
    "htmx-4.0.1.min.js",
    "rondetafel.js",
    "rondetafel.svg",
]
FIRST_FONTS = [f"atkinson-hyperlegible-next-latin-{weight}-normal.woff2" for weight in (400, 700)]
LICENCES = {
    "0BSD": "htmx-LICENSE.txt",
    "CC-BY-SA-4.0": "openmoji-LICENSE.txt",
    "MIT": "pico-LICENSE.txt",
    "OFL-1.1": "OFL.txt",
}


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def zipped(name: str) -> int:
    return len(gzip.compress((STATIC / name).read_bytes(), 9, mtime=0))


def tokens() -> dict[str, str]:
    text = (STATIC / "rondetafel.css").read_text("utf-8")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})[;,]", text))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("entry", VENDORED, ids=lambda entry: entry["file"])
def test_vendored_file_is_as_published(entry: dict[str, str]) -> None:
    assert digest(STATIC / entry["file"]) == entry["sha256"]
    assert entry["version"]
    assert (STATIC / LICENCES[entry["licence"]]).exists()


def test_every_file_is_ours_or_named_as_vendored() -> None:
    named = {entry["file"] for entry in VENDORED} | set(LICENCES.values()) | {"vendored.json"}
    assert {path.name for path in STATIC.iterdir()} == named | {path.name for path in OURS}


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_our_files_call_nobody_and_need_no_data_addresses(path: Path) -> None:
    text = path.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"data:|https?:|//[a-z]+\.", text)
    assert "eval(" not in text
    assert " style=" not in text


def test_every_icon_of_pico_is_replaced_because_they_are_data_addresses() -> None:
    asked = set(
        re.findall(r"--pico-icon-[a-z]+(?=:url\()", (STATIC / "pico-2.1.1.min.css").read_text("utf-8"))
    )
    ours = set(re.findall(r"--pico-icon-[a-z]+(?=: )", (STATIC / "rondetafel.css").read_text("utf-8")))
    assert asked
    assert asked <= ours


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_addresses_in_our_sheets_exist_and_carry_their_hash(sheet: Path) -> None:
    for name, version in re.findall(r'url\("([^"?]+)(?:\?v=([0-9a-f]*))?"\)', sheet.read_text("utf-8")):
        assert version == digest(STATIC / name)[:8], f"{sheet.name}: {name}"


def test_a_first_visit_is_light() -> None:
    """The page itself comes on top; together they stay well below 90 kB."""
    files = sum(zipped(name) for name in FIRST_VISIT)
    fonts = sum((STATIC / name).stat().st_size for name in FIRST_FONTS)
    assert fonts <= 25_000
    assert files + fonts <= 65_000


def test_our_sheets_and_script_can_be_read() -> None:
    for path in OURS:
        lines = path.read_text("utf-8").splitlines()
        assert len(lines) <= 350, path.name
        if path.suffix in {".css", ".js"}:
            assert max(len(line) for line in lines) <= 130, path.name


@pytest.mark.parametrize(
    ("ink", "ground"),
    [(ink, ground) for ink in ("ink", "soft", "accent") for ground in ("table", "paper")]
    + [("accent", "accent-wash"), ("accent-ink", "accent"), ("soft", "ask-wash"), ("soft", "accent-wash")]
    + [(kind, f"{kind}-wash") for kind in ("ask", "stop", "good")]
    + [("ask", "paper"), ("stop", "paper"), ("accent", "ask-wash"), ("accent", "stop-wash"), ("ink", "wood")],
)
def test_words_stand_out(ink: str, ground: str) -> None:
    assert contrast(tokens()[ink], tokens()[ground]) >= 4.5


@pytest.mark.parametrize("edge", ["edge", "ink"])
@pytest.mark.parametrize("ground", ["paper", "table"])
def test_edges_of_fields_and_of_the_focus_stand_out(edge: str, ground: str) -> None:
    assert contrast(tokens()[edge], tokens()[ground]) >= 3
