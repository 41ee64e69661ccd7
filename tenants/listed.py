"""Who coordinates where, past the walls: the three questions of the directory of coordinators (decision 0040)."""

from dataclasses import dataclass
from datetime import date

from infra.piccolo_conf import DB


@dataclass(frozen=True)
class Reached:
    """A network: whom to call where a municipality is not in the list, and in which provinces it works."""

    slug: str
    name: str
    phone: str
    email: str
    reachable: str
    provinces: tuple[str, ...]


@dataclass(frozen=True)
class Coordinating:
    """Somebody who coordinates, replaces or offers to chair elsewhere, for the network of their municipality."""

    slug: str
    municipality: str
    person: str
    roles: tuple[str, ...]
    since: date | None
    phone: str
    email: str
    chairs_elsewhere: bool
    networks: tuple[str, ...]


async def network_reached() -> list[Reached]:
    """Every network, by name."""
    rows = await DB.connection.fetch("select * from network_reached()")
    return [Reached(**{**dict(row), "provinces": tuple(row["provinces"])}) for row in rows]


async def network_coordinators() -> list[Coordinating]:
    """Of the network that is inside, by municipality and name."""
    rows = await DB.connection.fetch("select * from network_coordinators()")
    return [
        Coordinating(**{**dict(row), "roles": tuple(row["roles"]), "networks": tuple(row["networks"])})
        for row in rows
    ]
