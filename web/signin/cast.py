"""Who can be played in the demo: the cast, with one plain line about each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """One person of the cast: their subject at the local provider, first name, and what they do."""

    subject: str
    name: str
    line: str


CAST = (
    Role("an-voorbeeld", "An", "coördineert in Pelt"),
    Role("bram-voorbeeld", "Bram", "is collega van An en kent haar situaties niet"),
    Role("celia-voorbeeld", "Celia", "coördineert in Genk en vervangt An in één situatie"),
    Role("dirk-voorbeeld", "Dirk", "beheert het netwerk"),
    Role("eva-voorbeeld", "Eva", "is tweede lezer van het netwerk"),
    Role("fien-voorbeeld", "Fien", "beheert de instellingen van Pelt"),
    Role("gust-voorbeeld", "Gust", "is voorzitter uit de pool"),
    Role("hilde-voorbeeld", "Hilde", "werkt nog nergens; kreeg misschien een mail"),
    Role("joris-voorbeeld", "Joris", "werkt nog nergens; kreeg een mail van Fien"),
)
SUBJECTS = frozenset(role.subject for role in CAST)
