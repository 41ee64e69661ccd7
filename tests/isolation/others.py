"""Who else tries: people that the demo does not have, so that every kind of person meets every route.

In Pelt: Hilde replaces An in Niels' situation, Jan was assigned to it as chair, Ria coordinates but is barred
from it, Stef is staff, Pia is the contact point that assigns chairs, Lode left. In Genk Wim is a guest at
somebody else's table. An also has a browser in
which she signed out.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import httpx

from infra import clock
from infra.settings import settings
from services.cases.openings import assign_chair, bar, name_replacement
from services.demonstration.cast import PHONE, Cast
from services.demonstration.limburg import read_all
from services.demonstration.scene import Scene
from services.members import network as network_people
from services.members.invitations import ask
from services.moves.tables import CaseMove
from services.signals.tables import Signal
from tenants import contributing, door, sessions
from tenants.access import (
    Access,
    Actor,
    Kind,
    Municipality,
    NetworkRole,
    Role,
    job_access,
    member_access,
)
from tenants.contributing import Contact, Leaving
from tenants.proofs import Proof
from tenants.tables import Member, NetworkMember
from tests.conftest import BASE, Browser, signed_in
from web.entrance import SESSION_COOKIE as COOKIE
from web.signin.csrf import token_for

COLLEAGUES: Mapping[str, Role] = {
    "hilde": Role.REPLACEMENT,
    "jan": Role.CHAIR,
    "ria": Role.COORDINATOR,
    "stef": Role.STAFF,
    "pia": Role.CONTACT_POINT,
    "lode": Role.COORDINATOR,
}
RIGHTS = frozenset({"network.members"})
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


async def ask_for_network(network: UUID) -> dict[str, str]:
    """Somebody is asked to read for the network, by Eva for once; her id, and that of the question."""
    async with door.enter(Access(None, Actor(Kind.NETWORK, None, "test"), RIGHTS, network=network)) as access:
        eva = await NetworkMember.objects().where(NetworkMember.name == "Eva Voorbeeld").first()
        assert eva is not None
        access = replace(access, actor=replace(access.actor, id=eva.id))  # noqa: PLW2901 - as she is
        asked = await network_people.ask(
            access, "Mo Voorbeeld", "mo@netwerk.example", [NetworkRole.SECOND_READER], now=clock.now()
        )
    return {"network_invitation_id": str(asked.id), "network_member_id": str(eva.id)}


async def contribute(an: Access, network: UUID) -> dict[str, str]:
    """A bottleneck that An sent and may be called about; Eva read it, and it waits for nobody any more."""
    now = clock.now()
    async with door.enter(an) as access:
        signal = Signal(
            sentence="Wie geen vaste plek heeft, wacht drie maanden op een adres.",
            marked_at=now,
            marked_by=access.member,
            confirmed_at=now,
            confirmed_by=access.member,
            is_free=True,
        )
        await signal.save()
        contact = Contact(access.actor.name, PHONE)
        leaving = Leaving(signal.sentence, "law", "law-address", "housing", "threshold", may_quote=True)
        made = await contributing.send(access, signal.id, network, leaving, contact=contact, now=now)
    await read_all(network, now=now)
    return {"called_id": str(made)}


async def let_open(told: Scene, members: Mapping[str, UUID]) -> None:
    """Hilde until next month, Jan as chair; Ria by no way at all."""
    access, now = told.access, told.now
    await name_replacement(access, told.case, members["hilde"], until_on=told.day(30), now=now)
    await assign_chair(access, told.case, members["jan"], now=now)
    await bar(access, told.case, members["ria"], "Haar zus woont ernaast.", now=now)


async def offer_to(municipality: UUID, family: Scene, told: Scene) -> None:
    """The family Claes is offered to this municipality; Niels was, some weeks ago, and it said no."""
    for scene, outcome in ((family, ""), (told, "declined")):
        at = scene.now - timedelta(days=20)
        await CaseMove(
            case=scene.case,
            case_name="Claes",
            began_at=at,
            to_municipality=municipality,
            agreed_by="Marijke Voorbeeld",
            agreed_on=at.date(),
            manner="spoken",
            offered_at=at,
            offered_by=scene.access.member,
            offered_name=scene.access.actor.name,
            offered_phone=PHONE,
            outcome=outcome,
            words="Nog niet." if outcome else "",
            answered_name="Celia Voorbeeld" if outcome else "",
            answered_at=scene.now if outcome else None,
        ).save()


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
