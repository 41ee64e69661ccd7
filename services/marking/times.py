"""Dates and ages: when it happened to somebody, and how old they are. How long something takes is neither."""

import re
from collections.abc import Iterator, Sequence

from services.marking.kinds import Kind, Span
from services.marking.reading import Token, cue

NUMERIC = re.compile(r"(?<![\d/.,\-])(\d{1,2})([/.\-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/]|[.,\-]\d)")
ISO = re.compile(r"(?<!\d)(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.]\d{1,2}(?!\d)")
ONES = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
TEENS = (
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
)
TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
NUMBERS = {
    **{word: number for number, word in enumerate(ONES) if word},
    **{word: number for number, word in enumerate(TEENS, start=10)},
    **{f"{one}{'en' if one else ''}{ten}": 20 + 10 * place + number
       for place, ten in enumerate(TENS) for number, one in enumerate(ONES)},
    "elven": 11,
}  # fmt: skip
SOMEBODY_OF = frozenset(f"{ten.removesuffix('ig')}iger" for ten in TENS)
ORDINALS = frozenset({"ste", "de", "e"})
PARTS_OF_TEN = frozenset({"begin", "midden", "midde", "halfweg", "eind", "einde", "achteraan", "vooraan"})
HOLIDAYS = frozenset({"kerstdag", "paasdag", "pinksterdag"})
CENTURY = (1900, 2099)
OLDEST, LONGEST_NUMBER = 115, 4


def value(token: Token) -> int | None:
    """The number that a token says, in digits or in words."""
    if token.is_number:
        return int(token.plain) if len(token.plain) <= LONGEST_NUMBER else None
    return NUMBERS.get(token.plain)


def dates(text: str, found: Sequence[Token]) -> Iterator[Span]:
    """Days that something happened."""
    for match in NUMERIC.finditer(text):
        if _is_day(match, text):
            yield Span(*match.span(), Kind.DATE)
    yield from (Span(*match.span(), Kind.DATE) for match in ISO.finditer(text))
    for place in range(len(found)):
        if (taken := _written(found, place)) is not None:
            yield _span(found, taken[0], taken[1], Kind.DATE)


def ages(text: str, found: Sequence[Token]) -> Iterator[Span]:
    """How old one person is; a group of people has no age that tells who."""
    for place, token in enumerate(found):
        number = value(token)
        is_possible = number is not None and number <= OLDEST
        taken = _age(text, found, place) if is_possible else _about(found, place)
        if taken:
            yield _span(found, *taken, Kind.AGE)


def _is_day(match: re.Match[str], text: str) -> bool:
    day, mark, month, year = match.groups()
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):  # noqa: PLR2004 - days and months
        return False
    before = re.findall(r"[^\W\d_]+", text[max(0, match.start() - 16) : match.start()])
    is_said = bool(before) and before[-1].lower() in cue("date before")
    if year or is_said:
        return True
    is_fraction = int(day) < int(month) and int(day) <= 3  # noqa: PLR2004 - a half, two thirds, three quarters
    return mark == "/" and not is_fraction and match[0] != "24/7"


def _written(found: Sequence[Token], place: int) -> tuple[int, int] | None:
    """A day in words, from which token to which."""
    return _by_word(found, place) or _by_number(found, place)


def _by_word(found: Sequence[Token], place: int) -> tuple[int, int] | None:
    """As in "vorige dinsdag", "mei 2025", "geboren in 1958", "gisteren"."""
    token, after = found[place], found[place + 1 : place + 4]
    words = [one.plain for one in after]
    if token.plain in {"geboren", "geb"} and (
        born := next((step for step, one in enumerate(after, 1) if _is_year(one)), 0)
    ):
        return place, place + born
    if token.plain in cue("then"):
        return place - (place > 0 and found[place - 1].plain in {*ORDINALS, "eerste", "tweede"}), place
    if token.plain in cue("last") and words and words[0] in cue("weekday") | {"week", "weekend", "nacht"}:
        return place, place + 1
    if token.plain in cue("month") and words and _is_year(after[0]) and not after[0].is_apart:
        return place, place + 1
    return None


def _by_number(found: Sequence[Token], place: int) -> tuple[int, int] | None:
    """As in "di 4 maart", "1ste kerstdag"."""
    number, after = value(found[place]), found[place + 1 : place + 4]
    words = [one.plain for one in after]
    if number is None or not 1 <= number <= 31 or not words:  # noqa: PLR2004 - days
        return None
    skip = 1 if words[0] in ORDINALS and len(words) > 1 and after[0].start == found[place].end else 0
    if words[skip] not in cue("month") and words[skip] not in HOLIDAYS:
        return None
    last = place + skip + 1
    last += last + 1 < len(found) and _is_year(found[last + 1])
    return place - (place > 0 and found[place - 1].plain in cue("weekday")), last


def _is_year(token: Token) -> bool:
    return token.is_number and len(token.plain) == 4 and CENTURY[0] <= int(token.plain) <= CENTURY[1]  # noqa: PLR2004


def _age(text: str, found: Sequence[Token], place: int) -> tuple[int, int] | None:
    """From which token to which this number tells an age."""
    after = [one.plain for one in found[place + 1 : place + 3]] + ["", ""]
    if after[0] in {"jarige", "jarig"}:
        return place, place + 1
    if _is_birthday(found, place, after[0]):
        return place - 2, place + 1
    if after[0] in {"jaar", "jr", "j", "maand", "maanden", "mnd", "weken"}:
        if after[1] in {"oud", "jong"}:
            return place, place + 2
        return (place, place + 1) if _is_of_somebody(text, found, place, after[0]) else None
    return (place, place) if _is_bare(text, found, place, after[0]) else None


def _is_of_somebody(text: str, found: Sequence[Token], place: int, unit: str) -> bool:
    """As in "man van 54 jaar", "(15j)", "ze is 9 jaar"; not "staat al 4 jaar op de lijst"."""
    before = [one.plain for one in found[max(0, place - 4) : place]]
    if not cue("duration").isdisjoint(before):
        return False
    if unit == "j" and found[place + 1].start == found[place].end:
        return True
    if unit in {"maand", "maanden", "mnd", "weken"}:
        return before[-1:] == ["van"] and before[-2:-1] != [] and before[-2] in cue("person")
    is_told = bool(before) and before[-1] in cue("becomes")
    return (
        is_told
        or not cue("person").isdisjoint(before)
        or text[found[place].start - 1 : found[place].start] == "("
    )


def _is_bare(text: str, found: Sequence[Token], place: int, after: str) -> bool:
    """A number alone: "ze is 17", "zoon (9)", "vrouw, 54,", "wordt volgende maand 18"."""
    token = found[place]
    before = [one.plain for one in found[max(0, place - 5) : place]]
    if not token.is_number or not before or after in cue("unit"):
        return False
    left, right = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    is_person = before[-1] in cue("person") or before[-1] in cue("pronoun")
    if left == "(" and right == ")":
        return int(token.plain) > 0
    if before[-1] == "van" and _names_one(before[-2:-1]):
        return True
    if is_person and token.is_apart and right in {",", ")", ";", "."}:
        return True
    while before and before[-1] in cue("soon") and cue("becomes").intersection(before):
        before.pop()
    return len(before) > 1 and before[-1] in cue("becomes") and _names_one(before[:-1])


def _is_birthday(found: Sequence[Token], place: int, after: str) -> bool:
    """As in "op zijn 71ste"."""
    before = [one.plain for one in found[max(0, place - 2) : place]]
    return after in ORDINALS and before[:1] == ["op"] and before[-1] in {"zijn", "haar", "mijn", "hun"}


def _names_one(before: Sequence[str]) -> bool:
    return not (cue("person") | cue("pronoun")).isdisjoint(before[-3:])


def _about(found: Sequence[Token], place: int) -> tuple[int, int] | None:
    """As in "begin de veertig", "een dertiger", "zesjarige"."""
    word = found[place].plain
    if word in SOMEBODY_OF:
        return place - (place > 0 and found[place - 1].plain in {"een", "de", "deze"}), place
    if word.endswith(("jarige", "jarig")) and word.rpartition("jarig")[0] in NUMBERS:
        return place, place
    if word in PARTS_OF_TEN:
        rest = [one.plain for one in found[place + 1 : place + 4]]
        steps = next((step for step, one in enumerate(rest) if one not in {"in", "de"}), -1)
        return (place, place + steps + 1) if steps >= 0 and rest[steps] in TENS else None
    return None


def _span(found: Sequence[Token], first: int, last: int, kind: Kind) -> Span:
    return Span(found[first].start, found[last].end, kind)
