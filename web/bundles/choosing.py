"""What of the texts that nobody bundled stands on the page: by a word, so many at a time, and what was ticked first.

What is looked for is posted, as in the reading room: no address and no log holds it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.bundles.proposals import Text
from web.bundles.forms import picked

MOST, LONGEST_WORDS, LONGEST_PAGE = 40, 100, 4


@dataclass(frozen=True)
class Looked:
    """What somebody looks for, on which page, and what they ticked already."""

    words: str = ""
    page: int = 0
    ticked: Collection[UUID] = ()


@dataclass(frozen=True)
class Offered:
    """The texts of one page; `has_search` where there is more than one page to look through."""

    texts: Sequence[Text]
    has_more: bool
    has_search: bool


def looked(posted: Any) -> Looked:
    """As it was sent; a page that is no number is the first."""
    told = str(posted.get("blad", ""))
    page = int(told) if told.isascii() and told.isdigit() and len(told) <= LONGEST_PAGE else 0
    return Looked(str(posted.get("zoek", ""))[:LONGEST_WORDS].strip(), page, picked(posted, "bijdrage"))


def offered(texts: Sequence[Text], sought: Looked) -> Offered:
    """One page of the texts that hold every word, after those that were ticked."""
    words = sought.words.casefold().split()
    ticked = [one for one in texts if one.id in sought.ticked]
    others = [one for one in texts if one.id not in sought.ticked and _holds(one, words)]
    start = sought.page * MOST
    found = [*ticked, *others[start : start + MOST]]
    return Offered(found, len(others) > start + MOST, len(texts) > MOST)


def _holds(text: Text, words: Sequence[str]) -> bool:
    return all(word in text.text.casefold() for word in words)
