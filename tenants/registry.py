"""The registry of municipalities: which tenants there are. Global, so that it answers in the lobby."""

from dataclasses import replace
from uuid import UUID

from infra.piccolo_conf import DB
from tenants.access import Municipality

BY_SLUG = "select id, slug, name from municipality where slug = $1 and valid_to is null"
BY_ID = "select id, slug, name from municipality where id = $1"
VOCABULARY = "select vocabulary from policy"
BY_ORGANISATION = """
with recursive found as (
  select id, slug, name, valid_to, merged_into from municipality
  where $1 in (kbo_municipality, kbo_ocmw, ovo_municipality, ovo_ocmw)
  union
  select m.id, m.slug, m.name, m.valid_to, m.merged_into from municipality m join found on m.id = found.merged_into
)
select id, slug, name from found where valid_to is null
"""


async def find_municipality(slug: str) -> Municipality | None:
    """The municipality of this link; None when unknown or merged into another, whatever was typed."""
    if not slug.isprintable():
        return None
    row = await DB.connection.fetchrow(BY_SLUG, slug)
    return row and Municipality(row["id"], row["slug"], row["name"])


async def find_by_organisation(number: str) -> Municipality | None:
    """The municipality of a KBO or OVO number, of the town hall or of its OCMW; of today, also after mergers."""
    rows = await DB.connection.fetch(BY_ORGANISATION, number) if number.isprintable() else []
    return Municipality(rows[0]["id"], rows[0]["slug"], rows[0]["name"]) if len(rows) == 1 else None


async def get_municipality(tenant: UUID) -> Municipality:
    """The municipality of a row that a crossing gave: later work outlives a merger."""
    row = await DB.connection.fetchrow(BY_ID, tenant)
    return Municipality(row["id"], row["slug"], row["name"])


async def with_vocabulary(municipality: Municipality) -> Municipality:
    """The municipality that was just let in, with the words that it chose."""
    return speaking(municipality, await DB.connection.fetchval(VOCABULARY) or municipality.vocabulary)


def speaking(municipality: Municipality, vocabulary: str) -> Municipality:
    """The same municipality, with these words."""
    return replace(municipality, vocabulary=vocabulary)
