"""The words somebody looks for, and where they stand in a text: whole, bent, or inside a longer word."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")
LEAST = 3


@dataclass(frozen=True)
class Marked:
    """What is looked for, plain: as it was typed and as Dutch bends it back."""

    typed: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()

    def pieces(self, text: str) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it is a word that was looked for."""
        found: list[tuple[str, bool]] = []
        end = 0
        for match in WORD.finditer(text):
            if self._holds(match[0]):
                found += [(text[end : match.start()], False), (match[0], True)]
                end = match.end()
        return [piece for piece in [*found, (text[end:], False)] if piece[0]]

    def _holds(self, word: str) -> bool:
        bare = plain(word)
        return any(one in bare for one in self.typed) or any(bare.startswith(one) for one in self.stems)


def typed(said: str) -> list[str]:
    """The words that were typed, plain; short ones and those that are to be left out are not marked."""
    return [bare for word in re.findall(r"(?<![\w-])[^\W_]+", said) if len(bare := plain(word)) >= LEAST]


def marked(said: str, stems: Sequence[str]) -> Marked:
    """What to mark for these words."""
    return Marked(tuple(typed(said)), tuple(stem for stem in stems if len(stem) >= LEAST))


def plain(word: str) -> str:
    """Small letters without accents."""
    spelled = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in spelled if not unicodedata.combining(letter))


def holds(texts: Sequence[str], said: str) -> bool:
    """Whether each word that was typed stands somewhere in these texts, alone or inside a longer word."""
    told = plain(" ".join(texts))
    return all(plain(word) in told for word in WORD.findall(said))
