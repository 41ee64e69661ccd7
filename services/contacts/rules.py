"""What a contact is: a card of a service. Plain functions, no database."""

from dataclasses import dataclass

from services.errors import Refused

SHORTEST_SEARCH = 3  # letters; the same stands in shared_contacts()
MOST_FOUND = 10


@dataclass(frozen=True)
class Card:
    """What stands on the card of a professional; all of it is about work."""

    organisation: str
    function: str = ""
    name: str = ""
    sector: str = ""
    phone: str = ""
    email: str = ""


def check_card(card: Card) -> None:
    """Somebody of a service, by name or function; who has no service is nobody's contact here."""
    if not card.organisation:
        raise Refused("contact.no-organisation")
    if not card.name and not card.function:
        raise Refused("contact.nobody")


def is_enough(sought: str) -> bool:
    """Whether so many letters say whom somebody looks for."""
    return len(sought.strip()) >= SHORTEST_SEARCH


def fits(card: Card, sought: str) -> bool:
    """Whether every word that was typed stands on the card: the same as shared_contacts() does."""
    told = f"{card.organisation} {card.function} {card.name}".lower()
    return all(word in told for word in sought.lower().split())
