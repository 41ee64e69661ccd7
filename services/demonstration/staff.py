"""Who works in Pelt besides the cast: somebody who left, somebody who is asked; and since when."""

from datetime import datetime, timedelta
from uuid import UUID

from infra.settings import settings
from services.demonstration.cast import PHONE, Cast
from services.members import network
from services.members.invitations import ask
from tenants import door
from tenants.access import Access, Actor, Kind, NetworkRole, Role, member_access, rights_of
from tenants.tables import Member, NetworkMember

YEARS = {"An": 6, "Bram": 3, "Celia": 2, "Fien": 7, "Gust": 1}


async def tell(cast: Cast, now: datetime) -> None:
    """In Pelt by Fien; in the network by Dirk."""
    fien = cast.members["fien", "pelt"]
    administrator = member_access(cast.pelt, fien, "Fien Voorbeeld", (Role.ADMINISTRATOR,))
    async with door.enter(administrator) as access:
        for name, years in YEARS.items():
            joined = now - timedelta(days=365 * years)
            seen = now - timedelta(days=years, hours=3)
            await Member.update({Member.joined_at: joined, Member.signed_in_at: seen}).where(
                Member.name == f"{name} Voorbeeld"
            )
        await _who_left(now)
        roles = [str(Role.COORDINATOR)]
        await ask(access, "Joris Voorbeeld", "joris.voorbeeld@pelt.example", roles, now=now)
    async with door.enter(_administrator_of(cast.network, None)):
        dirk = await NetworkMember.objects().where(NetworkMember.name == "Dirk Voorbeeld").first()
    if dirk is not None:
        async with door.enter(_administrator_of(cast.network, dirk.id)) as access:
            reader = [str(NetworkRole.SECOND_READER)]
            await network.ask(access, "Mo Voorbeeld", "mo.voorbeeld@netwerk.example", reader, now=now)


async def _who_left(now: datetime) -> None:
    await Member(
        issuer=settings().oidc_issuer,
        subject="lode-voorbeeld",
        name="Lode Voorbeeld",
        email="lode.voorbeeld@pelt.example",
        phone=PHONE,
        roles=[str(Role.COORDINATOR)],
        joined_at=now - timedelta(days=1200),
        left_at=now - timedelta(days=90),
    ).save()


def _administrator_of(of_network: UUID, member: UUID | None) -> Access:
    roles = (str(NetworkRole.ADMINISTRATOR),)
    who = Actor(Kind.NETWORK, member, "Dirk Voorbeeld", roles)
    return Access(None, who, rights_of(roles), network=of_network)
