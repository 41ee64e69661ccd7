"""What helps a consultation to start well (row 40): what the request tells already, and what was talked through.

Tips and no exam: nothing waits for it. The coordinator ticks what came up in the talk.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.referrals import queries, rules
from services.referrals.rules import SELF, Answers
from services.referrals.tables import PersonKind, PlaceWish, Referral
from tenants import audit
from tenants.access import Access

ITEMS = ("talked", "wishes", "goal", "table", "confidant", "prepared", "coming", "care")


@dataclass(frozen=True)
class Item:
    """One thing to talk about; `is_told` by the request itself, `is_ticked` by the coordinator."""

    code: str
    is_told: bool
    is_ticked: bool

    @property
    def is_open(self) -> bool:
        """Whether nobody said anything about it yet."""
        return not (self.is_told or self.is_ticked)


def items(referral: Referral, kinds: Iterable[str]) -> tuple[Item, ...]:
    """The whole list for one request; `kinds` says what sort of people it names."""
    known = told(referral.to_dict(), kinds)
    return tuple(Item(code, code in known, code in referral.talked_through) for code in ITEMS)


def missing(answers: Answers, people: Sequence[Any]) -> tuple[str, ...]:
    """What a request that was just sent says nothing about yet."""
    known = told(rules.kept(answers), {person["kind"] for person in people})
    return tuple(code for code in ITEMS if code not in known)


def told(answers: Answers, kinds: Iterable[str]) -> set[str]:
    """What the request itself tells."""
    named, is_own = set(kinds), answers["requester_kind"] in SELF
    facts = {
        "talked": answers["is_client_informed"],
        "wishes": is_own or answers["informed_note"],
        "goal": answers["goal"],
        "table": is_own and named & {PersonKind.HELPER, PersonKind.NETWORK},
        "confidant": is_own and PersonKind.NETWORK in named,
        "prepared": answers["informed_note"],
        "coming": answers["place"] == PlaceWish.HOME,
    }
    return {code for code, fact in facts.items() if fact}


async def tick(access: Access, referral_id: UUID, codes: Iterable[str]) -> Referral:
    """Note what was talked through; what is not in the list comes off again."""
    referral = await queries.get_referral(access, referral_id, is_to_change=True)
    rules.check_may_weigh(referral.is_client_informed, referral.led_to)
    chosen = [code for code in ITEMS if code in set(codes)]
    if chosen != referral.talked_through:
        referral.talked_through = chosen
        await referral.save([Referral.talked_through])
        audit.record(access, "referral.talked-through", referral_id)
    return referral
