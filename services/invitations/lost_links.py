"""Lost links: who types an own mail address gets the links that are open for it, by mail and nowhere else.

The page only keeps the address, sealed; a job looks whether anybody has it. So no answer, and no clock, tells.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from piccolo.columns.combination import WhereRaw

from services.invitations import ceilings, rules, tokens
from services.invitations.queries import link_of
from services.invitations.tables import Channel, Invitation, LostLink, MailState
from tenants import outbox, registry
from tenants.access import Access

KEPT = timedelta(days=1)
MAILED = (MailState.SENT.value, MailState.IN_DOUBT.value)
OF_ADDRESS = """
invitation.id in (select i.id from invitation i
  join participant t on (t.tenant, t.id) = (i.tenant, i.participant)
  join circle_member p on (p.tenant, p.id) = (t.tenant, t.circle_member)
  where lower(p.email) = lower({}) and p.left_at is null and t.removed_at is null)
"""


@dataclass(frozen=True)
class OwnLink:
    """One link in such a mail: when the sitting is or was, the own keyword, and where it leads."""

    starts_at: datetime | None
    keyword: str
    path: str


@dataclass(frozen=True)
class OwnLinks:
    """What is mailed, without a name where two people share the address.

    `email` is the address that we know, not the one that was typed: two texts may only look alike.
    """

    email: str
    name: str
    links: tuple[OwnLink, ...]


async def ask_links(access: Access, email: str, network: str, *, now: datetime) -> None:
    """Somebody at the page of a municipality; whether the address is known is not even asked here."""
    await LostLink.delete().where(LostLink.asked_at < now - KEPT)
    if not await ceilings.may_ask_links(access, network, now=now):
        return
    row = LostLink(sealed=tokens.seal(email, access.home.id), asked_at=now)
    await row.save()
    await outbox.add(access, "invitations.links", dedupe=f"links:{row.id}", lost=row.id)


async def find_links(access: Access, lost_id: UUID, *, now: datetime) -> OwnLinks | None:
    """For jobs: what this address may have; None for an address that nobody has, or that got enough today."""
    access.require("job")
    row = await LostLink.objects().where(LostLink.id == lost_id).first()
    homes = await registry.ids_of(access.home) if row else []
    email = next((text for home in homes if row and (text := tokens.unseal(row.sealed, home))), None)
    found = await _open_for(email, now) if email else []
    if not email or not found or not await ceilings.may_mail_links(access, email, now=now):
        await forget(access, lost_id)
        return None
    people = [one.participant.circle_member for one in found]
    names = {person.first_name for person in people}
    name = names.pop() if len(names) == 1 else ""
    return OwnLinks(people[0].email, name, tuple(_link(access, one) for one in found))


async def forget(access: Access, lost_id: UUID) -> None:
    """The address has served."""
    access.require("job")
    await LostLink.delete().where(LostLink.id == lost_id)


async def _open_for(email: str, now: datetime) -> list[Invitation]:
    """Only what was mailed to that address: who was asked on paper may not want to be mailed."""
    seat: Any = Invitation.participant
    rows = Invitation.objects(seat, seat.consultation, seat.circle_member).where(
        WhereRaw(OF_ADDRESS, email)
        & (Invitation.channel == Channel.MAIL.value)
        & Invitation.mail_state.is_in(list(MAILED))
    )
    found = await rows.order_by(Invitation.asked_at)
    return [one for one in found if rules.is_link_open(one, one.participant.consultation, now)]


def _link(access: Access, invitation: Any) -> OwnLink:
    seat = invitation.participant
    return OwnLink(seat.consultation.starts_at, seat.circle_member.keyword, link_of(access, invitation))
