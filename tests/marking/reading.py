"""The corpus as its file has it: sentences, what in them may lead back to somebody, and what is known to the case."""

import re
from dataclasses import dataclass
from pathlib import Path

from services.marking.known import Known

FILE = Path(__file__).parent / "corpus" / "sentences.txt"
PIECE = re.compile(r"\[([a-z-]+):([^\]]+)\]")
KNOWN = "# known "


@dataclass(frozen=True)
class Sentence:
    """A text, and the pieces that a careful reader would take out: from, up to, and what they are."""

    text: str
    pieces: tuple[tuple[int, int, str], ...]


def sentences(file: Path = FILE) -> list[Sentence]:
    """Every sentence of the file."""
    lines = file.read_text("utf-8").splitlines()
    return [_sentence(line) for line in lines if line and not line.startswith("#")]


def known(file: Path = FILE) -> Known:
    """What the file says is known to the case and its municipality."""
    told: dict[str, list[str]] = {}
    for line in file.read_text("utf-8").splitlines():
        if line.startswith(KNOWN):
            kind, words = line.removeprefix(KNOWN).split(" ", 1)
            told.setdefault(kind, []).append(words)
    numbers = (*told.get("number", ()), *told.get("phone", ()))
    return Known(
        tuple(told.get("name", ())),
        tuple(told.get("address", ())),
        tuple(told.get("organisation", ())),
        numbers,
    )


def _sentence(line: str) -> Sentence:
    text, pieces, end = "", [], 0
    for match in PIECE.finditer(line):
        text += line[end : match.start()]
        pieces.append((len(text), len(text) + len(match[2]), match[1]))
        text, end = text + match[2], match.end()
    return Sentence(text + line[end:], tuple(pieces))
