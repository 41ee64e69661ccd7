"""Decisions about contacts: keep, change, share or stop sharing, remove. Nothing here knows a case."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from services.contacts import rules
from services.contacts.queries import card_of, get_contact
from services.contacts.rules import Card
from services.contacts.tables import Contact
from services.errors import Conflict
from tenants import audit
from tenants.access import Access


async def keep_contact(access: Access, card: Card, *, is_shared: bool, now: datetime) -> Contact:
    """Write a card; the same card twice is one."""
    access.require("cases.edit")
    rules.check_card(card)
    for known in await Contact.objects().where(Contact.organisation == card.organisation):
        if card_of(known) == card:
            return known
    row = Contact(**asdict(card), shared_at=now if is_shared else None, added_at=now, added_by=access.member)
    await row.save()
    audit.record(access, "contact.kept", row.id)
    return row


async def edit_contact(
    access: Access, contact_id: UUID, card: Card, *, is_shared: bool, version: int, now: datetime
) -> None:
    """Change it, share it, or stop sharing it; raises Conflict when somebody else did so meanwhile."""
    access.require("contacts.write")
    rules.check_card(card)
    before = await get_contact(access, contact_id)
    shared_at = (before.shared_at or now) if is_shared else None
    values = {getattr(Contact, name): value for name, value in asdict(card).items()}
    changed = await (
        Contact.update({**values, Contact.shared_at: shared_at, Contact.version: version + 1})
        .where(Contact.id == contact_id, Contact.version == version)
        .returning(Contact.id)
    )
    if not changed:
        raise Conflict
    audit.record(access, "contact.edited", contact_id)


async def remove_contact(access: Access, contact_id: UUID) -> None:
    """Gone for us and for the networks; who was picked out of it stays as they were written in a circle."""
    access.require("contacts.write")
    await get_contact(access, contact_id)
    await Contact.delete().where(Contact.id == contact_id)
    audit.record(access, "contact.removed", contact_id)
