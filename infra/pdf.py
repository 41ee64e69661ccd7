"""Paper: a typst template and data become a tagged PDF (PDF/UA-1). What goes on it is not decided here.

Data travel as JSON, never as markup. Only our own fonts and those inside typst are used, so that a paper
looks the same everywhere. Characters that no font can show are replaced, and the paper says so.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from infra import clock

FONTS = Path(__file__).parent / "fonts"
STAND_IN = "[?]"
MOST_TRIES = 40
LATIN = 0x24F
DROPPED = re.compile("[\ufe00-\ufe0f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
# What our own font shows: nearly every word that is typed here. It needs no look at each character.
PLAIN = re.compile("[\n\t\x20-\x7e\xa1-\xac\xae-\u0148\u014a-\u017f\u2013\u2014\u2018-\u201e\u20ac]*")
UNSHOWABLE = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)


class Unprintable(Exception):
    """This template could not become a PDF: a fault of ours, never of what somebody typed."""


def pdf(template: str | Path, data: Mapping[str, Any]) -> bytes:
    """The PDF of this template, which reads `json(bytes(sys.inputs.data))`; it gets `has_stand_ins` too."""
    unshowable: frozenset[str] = frozenset()
    for _ in range(MOST_TRIES):
        cleaned = cleaned_of(data, unshowable)
        try:
            return _compiled(Path(template), {**cleaned, "has_stand_ins": _differs(cleaned, data)})
        except typst.TypstError as error:
            found = UNSHOWABLE.search(str(error))
            if found is None:
                raise Unprintable(error.message) from error
            named = frozenset(_characters(found.group(1)))
            # Marks that join what was replaced are named as what they became: then only letters we know stay.
            unshowable |= named - unshowable or _beyond_our_font(data)
    raise Unprintable("characters that no font can show")


def cleaned_of(value: Any, unshowable: frozenset[str]) -> Any:
    """The same data with a stand-in for every run of characters that paper cannot show."""
    if isinstance(value, str):
        return _text(value, unshowable)
    if isinstance(value, Mapping):
        return {key: cleaned_of(item, unshowable) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned_of(item, unshowable) for item in value]
    return value


def _text(value: str, unshowable: frozenset[str]) -> str:
    if PLAIN.fullmatch(value) and unshowable.isdisjoint(value):
        return value
    text = DROPPED.sub("", unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")))
    shown = "".join(char if _is_showable(char, unshowable) else "\x00" for char in text)
    return re.sub("\x00+", STAND_IN, shown)


def _is_showable(char: str, unshowable: frozenset[str]) -> bool:
    """No control characters, nothing private or unassigned, no pictures, no East Asian script."""
    if char in "\n\t":
        return True
    if char in unshowable or unicodedata.category(char) in {"Cc", "Cs", "Cn", "Co", "Cf"}:
        return False
    return unicodedata.east_asian_width(char) not in {"W", "F"} and ord(char) < 0x1F000  # noqa: PLR2004


def _beyond_our_font(value: Any) -> frozenset[str]:
    """Every character outside the Latin that our own font holds."""
    return frozenset(char for char in json.dumps(value, default=str, ensure_ascii=False) if ord(char) > LATIN)


def _characters(said: str) -> set[str]:
    """The characters in typst's message, which writes some as their number."""
    return set(re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match.group(1), 16)), said))


def _differs(cleaned: Mapping[str, Any], data: Mapping[str, Any]) -> bool:
    """Whether anything was replaced; what somebody typed as [?] does not count."""
    return _stand_ins(cleaned) > _stand_ins(data)


def _stand_ins(value: Any) -> int:
    if isinstance(value, str):
        return value.count(STAND_IN)
    if isinstance(value, Mapping):
        return sum(_stand_ins(item) for item in value.values())
    return sum(_stand_ins(item) for item in value) if isinstance(value, list | tuple) else 0


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def _compiled(template: Path, data: Mapping[str, Any]) -> bytes:
    compiler = typst.Compiler(
        input=str(template),
        root=str(template.parent),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data, default=str)},
    )
    now = clock.now().replace(microsecond=0)
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=now)
    if not isinstance(made, bytes):
        raise Unprintable("no single document came out")
    return made
