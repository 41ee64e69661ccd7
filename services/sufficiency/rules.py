"""What may and may not: a step of this very scale, never a judgement; the owner decides who reads."""

from collections.abc import Sequence
from uuid import UUID

from services.cases.tables import CircleKind
from services.consents.rules import plain
from services.consents.tables import Restriction
from services.errors import NotFound, Refused
from services.preparations.tables import Hand
from services.sufficiency.tables import SufficiencyTalk

MOST_TALKS = 60
KEPT = 0
TELLING = 4
NOTHING = "-"
# A domain of ours, and the life domain under which something is kept from somebody.
ALSO = {"social": ("network", "daytime"), "work": ("work", "daytime")}


def hand(own: UUID, kind: str, key_worker: UUID | None, *, is_reader: bool) -> Hand | None:
    """Whose hand a guest writes with; None for who may only read, because the client named them."""
    if kind == CircleKind.CLIENT:
        return Hand.SELF
    if own == key_worker:
        return Hand.KEY_WORKER
    if is_reader:
        return None
    raise NotFound("sufficiency")


def may_read(kept: Sequence[Restriction], reader: UUID, domain: str, said: str) -> bool:
    """What is kept from somebody is kept here too: the same domain, or one telling word of the topic."""
    domains, text = (domain, *ALSO.get(domain, ())), plain(said)
    return not any(
        one.kept_from in {None, reader}
        and (one.domain in domains or any(word in text for word in _telling(one.topic)))
        for one in kept
    )


def may_read_closing(kept: Sequence[Restriction], reader: UUID, talk: SufficiencyTalk) -> bool:
    """The same for what the table changed, and what pulls at what."""
    said = f"{talk.contribution_words} {talk.pulls_words}"
    return all(may_read(kept, reader, code or NOTHING, said) for code in (talk.pulls_from, talk.pulls_to))


def _telling(topic: str) -> list[str]:
    return [word for word in plain(topic).split() if len(word) >= TELLING]


def check_step(step: int | None, steps: int, *, is_kept: bool = False) -> None:
    """A sentence that stands there, or one of an older version that stays."""
    if step is None or (step == KEPT and is_kept):
        return
    if not 1 <= step <= steps:
        raise Refused("sufficiency.no-such-sentence")


def check_pull(pulls_from: str, pulls_to: str) -> None:
    """Two things pull at each other: both are named, and they are not the same."""
    if bool(pulls_from) != bool(pulls_to):
        raise Refused("sufficiency.pull-of-two")
    if pulls_from and pulls_from == pulls_to:
        raise Refused("sufficiency.pull-of-itself")


def check_talks(held: int) -> None:
    """Now and then, no diary."""
    if held >= MOST_TALKS:
        raise Refused("sufficiency.too-many")
