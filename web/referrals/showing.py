"""The page of one request: everything that stands on it, whoever asks."""

from collections.abc import Mapping
from typing import Any

from infra import clock
from services.cases.neutrality import Helper, is_helping, shares_a_house, usual_kind
from services.referrals.queries import has_pool
from services.referrals.rules import Stage
from services.referrals.views import FullReferral
from tenants.access import Access
from tenants.directory import find_contact
from tenants.words import referrals as words
from tenants.words import weighing as own
from tenants.words.cases import COORDINATOR_KINDS


async def values(
    access: Access, found: FullReferral, *, refused: str = "", typed: str = ""
) -> Mapping[str, Any]:
    """What the page shows; to begin it, also how close the coordinator stands."""
    begins = found.stage is Stage.TO_BEGIN
    contact = await find_contact(access)
    return {
        "found": found,
        "today": clock.today(),
        "codes": words,
        "own": own,
        "me": access.member,
        "may_assign": access.may("referrals.assign"),
        "may_note": access.may("referrals.note"),
        "may_begin": access.may("cases.begin-requested"),
        "has_pool": has_pool(access),
        "kinds": COORDINATOR_KINDS,
        "kind": await usual_kind(access) if begins and access.may("cases.begin-requested") else "",
        "same_house": begins and shares_a_house(access.home.name, _helping(found)),
        "is_close": begins and is_helping(access.actor.name, "", _helping(found)),
        "phone": contact.phone if contact else "",
        "home": access.home.name,
        "refused": refused,
        "typed": typed,
    }


def _helping(found: FullReferral) -> list[Helper]:
    asks = found.referral
    who_asks = [Helper(asks.requester_name, asks.requester_email, asks.requester_organisation)]
    named = [Helper(one.name, one.email, one.organisation) for one in found.named("helper")]
    return named + (who_asks if asks.requester_kind == "helper" else [])
