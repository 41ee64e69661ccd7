"""What is known of a case and its municipality, made ready to be sought in a text. Where it comes from: queries.py."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from services.marking.kinds import Kind, Span
from services.marking.reading import (
    Phrase,
    Phrases,
    Token,
    cue,
    listed,
    no_names,
    only_with_capital,
    phrase,
    tokens,
)

SHORTEST_CLOSE, LONGEST_CLOSE = 5, 24
SHORTEST_SMALL = 3
MOST_BETWEEN = 3


@dataclass(frozen=True)
class Known:
    """Names of people, their addresses, organisations, and numbers of their files or phones; as they were typed."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    @cached_property
    def words(self) -> frozenset[str]:
        """Every part of every name that can be recognised by itself, also first and last name typed as one."""
        parts = [[one for one in phrase(name) if one not in cue("particle")] for name in self.names]
        joined = {"".join(name) for name in parts if len(name) > 1}
        return frozenset(joined | {one for name in parts for one in name if len(one) > 1})

    @cached_property
    def close(self) -> frozenset[str]:
        """Each longer part of a name with one letter left out, and whole."""
        return frozenset(one for word in self.words for one in less(word))

    @cached_property
    def streets(self) -> Phrases:
        """The street of every address, without number and town."""
        return Phrases(_street(address) for address in self.addresses)

    @cached_property
    def houses(self) -> Phrases:
        """Organisations by their whole name, unless everybody knows them."""
        every_day = no_names() | cue("particle")
        found = (phrase(name) for name in self.organisations)
        return Phrases(one for one in found if not every_day.issuperset(one))

    @cached_property
    def codes(self) -> Phrases:
        """Numbers of files and phones, by their pieces; too short ones say nothing."""
        return Phrases(one for one in map(phrase, self.numbers) if len("".join(one)) > SHORTEST_CLOSE)


def names(found: Sequence[Token], known: Known) -> Iterator[Span]:
    """Names that are known here, word by word; words of one name that stand together are one mark."""
    places = [place for place, token in enumerate(found) if is_known(token, known)]
    yield from joined(found, places, Kind.NAME)


def others(found: Sequence[Token], known: Known) -> Iterator[Span]:
    """Known addresses, organisations and numbers."""
    for place, token in enumerate(found):
        if length := known.streets.at(found, place):
            yield Span(token.start, found[_with_number(found, place + length - 1)].end, Kind.ADDRESS)
        if length := known.houses.at(found, place):
            yield Span(token.start, found[place + length - 1].end, Kind.INSTITUTION)
        if length := known.codes.at(found, place):
            yield Span(token.start, found[place + length - 1].end, Kind.KNOWN_NUMBER)


def is_known(token: Token, known: Known) -> bool:
    """In any case of letters, with an s behind it, or one edit apart; an ordinary word only with a capital."""
    word = token.plain
    is_ordinary = word in only_with_capital() or len(word) < SHORTEST_SMALL
    if word in known.words:
        is_said = token.is_capital and not (token.is_first and word in listed("ordinary"))
        return is_said or not is_ordinary
    if is_ordinary or not SHORTEST_SMALL <= len(word) <= LONGEST_CLOSE or token.is_number:
        return False
    if word.removesuffix("s") in known.words and word.removesuffix("s") not in listed("ordinary"):
        return True
    return len(word) >= SHORTEST_CLOSE and not known.close.isdisjoint(less(word))


def joined(found: Sequence[Token], places: Iterable[int], kind: Kind) -> Iterator[Span]:
    """Spans over tokens that belong together: "Jan van den Berg", "D. Gashi", "Sofie V."."""
    first = last = -1
    for place in places:
        if last >= 0 and _belongs(found, last, place):
            last = place
            continue
        if last >= 0:
            yield _whole(found, first, last, kind)
        first = last = place
    if last >= 0:
        yield _whole(found, first, last, kind)


def less(word: str) -> set[str]:
    """A longer word, and all it becomes with one letter left out: two words share one of them when an edit apart."""
    if not SHORTEST_CLOSE <= len(word) <= LONGEST_CLOSE:
        return {word}
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _belongs(found: Sequence[Token], last: int, place: int) -> bool:
    between = found[last + 1 : place]
    is_near = place - last <= MOST_BETWEEN and not any(one.is_apart for one in found[last + 1 : place + 1])
    return is_near and all(one.plain in cue("particle") for one in between)


def _whole(found: Sequence[Token], first: int, last: int, kind: Kind) -> Span:
    """With the capital of a first or last name that was shortened, and the particles of a surname."""
    while first > 0 and found[first - 1].plain in {"el", "al", "ben"} and not found[first].is_apart:
        first -= 1
    if first > 0 and _is_initial(found[first - 1]) and found[first].start - found[first - 1].end <= 2:  # noqa: PLR2004
        first -= 1
    if (
        last + 1 < len(found)
        and _is_initial(found[last + 1])
        and found[last + 1].start - found[last].end == 1
    ):
        last += 1
    return Span(found[first].start, found[last].end, kind)


def _is_initial(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isupper()


def _street(address: str) -> Phrase:
    """As in "Oude Molen 7, 3900 Pelt" is known by "oude molen"."""
    found: list[str] = []
    for token in tokens(address):
        if token.is_number or (found and token.is_apart):
            break
        found.append(token.plain)
    words = tuple(found)
    is_telling = len("".join(words)) >= SHORTEST_CLOSE and not listed("ordinary").issuperset(words)
    return words if is_telling or len(words) > 1 else ()


def _with_number(found: Sequence[Token], last: int) -> int:
    """Also the number of the house, its letter and its bus."""
    for _ in range(4):
        after = found[last + 1] if last + 1 < len(found) else None
        if (
            after is None
            or after.is_apart
            or not (after.is_number or after.plain == "bus" or len(after.plain) == 1)
        ):
            break
        last += 1
    return last
