"""Who coordinates where, kept by each municipality: what everybody reads, and what each says about the own name.

By who coordinates or administers; the own part by whom it is about, and nobody else.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from services.errors import Conflict, NotAllowed
from tenants import audit
from tenants.access import Access
from tenants.tables import Member, NetworkContact, Policy

FIELDS = ("service", "phone", "email", "reachable", "may_ask")


@dataclass(frozen=True)
class Own:
    """What somebody says about themselves: the own name for everybody; chairing elsewhere, for the network."""

    shows_name: bool
    chairs_elsewhere: bool
    since: date | None


async def get_listing(access: Access) -> Policy:
    """The one row; what nobody set yet is empty."""
    access.require("listing.keep")
    return await Policy.objects().first() or Policy()


async def keep(
    access: Access, words: Mapping[str, str], hidden: Collection[str], version: int, *, today: date
) -> None:
    """Write it, unless somebody else changed it since the page was opened. Whoever writes it, looked at it."""
    access.require("listing.keep")
    values: dict[Any, Any] = {name: words[name] for name in FIELDS}
    values |= {"hidden": [name for name in FIELDS if name in hidden]}
    values |= {"checked_on": today, "checked_by": access.member}
    if not await Policy.exists():
        await Policy(**values).save()
    else:
        newer = {**values, "version": Policy.version + 1}
        if not await Policy.update(newer).where(Policy.version == version).returning(Policy.id):
            raise Conflict("policy")
    audit.record(access, "listing.changed")


async def check(access: Access, *, today: date) -> None:
    """It still holds."""
    access.require("listing.keep")
    values: dict[Any, Any] = {Policy.checked_on: today, Policy.checked_by: access.member}
    await Policy.update(values, force=True)
    audit.record(access, "listing.checked")


async def get_own(access: Access) -> Own:
    """What I said about myself."""
    access.require("listing.own")
    row = await Member.objects().where(Member.id == access.member).first()
    if row is None:
        raise NotAllowed("listing.own")
    return Own(row.name_shown_at is not None, row.chairs_elsewhere_at is not None, row.coordinates_since)


async def keep_own(access: Access, wanted: Own, *, now: datetime) -> None:
    """Only about myself, and only what I tick."""
    before = await get_own(access)
    values: dict[Any, Any] = {Member.coordinates_since: wanted.since}
    if wanted.shows_name != before.shows_name:
        values[Member.name_shown_at] = now if wanted.shows_name else None
    if wanted.chairs_elsewhere != before.chairs_elsewhere:
        values[Member.chairs_elsewhere_at] = now if wanted.chairs_elsewhere else None
    await Member.update(values).where(Member.id == access.member)
    audit.record(access, "listing.own-changed", access.member)


async def network_contact(access: Access) -> NetworkContact:
    """Whom to call at this network."""
    access.require("network.municipalities")
    return await NetworkContact.objects().first() or NetworkContact(version=0)


async def keep_network_contact(access: Access, words: Mapping[str, str], version: int) -> None:
    """One row per network; the second of two people is told."""
    found = await network_contact(access)
    if found.version != version:
        raise Conflict("network_contact")
    values: dict[Any, Any] = {name: words[name] for name in ("phone", "email", "reachable")}
    if version == 0:
        await NetworkContact(**values).save()
    else:
        newer = {**values, "version": version + 1}
        await NetworkContact.update(newer).where(NetworkContact.id == found.id)
    audit.record(access, "network.contact-changed", found.id if version else None)
