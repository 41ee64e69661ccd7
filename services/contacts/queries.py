"""Finding contacts: our own, and those that municipalities of our networks share."""

from dataclasses import dataclass
from uuid import UUID

from services.contacts.rules import MOST_FOUND, Card, fits, is_enough
from services.contacts.tables import Contact
from services.errors import NotFound
from tenants import crossings
from tenants.access import Access


@dataclass(frozen=True)
class Found:
    """A card, and whose it is: `municipality` is empty for our own."""

    id: UUID
    card: Card
    municipality: str = ""


async def contacts(access: Access, sought: str = "") -> list[Contact]:
    """Our own, by organisation and name."""
    access.require("contacts.write")
    rows = await Contact.objects().order_by(Contact.organisation, Contact.name, Contact.id)
    return [row for row in rows if fits(card_of(row), sought)]


async def get_contact(access: Access, contact_id: UUID) -> Contact:
    """One of our own; NotFound for one of others."""
    access.require("contacts.write")
    found = await Contact.objects().where(Contact.id == contact_id).first()
    if found is None:
        raise NotFound("contact")
    return found


async def search(access: Access, sought: str) -> list[Found]:
    """Who fits what was typed, our own first; the same card twice is shown once."""
    access.require("cases.edit")
    if not is_enough(sought):
        return []
    own = await Contact.objects().order_by(Contact.name, Contact.organisation, Contact.id)
    ours = [Found(row.id, card_of(row)) for row in own if fits(card_of(row), sought)]
    theirs = [_found(one) for one in await crossings.shared_contacts(sought)]
    cards: dict[Card, Found] = {}
    for one in [*ours, *theirs]:
        cards.setdefault(one.card, one)
    return list(cards.values())[:MOST_FOUND]


async def pick(access: Access, contact_id: UUID) -> Found | None:
    """The card that somebody chose, ours or shared with us; None when it is gone or not for us."""
    access.require("cases.edit")
    own = await Contact.objects().where(Contact.id == contact_id).first()
    if own is not None:
        return Found(own.id, card_of(own))
    shared = await crossings.shared_contacts("", contact_id)
    return _found(shared[0]) if shared else None


def card_of(row: Contact) -> Card:
    """What stands on it."""
    return Card(row.organisation, row.function, row.name, row.sector, row.phone, row.email)


def _found(one: crossings.SharedContact) -> Found:
    card = Card(one.organisation, one.function, one.name, one.sector, one.phone, one.email)
    return Found(one.contact, card, one.municipality)
