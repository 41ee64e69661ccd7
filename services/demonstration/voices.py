"""What bottlenecks sound like once nobody stands in them: invented sentences per sub-theme (voices.txt).

A head in the file says theme, sub-theme, domain, kind and how often it comes; its sentences stand indented below.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("voices.txt")


@dataclass(frozen=True)
class Voice:
    """One kind of bottleneck; a greater `weight` comes more often."""

    theme: str
    sub_theme: str
    domain: str
    kind: str
    weight: int
    sentences: tuple[str, ...]


def _voices(lines: list[str]) -> Iterator[Voice]:
    heads = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    for head, after in zip(heads, [*heads[1:], len(lines)], strict=True):
        theme, sub_theme, domain, kind, weight = lines[head].split()
        sentences = tuple(line.strip() for line in lines[head + 1 : after])
        yield Voice(theme, sub_theme, domain, kind, int(weight), sentences)


VOICES = tuple(_voices(FILE.read_text("utf-8").splitlines()))
ENDINGS = (
    "",
    "",
    " Dat duurt al jaren.",
    " De diensten weten het en kunnen er niets aan doen.",
    " Mensen haken daardoor af.",
    " Zo wordt een klein probleem een groot.",
    " Het komt in bijna elk overleg terug.",
)
