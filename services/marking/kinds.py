"""What may lead back to somebody, by kind, and where it stands in a text."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """In the order of what counts most when two stand in the same place. Dutch for them: tenants/words/marking.py."""

    NATIONAL_NUMBER = "national-number"
    IBAN = "iban"
    MAIL = "mail"
    COMPANY = "company-number"
    PHONE = "phone"
    NAME = "name"
    ADDRESS = "address"
    KNOWN_NUMBER = "known-number"
    PLATE = "plate"
    WEB = "web"
    DATE = "date"
    STREET = "street"
    INSTITUTION = "institution"
    PLACE = "place"
    POSTCODE = "postcode"
    AGE = "age"
    LONG_NUMBER = "long-number"
    CHILDREN = "children"
    ORIGIN = "origin"
    ILLNESS = "illness"
    INCIDENT = "incident"
    PROFESSION = "profession"
    ONLY_ONE = "only-one"
    MAYBE_NAME = "maybe-name"


# No text of a bottleneck needs these; nobody can confirm them away.
NEVER = frozenset({Kind.NATIONAL_NUMBER, Kind.IBAN, Kind.MAIL, Kind.PHONE, Kind.COMPANY})
# What no list decides: the program asks, the author knows.
WARNINGS = frozenset(
    {
        Kind.MAYBE_NAME,
        Kind.CHILDREN,
        Kind.ORIGIN,
        Kind.ILLNESS,
        Kind.INCIDENT,
        Kind.PROFESSION,
        Kind.ONLY_ONE,
    }
)
RANK = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True)
class Span:
    """A piece of a text, from `start` up to `end`."""

    start: int
    end: int
    kind: Kind
