"""A network lets a municipality of the register begin: its row, its settings, and who administers it first."""

from datetime import date, datetime, timedelta
from uuid import UUID

from infra.piccolo_conf import DB
from services.errors import Refused
from services.members import invitations
from tenants import audit
from tenants.access import Access, Municipality, Role
from tenants.flanders import Place, find_place
from tenants.tables import NetworkMunicipality, Policy
from tenants.visiting import visit

# The register is that of the municipalities since this day.
SINCE = date(2025, 1, 1)
SILENT = timedelta(days=30)
SEEN = """
select exists (select from member where 'administrator' = any(roles) and left_at is null and blocked_at is null
  and greatest(signed_in_at, joined_at) > $1)
"""
ADD = """
insert into municipality (slug, name, nis, province, arrondissement, kbo_municipality, kbo_ocmw,
                          ovo_municipality, ovo_ocmw, valid_from)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id
"""


async def found_municipality(
    access: Access, slug: str, name: str, email: str, *, now: datetime
) -> Municipality:
    """The first administrator gets a mail; from there on the municipality looks after itself."""
    access.require("network.municipalities")
    place = find_place(slug)
    if place is None:
        raise Refused("municipality.unknown")
    founded = await _add(place)
    await NetworkMunicipality(network=access.network, municipality=founded).save()
    audit.record(access, "network-municipality.began", founded)
    async with visit(access, founded) as there:
        await Policy().save()
        audit.record(there, "municipality.founded", founded)
        await invitations.ask(there, name, email, [Role.ADMINISTRATOR], now=now)
        return there.home


async def invite_administrator(
    access: Access, municipality: UUID, name: str, email: str, *, now: datetime
) -> None:
    """One more who may begin there: the first one did not answer, or is not seen any more.

    Where somebody administers, a network lets nobody in: who administers could come to every case.
    """
    async with visit(access, municipality) as there:
        is_administered = await DB.connection.fetchval(SEEN, now - SILENT)
        if not is_administered:
            await invitations.ask(there, name, email, [Role.ADMINISTRATOR], now=now)
    if is_administered:
        raise Refused("municipality.is-administered")
    audit.record(access, "network-municipality.asked", municipality)


async def _add(place: Place) -> UUID:
    numbers = (place.kbo_municipality, place.kbo_ocmw, place.ovo_municipality, place.ovo_ocmw)
    where = (place.slug, place.name, place.nis, place.province, place.arrondissement)
    found: UUID | None = await DB.connection.fetchval(ADD, *where, *numbers, SINCE)
    if found is None:
        raise Refused("municipality.is-there")
    return found
