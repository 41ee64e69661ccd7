"""What may stand in a bottleneck: what fails, never who."""

import re
from collections.abc import Iterable

from services.errors import Refused

MOST = 400
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SHORTEST_NAME = 3


def check_marking(sentence: str) -> None:
    """One sentence or two; raises Refused when empty or too long."""
    if not sentence.strip():
        raise Refused("signal.empty")
    if len(sentence) > MOST:
        raise Refused("signal.too-long")


def known_names(sentence: str, names: Iterable[str]) -> list[str]:
    """Which names of this case stand in the sentence, in any case of letters, as they were typed.

    Word by word; names shorter than three letters are left to the reader's eye.
    """
    wanted = {part.casefold() for name in names for part in WORD.findall(name) if len(part) >= SHORTEST_NAME}
    return list(dict.fromkeys(word for word in WORD.findall(sentence) if word.casefold() in wanted))
