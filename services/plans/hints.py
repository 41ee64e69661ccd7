"""Hints at a goal (SMARTI, row 137): questions that may help to say it better. They never block and never count.

No database, no clock: the sentence, its steps, and the day on which it is read.
"""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from services.plans.dates import find_due

MOST = 2
SHORTEST = 4


class Hint(StrEnum):
    """What a goal may miss; the question stands in tenants/words/plans.py."""

    OWN_WISH = "own-wish"
    POSITIVE = "positive"
    ACTIVE = "active"
    PRESENT = "present"
    SPECIFIC = "specific"
    FIRST_STEP = "first-step"
    WHEN = "when"


SAID = {
    Hint.OWN_WISH: r"\b(moet|moeten|verplicht|hoort? te|dient te)\b",
    Hint.POSITIVE: r"\b(niet|niets|geen|nooit|stoppen|minder)\b",
    Hint.ACTIVE: r"\b(wordt|worden)\b.*\b(ge|be|ver|ont|her)\w+(d|t|en)\b",
    Hint.PRESENT: r"\b(zal|zullen|zou|zouden|ga|gaat|gaan) \w+",
}


def hints(sentence: str, steps: Sequence[str], on: date) -> tuple[Hint, ...]:
    """At most two, the one that matters most first; nothing when the goal stands well."""
    said = " ".join(sentence.casefold().split())
    found = [hint for hint, pattern in SAID.items() if re.search(pattern, said)]
    if len(said.split()) < SHORTEST:
        found.append(Hint.SPECIFIC)
    if not steps:
        found.append(Hint.FIRST_STEP)
    if not any(find_due(one, on) for one in (sentence, *steps)):
        found.append(Hint.WHEN)
    return tuple(found[:MOST])
