"""What may and may not around preparing: by whose hand, who reads it, and what goes on the agenda."""

from collections.abc import Collection
from hashlib import sha256
from uuid import UUID

from services.cases.tables import CircleKind
from services.errors import NotFound, Refused
from services.preparations.tables import Contribution, Hand, Kit, KitAnswer, ToldBy

MOST_TOPICS = 6
MOST_PAPERS = 6
LETTERS = "ACDEFHJKLMNPRTUVWXY3479"  # nothing that looks like something else
OWN_KIT = (CircleKind.CLIENT, CircleKind.FAMILY)


def has_kit(kind: str) -> bool:
    """Client and family, each with their own thoughts and wishes (row 61); all others have three minutes."""
    return kind in OWN_KIT


def check_has_kit(kind: str) -> None:
    """A kit is asked of who has one."""
    if not has_kit(kind):
        raise NotFound("kit")


def check_contributes(kind: str) -> None:
    """The three minutes are of helpers and friends."""
    if has_kit(kind):
        raise NotFound("contribution")


def hand(own: UUID, person: UUID, kind: str, key_worker: UUID | None) -> Hand:
    """Whose hand a guest writes with: their own, or as key worker together with the client."""
    if own == person:
        return Hand.SELF
    if own == key_worker and kind == CircleKind.CLIENT:
        return Hand.KEY_WORKER
    raise NotFound("preparation")


def may_read_together(hands: Collection[str], *, is_reader: bool) -> bool:
    """What the client wrote alone, or told the coordinator, the key worker reads when the client says so."""
    return is_reader or all(one == Hand.KEY_WORKER for one in hands)


def is_for_readers(answer: KitAnswer) -> bool:
    """What is for the coordinator alone stays so, whoever may read the rest."""
    return bool(answer.words) and answer.told_by != ToldBy.NOBODY


def check_teller(told_by: str, teller: UUID | None) -> None:
    """Who tells it is named."""
    if (told_by == ToldBy.PERSON) != (teller is not None):
        raise Refused("kit.no-teller")


def check_silence(silence: str, known_how: str) -> None:
    """Who cannot speak is known in some way: how, and by whom, is what counts (row 47)."""
    if silence and not known_how:
        raise Refused("kit.known-how")


def check_topics(standing: int) -> None:
    """A table has two hours."""
    if standing >= MOST_TOPICS:
        raise Refused("contribution.too-many-topics")


def check_papers(kept: int) -> None:
    """A few sheets, no archive."""
    if kept >= MOST_PAPERS:
        raise Refused("kit.too-many-papers")


def check_topic(title: str, why: str) -> None:
    """Who raises something says what, and why the table needs to know it."""
    if not title:
        raise Refused("contribution.no-title")
    if not why:
        raise Refused("contribution.no-why")


def state(found: Kit | Contribution | None) -> str:
    """How far somebody is: nothing yet, begun or ready."""
    if found is None:
        return ""
    return "ready" if found.ready_at is not None else "begun"


def sheet_code(consultation: UUID, person: UUID) -> str:
    """What stands in the corner of the sheet, and on the coordinator's page: it tells nothing, and leads nowhere."""
    digest = sha256(consultation.bytes + person.bytes).digest()
    code = "".join(LETTERS[one % len(LETTERS)] for one in digest[:6])
    return f"{code[:3]}-{code[3:]}"
