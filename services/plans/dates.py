"""Dates as people say them at a table: "tegen 30 juni", "volgende week dinsdag", "binnen 2 weken", "26/5".

Pure: the day on which it was said comes in, the day that was meant comes out, with where it stood.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6,
    "juli": 7, "augustus": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dec": 12,
}  # fmt: skip
DAYS = {
    "maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5, "zondag": 6,
}  # fmt: skip
NUMBERS = {
    "een": 1, "één": 1, "anderhalve": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "veertien": 14, "dertig": 30, "zestig": 60,
}  # fmt: skip
UNITS = {"dag": 1, "dagen": 1, "week": 7, "weken": 7}
FRIDAY = 4
MOST_AHEAD = 3650

BY = (
    r"(?:(?:uiterlijk|ten\s+laatste|liefst|zeker)\s+){0,3}"
    r"(?:tegen|v[óo][óo]r|op|tot|vanaf|ten\s+laatste|uiterlijk)\s+"
)
DAY = "|".join(DAYS)
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
COUNT = r"\d{1,3}|" + "|".join(NUMBERS)
NOT_NUMBER = r"(?<![\d/.,:-])"
END = r"(?![\d/-]|[.,]\d)"


@dataclass(frozen=True)
class Due:
    """A date and the part of the sentence that said it; `is_stated` when a word like "tegen" came before."""

    on: date
    start: int
    end: int
    is_stated: bool


Reader = Callable[[re.Match[str], date], "date | None"]


def find_due(sentence: str, on: date, next_on: date | None = None) -> Due | None:
    """The date by which: an announced one ("tegen") before others, the last before earlier ones."""
    found = list(_all(sentence, on, next_on))
    found = [due for due in found if not any(_lies_in(due, other) for other in found)]
    stated = [due for due in found if due.is_stated]
    return max(stated or found, key=lambda due: (due.end, due.end - due.start), default=None)


def _all(sentence: str, on: date, next_on: date | None) -> Iterator[Due]:
    for pattern, reader in PATTERNS:
        for match in pattern.finditer(sentence):
            day = _within(lambda: reader(match, on), on)  # noqa: B023  # used at once
            if day is not None and (match.group("by") or _stands_alone(pattern, match, sentence)):
                yield Due(
                    day, *_span(match, sentence), is_stated=bool(match.group("by")) or pattern is PERIOD
                )
    said = NEXT_TIME.search(sentence)
    if said is not None and next_on is not None:
        yield Due(next_on, said.start(), said.end(), is_stated=True)


def _lies_in(due: Due, other: Due) -> bool:
    """Whether a longer phrase says more: "over 14 dagen" in "dinsdag over 14 dagen"."""
    return other.start <= due.start and due.end <= other.end and due.end - due.start < other.end - other.start


def _within(reader: Callable[[], "date | None"], on: date) -> date | None:
    """What is no date (31 juni) or lies absurdly far is no date."""
    try:
        day = reader()
    except (ValueError, OverflowError):
        return None
    return day if day is not None and abs((day - on).days) <= MOST_AHEAD else None


def _stands_alone(pattern: re.Pattern[str], match: re.Match[str], sentence: str) -> bool:
    """Bare figures (26/5) are a date only at the end or after a comma: "3/4 van de huur" is none."""
    if pattern is not FIGURES:
        return True
    if match.group("day") is not None or match.group("year"):
        return True
    return not sentence[match.end() :].strip(" .!)") and match.group("n") + match.group("m") != "247"


def _span(match: re.Match[str], sentence: str) -> tuple[int, int]:
    start = match.start()
    while start > 0 and sentence[start - 1] in " ,":
        start -= 1
    return start, match.end()


def _written(match: re.Match[str], on: date) -> date | None:
    """`30 juni`, `30 juni 2027`."""
    return _year(int(match.group("n")), MONTHS[match.group("m").casefold()], match.group("year"), on)


def _figures(match: re.Match[str], on: date) -> date | None:
    """`26/5`, `26-5-2027`, `26.5.2027`."""
    return _year(int(match.group("n")), int(match.group("m")), match.group("year"), on)


def _year(day: int, month: int, year: str | None, on: date) -> date:
    """Without a year: the next time that this day comes."""
    if year is not None:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)  # noqa: PLR2004  # "26" is 2026
    this = date(on.year, month, day)
    return this if this >= on else date(on.year + 1, month, day)


def _weekday(match: re.Match[str], on: date) -> date:
    """`dinsdag`, `volgende dinsdag`, `volgende week dinsdag`, `dinsdag over een week`."""
    wanted = DAYS[match.group("day").casefold()]
    said = " ".join(match.group().casefold().split())
    monday = on - timedelta(days=on.weekday())
    if "volgende week" in said:
        return monday + timedelta(days=7 + wanted)
    if "deze week" in said:
        return monday + timedelta(days=wanted)
    ahead = (wanted - on.weekday()) % 7
    if "over" in said:
        return on + timedelta(days=ahead + (14 if FORTNIGHT.search(said) else 7))
    return on + timedelta(days=ahead or 7)


def _period(match: re.Match[str], on: date) -> date:
    """`binnen 2 weken`, `over drie dagen`, `binnen de maand`."""
    said = (match.group("count") or "1").casefold()
    count = int(said) if said.isdigit() else NUMBERS[said]
    unit = match.group("unit").casefold()
    extra = timedelta(days=4 if unit == "week" else 15) if said == "anderhalve" else timedelta()
    if unit in UNITS:
        return on + timedelta(days=count * UNITS[unit]) + extra
    return _months_later(on, count * (12 if unit.startswith("jaar") else 1)) + extra


def _near(match: re.Match[str], on: date) -> date:
    """`vandaag`, `morgen`, `overmorgen`."""
    return on + timedelta(days={"vandaag": 0, "morgen": 1, "overmorgen": 2}[match.group("near").casefold()])


def _week(match: re.Match[str], on: date) -> date:
    """`volgende week`, `eind deze week`: the Friday of that week."""
    monday = on - timedelta(days=on.weekday())
    if match.group("which").casefold() in {"volgende", "komende"}:
        return monday + timedelta(days=7 + FRIDAY)
    return max(on, monday + timedelta(days=FRIDAY))


def _month(match: re.Match[str], on: date) -> date:
    """`eind juni`, `half mei`, `begin juli`, `eind van de maand`, `volgende maand`."""
    name = (match.group("m") or "").casefold()
    if name:
        year = on.year + (MONTHS[name] < on.month)
        first = date(int(match.group("year") or year), MONTHS[name], 1)
    else:
        first = _months_later(on.replace(day=1), 1 if "volgende" in match.group().casefold() else 0)
    part = (match.group("part") or "eind").casefold()
    last = monthrange(first.year, first.month)[1]
    return first.replace(day={"begin": 7, "half": 15, "midden": 15}.get(part, last))


def _months_later(on: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(on.month - 1 + months, 12)
    last = monthrange(on.year + year, month + 1)[1]
    return date(on.year + year, month + 1, min(on.day, last))


def _pattern(core: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<by>{BY})?{core}", re.IGNORECASE)


WEEKDAY = rf"(?:(?P<day>{DAY})\s+)?"
WRITTEN = _pattern(
    rf"(?:(?:{DAY})\s+)?{NOT_NUMBER}(?P<n>\d{{1,2}})(?:ste|de|e)?\s+(?P<m>{MONTH})\b\.?(?:\s+(?P<year>20\d\d)\b)?"
)
FIGURES = _pattern(
    rf"{WEEKDAY}{NOT_NUMBER}(?P<n>\d{{1,2}})(?:(?P<sep>[/-])(?P<m>\d{{1,2}})(?:(?P=sep)(?P<year>20\d\d|\d\d))?"
    rf"){END}"
)
DOTTED = _pattern(rf"{NOT_NUMBER}(?P<n>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<year>20\d\d){END}")
WEEKDAYS = _pattern(
    rf"(?:(?:volgende\s+week|deze\s+week|volgende|komende|aanstaande|a\.s\.)\s+)?(?P<day>{DAY})\b"
    r"(?:\s+(?:volgende\s+week|deze\s+week|over\s+(?:een|één|1|twee|2)\s+w(?:eek|eken)|over\s+(?:14|veertien)\s+dagen))?"
)
PERIOD = re.compile(
    rf"\b(?P<by>)(?:binnen|over)\s+(?:de\s+)?(?:ten\s+laatste\s+)?(?:(?P<count>{COUNT})\s+)?"
    r"(?P<unit>dag|dagen|week|weken|maand|maanden|jaar)\b",
    re.IGNORECASE,
)
NEAR = _pattern(r"(?P<near>vandaag|overmorgen|morgen)\b(?!\s*(?:vroeg)?\s*ochtend)")
WEEK = _pattern(
    r"(?:(?:het\s+)?(?:eind|einde|begin)\s+(?:van\s+)?)?(?P<which>volgende|komende|deze)\s+week\b"
)
FORTNIGHT = re.compile(r"twee|2|14|veertien")
MONTHLY = _pattern(
    rf"(?:(?:het\s+)?(?P<part>eind|einde|begin|half|midden)\s+(?:van\s+)?(?:(?P<m>{MONTH})\b(?:\s+(?P<year>20\d\d))?"
    r"|(?:de|deze|volgende)\s+maand\b)|volgende\s+maand\b)"
)
NEXT_TIME = re.compile(
    r"(?<![ ,])[ ,]*\btegen\s+(?:het\s+|de\s+)?(?:volgende?|komende)\s+(?:overleg|keer|vergadering|samenkomst)\b",
    re.IGNORECASE,
)

PATTERNS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (WRITTEN, _written),
    (FIGURES, _figures),
    (DOTTED, _figures),
    (WEEKDAYS, _weekday),
    (PERIOD, _period),
    (NEAR, _near),
    (WEEK, _week),
    (MONTHLY, _month),
)
