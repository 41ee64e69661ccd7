"""The registry of municipalities: which tenants there are. Global, so that it answers in the lobby."""

from dataclasses import replace
from uuid import UUID

from infra.piccolo_conf import DB
from tenants.access import Municipality

BY_SLUG = """
select m.id, m.slug, m.name from municipality old join municipality m on m.id = coalesce(old.merged_into, old.id)
where old.slug = $1 and m.valid_to is null
"""
BY_ID = "select id, slug, name from municipality where id = $1"
PRESENT = """
select m.id, m.slug, m.name from municipality old join municipality m on m.id = coalesce(old.merged_into, old.id)
where old.id = $1
"""
LIVING = "select id, slug, name from municipality where valid_to is null order by slug"
NETWORK = "select id, name from network where slug = $1"
IDS = "select id from municipality where id = $1 or merged_into = $1 order by id <> $1"
VOCABULARY = "select vocabulary, accent from policy"
BY_ORGANISATION = """
with recursive found as (
  select id, slug, name, valid_to, merged_into from municipality
  where $1 in (kbo_municipality, kbo_ocmw, ovo_municipality, ovo_ocmw)
  union
  select m.id, m.slug, m.name, m.valid_to, m.merged_into from municipality m join found on m.id = found.merged_into
)
select id, slug, name from found where valid_to is null
"""


class Merged(Exception):
    """The municipality of this link is now a part of another: the same page is there, under `successor`."""

    def __init__(self, successor: Municipality) -> None:
        super().__init__(successor.slug)
        self.successor = successor


async def find_municipality(slug: str) -> Municipality | None:
    """The municipality of this link; None when unknown, whatever was typed. Raises Merged when it is no more."""
    if not slug.isprintable():
        return None
    row = await DB.connection.fetchrow(BY_SLUG, slug)
    found = row and Municipality(row["id"], row["slug"], row["name"])
    if found is not None and found.slug != slug:
        raise Merged(found)
    return found


async def find_network(slug: str) -> tuple[UUID, str] | None:
    """The network of this link, with its name; None when unknown."""
    row = await DB.connection.fetchrow(NETWORK, slug) if slug.isprintable() else None
    return row and (row["id"], row["name"])


async def networks() -> list[UUID]:
    """Every network there is."""
    return [row["id"] for row in await DB.connection.fetch("select id from network order by slug")]


async def slug_of_network(network: UUID | None) -> str:
    """How a network is called in its links."""
    return str(await DB.connection.fetchval("select slug from network where id = $1", network))


async def name_of_network(network: UUID | None) -> str:
    """What a network is called."""
    return str(await DB.connection.fetchval("select name from network where id = $1", network))


async def find_by_organisation(number: str) -> Municipality | None:
    """The municipality of a KBO or OVO number, of the town hall or of its OCMW; of today, also after mergers."""
    rows = await DB.connection.fetch(BY_ORGANISATION, number) if number.isprintable() else []
    return Municipality(rows[0]["id"], rows[0]["slug"], rows[0]["name"]) if len(rows) == 1 else None


async def get_municipality(tenant: UUID) -> Municipality:
    """The municipality of a row that a crossing gave, also one that ended: its log is still its own."""
    row = await DB.connection.fetchrow(BY_ID, tenant)
    return Municipality(row["id"], row["slug"], row["name"])


async def ids_of(home: Municipality) -> list[UUID]:
    """Under which ids this municipality made links and seals: its own, and those of who merged into it."""
    return [row["id"] for row in await DB.connection.fetch(IDS, home.id)]


async def municipalities() -> list[Municipality]:
    """Every municipality of today."""
    rows = await DB.connection.fetch(LIVING)
    return [Municipality(row["id"], row["slug"], row["name"]) for row in rows]


async def get_present(tenant: UUID) -> Municipality:
    """The municipality of today whose rows these are now: later work outlives a merger."""
    row = await DB.connection.fetchrow(PRESENT, tenant)
    return Municipality(row["id"], row["slug"], row["name"])


async def with_vocabulary(municipality: Municipality) -> Municipality:
    """The municipality that was just let in, with the words and the colour that it chose."""
    row = await DB.connection.fetchrow(VOCABULARY)
    return replace(municipality, vocabulary=row["vocabulary"], accent=row["accent"]) if row else municipality


def speaking(municipality: Municipality, vocabulary: str) -> Municipality:
    """The same municipality, with these words."""
    return replace(municipality, vocabulary=vocabulary)
