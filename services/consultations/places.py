"""Where a sitting is, as others may read it. The one place that decides; pages, mails, calendars and papers ask here.

Somebody's home stands in no mail, no calendar and on no paper. A secret address stands nowhere, also when it
was typed as the place of a sitting that is not said to be at home.
"""

import re
from dataclasses import dataclass
from uuid import UUID

from services.cases.tables import CircleKind, CircleMember
from services.consultations.tables import Consultation, PlaceKind

LIVES_THERE = (CircleKind.CLIENT, CircleKind.FAMILY)
SHORTEST = 5


@dataclass(frozen=True)
class Hidden:
    """What may not be told: whether the home is secret, and the addresses that are."""

    is_home: bool
    addresses: tuple[str, ...]


async def hidden(case_id: UUID) -> Hidden:
    """The secret addresses of everybody in the circle, also of who left."""
    where = (CircleMember.case == case_id) & CircleMember.is_address_secret.eq(value=True)
    rows = await CircleMember.select(CircleMember.kind, CircleMember.address).where(where)
    addresses = tuple(row["address"] for row in rows if len(_plain(row["address"])) >= SHORTEST)
    return Hidden(any(row["kind"] in LIVES_THERE for row in rows), addresses)


def place_for_guests(sitting: Consultation, secrets: Hidden) -> str:
    """For who came in with a code; "" when they have to phone for it."""
    if sitting.place_kind == PlaceKind.HOME and secrets.is_home:
        return ""
    return "" if _tells(sitting.place, secrets) else str(sitting.place)


def place_for_all(sitting: Consultation, secrets: Hidden) -> str:
    """For mails, calendars, papers, and browsers that are only known."""
    return "" if sitting.place_kind == PlaceKind.HOME else place_for_guests(sitting, secrets)


def _tells(place: str, secrets: Hidden) -> bool:
    """Whether the place says a secret address: its street and number, or how it begins."""
    told = _plain(place)
    return any(
        _street(address) in told or (len(told) >= SHORTEST and _plain(address).startswith(told))
        for address in secrets.addresses
    )


def _street(address: str) -> str:
    found = re.match(r"\D*\d+\s*[a-zA-Z]?\b", address)
    return _plain(found[0] if found else address)


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text.casefold())
