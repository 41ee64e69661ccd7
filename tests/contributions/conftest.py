"""An in Pelt with confirmed texts in her list, of no case in particular or of one."""

from uuid import UUID

import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.cases.actions import begin_case
from services.demonstration.cast import Cast
from services.signals.tables import Signal, SignalOrigin
from tenants import contributing, door
from tenants.access import Access, Actor, Kind, NetworkRole, Role, member_access, rights_of
from tenants.contributing import Contact, Leaving

TEXT = "Wie geen vaste plek heeft, wacht drie maanden op een adres en krijgt zo lang geen leefloon."
LEAVING = Leaving(TEXT, "law", "law-address", "housing", "threshold", may_quote=True)
SECOND = "insert into network (slug, name) values ('jeugd', 'Netwerk jeugd') returning id"


def an_in(world: Cast) -> Access:
    """An coordinates in Pelt."""
    return member_access(world.pelt, world.an, "An Voorbeeld", (Role.COORDINATOR,))


def celia_in(world: Cast) -> Access:
    """Celia coordinates in Genk."""
    member = world.members["celia", "genk"]
    return member_access(world.genk, member, "Celia Voorbeeld", (Role.COORDINATOR,))


def of_network(
    world: Cast, member: UUID | None = None, role: NetworkRole = NetworkRole.SECOND_READER
) -> Access:
    """Somebody of the network, known to PostgreSQL when `member` says who."""
    who = Actor(Kind.NETWORK, member, "Eva Voorbeeld", (str(role),))
    return Access(None, who, rights_of((str(role),)), network=world.network)


async def confirmed(access: Access, text: str = TEXT, case: UUID | None = None) -> UUID:
    """A text in the list of a municipality, whoever it came from."""
    now = clock.now()
    signal = Signal(
        sentence=text,
        marked_at=now,
        marked_by=access.member,
        confirmed_at=now,
        confirmed_by=access.member,
        is_free=case is None,
    )
    await signal.save()
    if case is not None:
        await SignalOrigin(case=case, signal=signal.id, original="Zoals het gezegd werd.").save()
    return UUID(str(signal.id))


async def send(
    access: Access,
    network: UUID,
    *,
    leaving: Leaving = LEAVING,
    case: UUID | None = None,
    contact: Contact | None = None,
) -> UUID:
    """Through the crossing, in a transaction of its own; returns the contribution."""
    async with door.enter(access) as here:
        signal = await confirmed(here, leaving.text, case)
        made = await contributing.send(here, signal, network, leaving, contact=contact, now=clock.now())
    assert made is not None
    return made


@pytest.fixture
async def case(world: Cast) -> UUID:
    """A situation of An."""
    async with door.enter(an_in(world)) as access:
        made = await begin_case(access, "Voorbeeld", now=clock.now())
    return UUID(str(made.id))


@pytest.fixture
async def youth(world: Cast, admin: object) -> UUID:
    """A second network, with Pelt and Genk in it too."""
    async with door.lobby():
        made = UUID(str(await DB.connection.fetchval(SECOND)))
        for home in (world.pelt, world.genk):
            await DB.connection.execute(
                "insert into network_municipality (network, municipality) values ($1, $2)", made, home.id
            )
    return made
