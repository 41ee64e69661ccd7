"""Papers about consent: the three questions for the kitchen table, and one page for a helper who doubts."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from services.documents.invitations import Person
from services.documents.letterhead import printed
from services.invitations.guests import Host
from tenants.words.consents import EXPLAINED


@dataclass(frozen=True)
class Doubt:
    """What a helper who doubts reads: about themselves and the rules, never about the client."""

    name: str
    whether: str
    why: str
    tells: str
    source: str
    given: str
    laws: tuple[str, ...]
    consultation: str


def consent_sheet(head: Mapping[str, str], name: str, people: Sequence[Person], host: Host) -> bytes:
    """To be filled in by hand, together."""
    told = {
        "name": name,
        "people": [asdict(one) for one in people],
        "explained": [asdict(one) for one in EXPLAINED],
        "host": host.first_name or "ons",
        "phone": host.phone,
    }
    return printed("consent_sheet.typ", head, told)


def hearing_sheet(head: Mapping[str, str], doubt: Doubt, host: Host) -> bytes:
    """One page; without a word about the case."""
    return printed(
        "hearing_sheet.typ", head, {**asdict(doubt), "host": host.name or "ons", "phone": host.phone}
    )
