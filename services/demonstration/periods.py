"""The publications of the demo: every half-year that is over long enough, made and opened but for the last."""

from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from services.errors import Refused
from services.publications import actions, making
from services.publications.tables import Publication
from tenants import door
from tenants.access import Access, Actor, Kind, NetworkRole, network_job_access, rights_of
from tenants.tables import NetworkMember


async def tell(network: UUID, now: datetime, today: date) -> list[UUID]:
    """One after the other, as the administrator and the worker would; the newest waits to be opened."""
    desk = await _administrator(network)
    made: list[UUID] = []
    while (begun := await _begin(desk, now, today)) is not None:
        async with _in(desk) as access:
            await actions.order(access, begun.id, "")
        await making.make(lambda: _as_worker(network), begun.id, lambda: now)
        made.append(begun.id)
    for one in made[:-1]:
        async with _in(desk) as access:
            await actions.publish(access, one, now=now)
    return made


async def _begin(desk: Access, now: datetime, today: date) -> Publication | None:
    """None when the next period is not over long enough."""
    try:
        async with _in(desk) as access:
            return await actions.begin(access, now=now, today=today)
    except Refused:
        return None


def _in(desk: Access) -> AbstractAsyncContextManager[Access]:
    """Once more, with an empty page for the log: what was noted before stands there already."""
    return door.enter(replace(desk, audit_lines=[]))


def _as_worker(network: UUID) -> AbstractAsyncContextManager[Access]:
    """PostgreSQL lets the program count, and nobody else."""
    return door.enter(network_job_access(network, "publications.make"))


async def _administrator(network: UUID) -> Access:
    roles = (str(NetworkRole.ADMINISTRATOR),)
    async with door.enter(
        Access(None, Actor(Kind.NETWORK, None, "demonstratie"), frozenset(), network=network)
    ):
        who = (
            await NetworkMember.objects()
            .where(NetworkMember.roles.any(roles[0]))
            .order_by(NetworkMember.id)
            .first()
        )
    actor = Actor(Kind.NETWORK, who.id if who else None, who.name if who else "", roles)
    return Access(None, actor, rights_of(roles), network=network)
