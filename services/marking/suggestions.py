"""What a text seems to be about: the domain of life and the kind of bottleneck, from words. People choose.

The theme is suggested in services/themes/rules.py, from the list of the network.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from services.marking.reading import sections, tokens

WHOLE, INSIDE = 3, 5


@dataclass(frozen=True)
class Suggestion:
    """A domain and a kind, each '' when the words do not tell; `because` are the words that did."""

    domain: str
    kind: str
    because: tuple[str, ...]


Lexicon = Mapping[str, Sequence[str]]


@cache
def ours(subject: str) -> Lexicon:
    """Our own words for every domain, or for every kind."""
    found = {
        name.split()[1]: ",".join(lines)
        for name, lines in sections("subjects").items()
        if name.split()[0] == subject
    }
    return {
        code: tuple(word.strip() for word in words.split(",") if word.strip())
        for code, words in found.items()
    }


def suggest(text: str, domains: Lexicon | None = None, kinds: Lexicon | None = None) -> Suggestion:
    """At most one of each; nothing when two fit equally well."""
    told = f" {' '.join(token.plain for token in tokens(text))} "
    domain, of_domain = _best(told, ours("domain") if domains is None else domains)
    kind, of_kind = _best(told, ours("kind") if kinds is None else kinds)
    return Suggestion(domain, kind, tuple(dict.fromkeys((*of_domain, *of_kind))))


def _best(told: str, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """The code whose words are found with the most letters; longer words say more."""
    found = [(code, [word for word in words if _holds(told, word)]) for code, words in lexicon.items()]
    ranked = sorted(((len("".join(words)), code, words) for code, words in found if words), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return "", ()
    return ranked[0][1], tuple(ranked[0][2])


def _holds(told: str, word: str) -> bool:
    """Up to three letters whole, four at the beginning of a word, from five on also inside a compound; $ is an end."""
    bare = word.removesuffix("$")
    if len(bare) <= WHOLE or bare != word:
        return f" {bare} " in told
    return (bare if len(bare) >= INSIDE else f" {bare}") in told
