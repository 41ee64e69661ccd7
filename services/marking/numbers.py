"""Numbers that lead to one person or firm: national number, IBAN, phone, mail, company number, plate, long ones."""

import re
from collections.abc import Callable, Iterator

from services.marking.kinds import Kind, Span

# A national number as people type it: eleven digits, with what they put between.
ELEVEN = re.compile(r"(?<!\d)\d(?:[ .\-–/]{0,3}\d){10}(?!\d)")
ACCOUNT = re.compile(r"(?<![^\W_])[A-Za-z]{2}[ .]?\d{2}(?:[ .\-]{0,2}[A-Za-z0-9]{1,4}){3,9}")
LENGTHS = (
    "BE16 NL18 LU20 DE22 FR27 IE22 ES24 IT27 PT25 PL28 RO24 LT20 EE20 BG22 GB22 AT20 CZ24 HU28 TR26 GR27"
)
ACCOUNT_LENGTHS = {one[:2]: int(one[2:]) for one in LENGTHS.split()}
PHONE = re.compile(
    r"(?<![\d+])(?<!\d[./\-])(?:(?:\+|00) ?32[ ./-]?(?:\(0\))?|0\)?)(?:[ ./()\-]{0,2}\d){8,9}(?!\d)"
)
FOREIGN = re.compile(r"(?<![\d+])(?:\+|00)[1-9]\d{0,2}(?:[ ./()\-]{0,2}\d){7,12}(?!\d)")
MAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]+ ?(?:@|\(at\)) ?[\w\-]+(?:\.[\w\-]+)+")
WEB = re.compile(r"(?<!\w)(?:https?://|www\.)[^\s<>\"]+|(?<![\w.])@\w{3,40}")
COMPANY = re.compile(r"(?<![^\W_])(?:BE ?)?[01]\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d)", re.IGNORECASE)
PLATE = re.compile(
    r"(?<![^\W_])(?:[1-9][ -]?[A-Z]{3}[ -]?\d{3}|[1-9]-?[A-Za-z]{3}-?\d{3}|[A-Z]{3}-\d{3})(?![^\W_])"
)
LONG = re.compile(r"(?<![\d.,])\d(?:[ .\-/]?\d){6,23}(?!\d)")
THOUSANDS = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
MONEY = ("eur", "€", "inw", "mens")
SINCE_2000 = 2_000_000_000
# Months of whom a month of birth is unknown, and of who has a number without being registered.
NO_MONTH = (0, 20, 40)
ELEVEN_DIGITS, MOST_DAYS, MOST_MONTHS = 11, 31, 12


def numbers(text: str) -> Iterator[Span]:
    """Every number or address of the net; what the check digits confirm, and what only looks like it."""
    for match in ACCOUNT.finditer(text):
        if length := account(match[0]):
            yield Span(match.start(), match.start() + length, Kind.IBAN)
    for pattern, kind, is_right in SHAPES:
        for match in pattern.finditer(text):
            if is_right(match):
                yield Span(*match.span(), kind)


def digits(text: str) -> str:
    """Only the digits, as ASCII, whatever the alphabet."""
    return "".join(str(int(one)) for one in text if one.isdecimal())


def is_national(eleven: str) -> bool:
    """Mod 97, of both centuries, with a day that can be."""
    if len(eleven) != ELEVEN_DIGITS or eleven == "0" * ELEVEN_DIGITS:
        return False
    month, day = int(eleven[2:4]) % 20, int(eleven[4:6])
    if day > MOST_DAYS or (month > MOST_MONTHS and int(eleven[2:4]) not in NO_MONTH):
        return False
    body, check = int(eleven[:9]), int(eleven[9:])
    return check in {97 - body % 97, 97 - (SINCE_2000 + body) % 97}


def is_company(ten: str) -> bool:
    """Mod 97 of an enterprise number."""
    return len(ten) == 10 and int(ten[8:]) == 97 - int(ten[:8]) % 97  # noqa: PLR2004 - a KBO number has ten digits


def account(text: str) -> int:
    """How many characters of this are an account number that is right by mod 97; 0 for none."""
    wanted = ACCOUNT_LENGTHS.get(text[:2].upper(), 0)
    bare = ""
    for place, one in enumerate(text, start=1):
        if one.isalnum():
            bare += one.upper()
        if wanted and len(bare) == wanted:
            return place if _is_right(bare) else 0
    return 0


def _is_right(bare: str) -> bool:
    return int("".join(str(int(one, 36)) for one in bare[4:] + bare[:4])) % 97 == 1


def _is_no_amount(match: re.Match[str]) -> bool:
    after = match.string[match.end() : match.end() + 5].strip().lower()
    before = match.string[max(0, match.start() - 2) : match.start()]
    return not (THOUSANDS.fullmatch(match[0]) or after.startswith(MONEY) or "€" in before)


def _always(match: re.Match[str]) -> bool:
    return True


SHAPES: tuple[tuple[re.Pattern[str], Kind, Callable[[re.Match[str]], bool]], ...] = (
    (ELEVEN, Kind.NATIONAL_NUMBER, lambda match: is_national(digits(match[0]))),
    (COMPANY, Kind.COMPANY, lambda match: is_company(digits(match[0]))),
    (MAIL, Kind.MAIL, _always),
    (PHONE, Kind.PHONE, _always),
    (FOREIGN, Kind.PHONE, _always),
    (WEB, Kind.WEB, _always),
    (PLATE, Kind.PLATE, _always),
    (LONG, Kind.LONG_NUMBER, _is_no_amount),
)
