"""Places: municipalities and their parts, postcodes, streets, and houses with a name of their own."""

from collections.abc import Iterator, Sequence
from functools import cache

from services.marking.kinds import Kind, Span
from services.marking.reading import (
    Phrases,
    Token,
    cue,
    listed,
    named,
    never_at_first,
    no_names,
    only_with_capital,
    phrase,
)
from tenants.flanders import places as municipalities

POSTCODES = (1000, 9999)
HIGHEST_HOUSE = 2000
LONGEST_NAME = 4
SHORTEST_STEM = 4
NAMED_AFTER = frozenset({"gehucht", "deelgemeente", "dorp", "wijk", "buurt"})
TOWARDS = frozenset({"naar", "op", "tot", "van"})
ROADS = frozenset({"steenweg", "baan", "weg"})


@cache
def known_places() -> Phrases:
    """Every municipality of today and before, and every part that we know of."""
    today = [one for place in municipalities() for one in (place.name, *place.former_names)]
    pieces = [piece for name in today for piece in name.split("-") if name.count("-") == 1 and len(piece) > 3]  # noqa: PLR2004
    return Phrases(phrase(name) for name in (*today, *named("places"), *_parts(pieces)))


def _parts(pieces: Sequence[str]) -> list[str]:
    """Of "Hamont-Achel" both; of "Oud-Turnhout" not "Oud"."""
    return [
        piece
        for piece in pieces
        if piece.lower() not in {"oud", "puurs", "sint", "haan"} | listed("ordinary")
    ]


def places(found: Sequence[Token]) -> Iterator[Span]:
    """Names of places, also in small letters when they are nothing else, and who comes from there."""
    for place, token in enumerate(found):
        if length := known_places().at(found, place):
            if _is_meant(found, place, length):
                yield Span(_with_article(found, place), found[place + length - 1].end, Kind.PLACE)
        elif _is_from_there(token.plain):
            yield Span(token.start, token.end, Kind.PLACE)
        if token.plain in NAMED_AFTER and (last := _name_after(found, place, small=True)):
            yield Span(found[place + 1].start, found[last].end, Kind.PLACE)


def postcodes(text: str, found: Sequence[Token]) -> Iterator[Span]:
    """Four digits that are no year and count nothing."""
    for place, token in enumerate(found):
        if not token.is_number or not POSTCODES[0] <= int(token.plain[:5]) <= POSTCODES[1]:
            continue
        before = found[place - 1] if place else None
        after = found[place + 1] if place + 1 < len(found) else None
        is_belgian = before is not None and before.plain == "b" and token.start - before.end == 1
        if is_belgian or _is_postcode(text, token, before, after):
            yield Span(before.start if is_belgian and before else token.start, token.end, Kind.POSTCODE)


def streets(found: Sequence[Token]) -> Iterator[Span]:
    """Streets by how they end, and a name with a house number."""
    for place, token in enumerate(found):
        last = _house(found, place)
        if _is_street(token) or (_is_street(token, weak=True) and (last > place or _stands_out(token))):
            yield Span(_with_article(found, _title(found, place)), found[last].end, Kind.STREET)
        elif last > place and _may_be_street(token):
            yield Span(_with_article(found, place), found[last].end, Kind.STREET)
        elif (
            token.plain in ROADS
            and place + 2 < len(found)
            and found[place + 1].plain in TOWARDS
            and (known_places().at(found, place + 2) or found[place + 2].is_capital)
        ):
            length = known_places().at(found, place + 2) or 1
            yield Span(token.start, found[place + 1 + length].end, Kind.STREET)


def institutions(found: Sequence[Token]) -> Iterator[Span]:
    """A school, a home, a café with its name."""
    for place, token in enumerate(found):
        if token.plain not in cue("institution"):
            continue
        if last := _name_after(found, place, small=False):
            yield Span(token.start, found[last].end, Kind.INSTITUTION)
        first = place
        while (
            first > 0
            and place - first < LONGEST_NAME
            and _is_proper(found[first - 1])
            and not found[first].is_apart
        ):
            first -= 1
        if first < place:
            yield Span(found[first].start, token.end, Kind.INSTITUTION)


def _with_article(found: Sequence[Token], place: int) -> int:
    """Where a name begins when 't stands before it."""
    is_short = place > 0 and found[place - 1].plain in {"t", "s"} and not found[place].is_apart
    return found[place - 1].start if is_short else found[place].start


def _is_meant(found: Sequence[Token], place: int, length: int) -> bool:
    """Whether a word that may be a place is one here."""
    token, last = found[place], found[place + length - 1]
    if length > 1:
        return token.plain not in {"de", "het"} or last.is_capital
    if token.plain not in only_with_capital():
        return True
    if token.is_capital and not token.is_shouted:
        return not token.is_first or token.plain not in never_at_first()
    before = found[place - 1].plain if place else ""
    return before in cue("place before") and token.plain not in never_at_first()


def _is_from_there(word: str) -> bool:
    """As in "Achelse", "Genkenaar"."""
    for end in ("enaar", "enaars", "se"):
        stem = word.removesuffix(end)
        if stem != word and len(stem) >= SHORTEST_STEM and (stem,) in known_places().all:
            return stem not in cue("capital only") and word not in listed("ordinary")
    return False


def _is_postcode(text: str, token: Token, before: Token | None, after: Token | None) -> bool:
    if "€" in text[max(0, token.start - 2) : token.start] + text[token.end : token.end + 2]:
        return False
    if after and after.plain in cue("unit") and not after.is_apart:
        return False
    is_year = 1900 <= int(token.plain) <= 2100  # noqa: PLR2004 - years
    is_before_name = after is not None and after.is_capital and not after.is_apart
    return (
        not is_year and not (before and before.plain in {"formulier", "art", "artikel"})
    ) or is_before_name


def _is_street(token: Token, *, weak: bool = False) -> bool:
    ends = cue("street end with capital or number" if weak else "street end")
    if token.plain in cue("no street") or (token.plain in listed("ordinary") and not weak):
        return False
    is_short_end = token.plain.endswith(("lei", "plein", "laan")) and not token.is_capital
    return token.plain.endswith(tuple(ends)) and (not is_short_end or len(token.plain) > 7)  # noqa: PLR2004


def _may_be_street(token: Token) -> bool:
    """A capital and a number behind it, when the word is not one that begins a sentence."""
    is_name = token.is_capital and not token.is_shouted and not token.is_number
    is_telling = token.plain not in no_names() and token.plain not in cue("unit") and len(token.plain) > 1
    return (is_name and is_telling) or token.text == "Markt"


def _house(found: Sequence[Token], place: int) -> int:
    """The last token of a house number with its letter and bus, or the place itself."""
    number = found[place + 1] if place + 1 < len(found) else None
    if number is None or not number.is_number or number.is_apart or len(number.plain) > 4:  # noqa: PLR2004
        return place
    after = found[place + 2] if place + 2 < len(found) else None
    is_letter = after is not None and len(after.plain) == 1 and after.start == number.end
    is_unit = after is not None and after.plain in cue("unit") and not after.is_apart and not is_letter
    if not 1 <= int(number.plain) <= HIGHEST_HOUSE or is_unit:
        return place
    last = place + 1 + is_letter
    if last + 2 < len(found) and found[last + 1].plain in {"bus", "b"} and found[last + 2].is_number:
        last += 2
    return last


def _title(found: Sequence[Token], place: int) -> int:
    """Where the name of a street begins: "koningin astridlaan", "Jan Peetersstraat"."""
    first = place
    while first > 0 and place - first < LONGEST_NAME and not found[first].is_apart:
        before = found[first - 1]
        if before.plain not in cue("street title") and not _stands_out(before):
            break
        first -= 1
    return first


def _name_after(found: Sequence[Token], place: int, *, small: bool) -> int:
    """The last token of a name behind this one; 0 when none stands there."""
    here = place + 1
    while here < len(found) and here - place < LONGEST_NAME and not found[here].is_apart:
        if not (found[here].plain in cue("particle") or _stands_out(found[here], anywhere=True)):
            break
        here += 1
    last = here - 1
    if last > place and found[last].is_capital:
        return last
    is_small = (
        last > place
        and here < len(found)
        and not found[here].is_apart
        and _is_name_in_small(found, place, here)
    )
    if is_small and (small or found[place + 1].plain in {"de", "het", "t", "ter", "den"}):
        return here
    return 0


def _is_name_in_small(found: Sequence[Token], place: int, here: int) -> bool:
    is_thing = found[place].plain in {
        "cafe",
        "vzw",
        "frituur",
        "gehucht",
        "wijk",
        "residentie",
        "wzc",
        "rusthuis",
    }
    return is_thing and found[here].plain not in listed("ordinary")


def _is_proper(token: Token) -> bool:
    return _stands_out(token) and token.plain not in cue("origin")


def _stands_out(token: Token, *, anywhere: bool = False) -> bool:
    """A capital inside a sentence, of a word that is neither ordinary nor an organisation that everybody knows."""
    is_name = token.is_capital and not token.is_shouted and (anywhere or not token.is_first)
    return is_name and token.plain not in no_names()
