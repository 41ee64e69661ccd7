"""The cast: the same people in the demo and in every test."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from infra import clock
from tenants import door
from tenants.access import Access, Actor, Kind, Municipality, NetworkRole, Role, job_access
from tenants.tables import Member, Network, NetworkMember, NetworkMunicipality, Policy
from tenants.tables import Municipality as MunicipalityRow

PHONE = "011 00 00 00"
COORDINATORS = {"pelt": "An Voorbeeld", "genk": "Celia Voorbeeld"}


@dataclass(frozen=True)
class Person:
    """Somebody who signs in: `subject` is how the local provider knows them."""

    key: str
    name: str
    works: tuple[tuple[str, Role], ...] = ()
    network_role: NetworkRole | None = None

    @property
    def subject(self) -> str:
        """The `sub` claim of the local provider."""
        return f"{self.key}-voorbeeld"


PEOPLE = (
    Person("an", "An Voorbeeld", (("pelt", Role.COORDINATOR),)),
    Person("bram", "Bram Voorbeeld", (("pelt", Role.COORDINATOR),)),
    Person("celia", "Celia Voorbeeld", (("genk", Role.COORDINATOR), ("pelt", Role.REPLACEMENT))),
    Person("dirk", "Dirk Voorbeeld", network_role=NetworkRole.ADMINISTRATOR),
    Person("eva", "Eva Voorbeeld", network_role=NetworkRole.SECOND_READER),
    Person("fien", "Fien Voorbeeld", (("pelt", Role.ADMINISTRATOR),)),
    Person("gust", "Gust Voorbeeld", (("pelt", Role.CHAIR),)),
)


@dataclass(frozen=True)
class Cast:
    """Who and where: members by (person, municipality slug)."""

    municipalities: dict[str, Municipality]
    members: dict[tuple[str, str], UUID]
    network: UUID

    @property
    def pelt(self) -> Municipality:
        """Where An works."""
        return self.municipalities["pelt"]

    @property
    def genk(self) -> Municipality:
        """Where Celia works."""
        return self.municipalities["genk"]

    @property
    def an(self) -> UUID:
        """The member who coordinates."""
        return self.members["an", "pelt"]

    @property
    def bram(self) -> UUID:
        """Her colleague without this case."""
        return self.members["bram", "pelt"]


@dataclass(frozen=True)
class Place:
    """A municipality of the registry, as it enters the demo."""

    slug: str
    name: str
    nis: str
    province: str
    arrondissement: str
    kbo_municipality: str | None = None
    kbo_ocmw: str | None = None
    ovo_municipality: str | None = None
    ovo_ocmw: str | None = None


PELT = Place("pelt", "Pelt", "72043", "Limburg", "Maaseik")
GENK = Place("genk", "Genk", "71016", "Limburg", "Hasselt")


async def assemble(issuer: str, places: tuple[Place, ...] = (PELT, GENK)) -> Cast:
    """Write the municipalities, their policy, the network and the cast."""
    async with door.lobby():
        municipalities = {place.slug: await _municipality(place) for place in places}
        network = await _network(municipalities)
    members: dict[tuple[str, str], UUID] = {}
    for slug, municipality in municipalities.items():
        async with door.enter(job_access(municipality, "demonstration")):
            await _policy(municipality).save()
            for person in PEOPLE:
                roles = [str(role) for place, role in person.works if place == slug]
                if roles:
                    members[person.key, slug] = await _member(person, roles, issuer, slug)
    await _network_people(network, issuer)
    return Cast(municipalities, members, network)


async def _municipality(place: Place) -> Municipality:
    row = MunicipalityRow(
        slug=place.slug,
        name=place.name,
        nis=place.nis,
        province=place.province,
        arrondissement=place.arrondissement,
        kbo_municipality=place.kbo_municipality,
        kbo_ocmw=place.kbo_ocmw,
        ovo_municipality=place.ovo_municipality,
        ovo_ocmw=place.ovo_ocmw,
        valid_from=date(2025, 1, 1),
    )
    await row.save()
    return Municipality(row.id, place.slug, place.name)


def _policy(municipality: Municipality) -> Policy:
    return Policy(
        phone=PHONE,
        email=f"overleg@{municipality.slug}.example",
        address=f"Dorpsplein 1, {municipality.name}",
        coordinator_name=COORDINATORS.get(municipality.slug, "de coördinator"),
    )


async def _member(person: Person, roles: list[str], issuer: str, slug: str) -> UUID:
    member = Member(
        issuer=issuer,
        subject=person.subject,
        name=person.name,
        email=f"{person.key}.voorbeeld@{slug}.example",
        phone=PHONE,
        roles=roles,
        name_shown_at=clock.now() if person.name == COORDINATORS.get(slug) else None,
    )
    await member.save()
    return member.id


async def _network(municipalities: dict[str, Municipality]) -> UUID:
    network = Network(slug="limburg", name="Netwerk Limburg")
    await network.save()
    for municipality in municipalities.values():
        await NetworkMunicipality(network=network.id, municipality=municipality.id).save()
    return network.id


async def _network_people(network: UUID, issuer: str) -> None:
    beginning = Access(None, Actor(Kind.NETWORK, None, "demonstratie"), frozenset(), network=network)
    async with door.enter(beginning):
        for person in PEOPLE:
            if person.network_role is not None:
                await NetworkMember(
                    issuer=issuer, subject=person.subject, name=person.name, roles=[str(person.network_role)]
                ).save()
