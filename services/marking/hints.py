"""What no list decides: words that may be a name, and what makes somebody the only one. The program asks."""

from collections.abc import Iterator, Sequence

from services.marking.kinds import Kind, Span
from services.marking.known import joined
from services.marking.reading import Token, beginnings, cue, is_compound, listed, names_of_people, no_names
from services.marking.times import value

MANY_CHILDREN = 3
MOST_CHILDREN = 20
LONGEST_ABBREVIATION = 5
ENDINGS = ("en", "ing", "heid", "schap", "tie", "teit", "er", "ers", "isme", "st", "rd")
SHORTEST_NAME = 3
SUPERLATIVE = "ste"


def maybe_names(found: Sequence[Token]) -> Iterator[Span]:
    """As in "Is dit een naam?": frequent names, a word behind a title, a capital inside a sentence."""
    is_all_shouted = sum(one.is_shouted for one in found) * 2 > len(found)
    places = [
        place for place in range(len(found)) if _may_be_name(found, place, is_all_shouted=is_all_shouted)
    ]
    yield from joined(found, places, Kind.MAYBE_NAME)


def hints(found: Sequence[Token]) -> Iterator[Span]:
    """Numbers of children, origins, illnesses, incidents, professions, the only and the oldest."""
    for place, token in enumerate(found):
        for kind, last in (
            (Kind.CHILDREN, _children(found, place)),
            (Kind.ONLY_ONE, _only_one(found, place)),
            (Kind.ILLNESS, _illness(found, place)),
        ):
            if last >= place:
                yield Span(token.start, found[last].end, kind)
        for kind, section in (
            (Kind.ORIGIN, "origin"),
            (Kind.INCIDENT, "incident"),
            (Kind.PROFESSION, "profession"),
        ):
            if token.plain in cue(section):
                yield Span(token.start, token.end, kind)


def _may_be_name(found: Sequence[Token], place: int, *, is_all_shouted: bool) -> bool:
    token = found[place]
    if token.is_number or len(token.plain) < SHORTEST_NAME or token.plain in cue("no name"):
        return False
    if token.plain in names_of_people():
        return token.plain not in cue("capital only") or (token.is_capital and not token.is_first)
    if token.plain in listed("ordinary"):
        return False
    return _is_titled(found, place) or (not is_all_shouted and _stands_out(found, place))


def _stands_out(found: Sequence[Token], place: int) -> bool:
    """A capital that no rule of spelling asks for, or a strange word that does something."""
    token = found[place]
    is_abbreviation = token.is_shouted and len(token.text) <= LONGEST_ABBREVIATION
    if not token.is_capital or is_abbreviation or is_compound(token.plain):
        return False
    return not token.is_first or _is_followed_by_capital(found, place) or _does_something(found, place)


def _is_titled(found: Sequence[Token], place: int) -> bool:
    """As in "dokter Wouters", and in small letters after a title that always has a name behind it."""
    before = found[place - 1] if place else None
    if before is None or found[place].start - before.end > 2:  # noqa: PLR2004 - "Mr. Hendrickx"
        return False
    is_capital = found[place].is_capital and not found[place].is_shouted
    return (is_capital and before.plain in cue("title")) or before.plain in cue("title also in small letters")


def _is_followed_by_capital(found: Sequence[Token], place: int) -> bool:
    """Two capitals at the beginning of a sentence: "Tuur Swinnen weigert"."""
    after = found[place + 1] if place + 1 < len(found) else None
    is_name = after is not None and after.is_capital and not after.is_shouted and not after.is_apart
    return is_name and after is not None and after.plain not in no_names()


def _does_something(found: Sequence[Token], place: int) -> bool:
    """A word that nobody knows, and what somebody does: "Babacar kreeg te horen"."""
    after = found[place + 1] if place + 1 < len(found) else None
    return (
        after is not None and after.plain in cue("verb") and not after.is_apart and _is_strange(found[place])
    )


def _is_strange(token: Token) -> bool:
    """No beginning of an ordinary word, and no ending of our language."""
    return not token.plain.endswith(ENDINGS) and token.plain[:4] not in beginnings()


def _children(found: Sequence[Token], place: int) -> int:
    """As in "7 kinderen", "elf kindjes", "drieling"."""
    token = found[place]
    if token.plain in cue("many children"):
        return place
    number = value(token)
    after = found[place + 1].plain if place + 1 < len(found) else ""
    is_many = number is not None and MANY_CHILDREN <= number <= MOST_CHILDREN
    return place + 1 if is_many and after in cue("offspring") else -1


def _only_one(found: Sequence[Token], place: int) -> int:
    """As in "enige gezin", "de enige die", "oudste inwoner"; not "geen enkele", not "enige tijd"."""
    token = found[place]
    before = found[place - 1].plain if place else ""
    after = found[place + 1].plain if place + 1 < len(found) else ""
    is_person = after in cue("person noun") or after in cue("profession")
    if token.plain in cue("only"):
        if is_person:
            return place + 1
        return place if before in {"de", "het", "als", "onze"} and after not in cue("unit") else -1
    if token.plain in cue("superlative"):
        return place + 1 if is_person else place
    if token.plain in cue("first"):
        return place + _steps_to_person(found, place)
    is_superlative = token.plain.endswith(SUPERLATIVE) and is_person and before in {"de", "het"}
    return place + 1 if is_superlative and token.plain not in listed("ordinary") else -1


def _steps_to_person(found: Sequence[Token], place: int) -> int:
    """As in "eerste aanvrager", "eerste transgender koppel"; "eerste gesprek" is nobody."""
    rest = [one.plain for one in found[place + 1 : place + 3]]
    return next((step for step, one in enumerate(rest, start=1) if one in cue("person noun")), -place - 1)


def _illness(found: Sequence[Token], place: int) -> int:
    """Rare ones by name, short ones only in capitals; "ziekte van" with what follows."""
    token = found[place]
    if token.plain in {"ziekte", "syndroom"} and place + 2 < len(found) and found[place + 1].plain == "van":
        return place + 2
    if token.plain not in cue("illness"):
        return -1
    is_word_too = token.plain in cue("illness only in capitals")
    return place if not is_word_too or token.is_shouted or (token.is_capital and not token.is_first) else -1
