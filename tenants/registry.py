"""The registry of municipalities: which tenants there are. Global, so that it answers in the lobby."""

from dataclasses import replace
from uuid import UUID

from infra.piccolo_conf import DB
from tenants.access import Municipality

BY_SLUG = "select id, slug, name from municipality where slug = $1 and valid_to is null"
BY_ID = "select id, slug, name from municipality where id = $1"
VOCABULARY = "select vocabulary from policy"


async def find_municipality(slug: str) -> Municipality | None:
    """The municipality of this link; None when unknown or merged into another, whatever was typed."""
    if not slug.isprintable():
        return None
    row = await DB.connection.fetchrow(BY_SLUG, slug)
    return row and Municipality(row["id"], row["slug"], row["name"])


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
