"""Who else tries: people that the demo does not have, so that every kind of person meets every route.

In Pelt: Hilde replaces An in Niels' situation, Jan was assigned to it as chair, Ria coordinates but is barred
from it, Stef is staff, Lode left. In Genk Wim is a guest at somebody else's table. An also has a browser in
which she signed out.
"""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import httpx

from infra import clock
from infra.settings import settings
from services.cases.openings import assign_chair, bar, name_replacement
from services.demonstration.cast import PHONE, Cast
from services.demonstration.scene import Scene
from services.members.invitations import ask
from tenants import door, sessions
from tenants.access import Municipality, Role, job_access, member_access
from tenants.proofs import Proof
from tenants.tables import Member
from tests.conftest import BASE, Browser, signed_in
from web.entrance import SESSION_COOKIE as COOKIE
from web.signin.csrf import token_for

COLLEAGUES: Mapping[str, Role] = {
    "hilde": Role.REPLACEMENT,
    "jan": Role.CHAIR,
    "ria": Role.COORDINATOR,
    "stef": Role.STAFF,
    "lode": Role.COORDINATOR,
}
SIGNED_OUT = "an_signed_out"
HOST = BASE.removeprefix("https://")


async def hire(home: Municipality) -> dict[str, UUID]:
    """Members of Pelt; who left is no longer there, but has a browser that does not know it yet."""
    members = {}
    async with door.enter(job_access(home, "test")):
        for name, role in COLLEAGUES.items():
            member = Member(
                issuer=settings().oidc_issuer,
                subject=f"{name}-voorbeeld",
                name=f"{name.title()} Voorbeeld",
                email=f"{name}.voorbeeld@pelt.example",
                phone=PHONE,
                roles=[str(role)],
            )
            await member.save()
            members[name] = member.id
        gone = clock.now() - timedelta(days=3)
        await Member.update({Member.left_at: gone}).where(Member.id == members["lode"])
    administrator = member_access(home, members["stef"], "Stef Voorbeeld", (Role.ADMINISTRATOR,))
    async with door.enter(administrator) as access:
        await ask(access, "Joris Voorbeeld", "joris.voorbeeld@pelt.example", [Role.COORDINATOR], now=gone)
    return members


async def let_open(told: Scene, members: Mapping[str, UUID]) -> None:
    """Hilde until next month, Jan as chair; Ria by no way at all."""
    access, now = told.access, told.now
    await name_replacement(access, told.case, members["hilde"], until_on=told.day(30), now=now)
    await assign_chair(access, told.case, members["jan"], now=now)
    await bar(access, told.case, members["ria"], "Haar zus woont ernaast.", now=now)


async def browser_of(client: httpx.AsyncClient, name: str, member: UUID, world: Cast) -> Browser:
    """A session of one of them in Pelt, who just showed who they are."""
    identity = sessions.Identity(settings().oidc_issuer, f"{name}-voorbeeld", f"{name.title()} Voorbeeld")
    async with door.lobby():
        place = sessions.Workplace(world.pelt.id, member, None, (str(COLLEAGUES[name]),))
        now = clock.now()
        cookie = await sessions.begin(identity, place, now=now, proof=Proof(stepped_up_at=now))
    client.cookies.set(COOKIE, cookie, domain=HOST)
    return Browser(client, token_for(cookie))


async def browser_after(client: httpx.AsyncClient) -> Browser:
    """An's browser, where she signed out in another tab."""
    browser = await signed_in(client, "an", "pelt")
    async with door.lobby():
        await sessions.end(client.cookies[COOKIE], now=clock.now())
    return browser
