"""What stands in the list already and uses the same words: to take over, so that nobody types it a second time."""

from dataclasses import dataclass
from uuid import UUID

from infra.piccolo_conf import DB
from services.errors import NotFound
from tenants.access import Access

# Two words in common, after Dutch endings and small words are gone; the same theme counts for one.
LIKE = """
with told as (select tsvector_to_array(to_tsvector('dutch', $1)) as words)
select min(s.id::text)::uuid as id, s.sentence
from signal s, told,
  lateral (select count(*) from unnest(tsvector_to_array(to_tsvector('dutch', s.sentence))) w
           where w = any (told.words)) shared (words)
where s.confirmed_at is not null and s.withdrawn_at is null and s.id <> $2
  and shared.words >= 2 and shared.words + (s.theme = $3 and $3 <> '')::int >= 3
group by s.sentence, shared.words, s.theme
order by shared.words + (s.theme = $3)::int desc, s.sentence limit 3
"""
ONE = "select sentence from signal where id = $1 and confirmed_at is not null and withdrawn_at is null"


@dataclass(frozen=True)
class Similar:
    """A text of the list."""

    id: UUID
    sentence: str


async def similar(access: Access, signal: UUID, text: str, theme: str) -> list[Similar]:
    """At most three, the most alike first; for who reads the list."""
    if not access.may("signals.read") or not text.strip():
        return []
    return [Similar(**row) for row in await DB.connection.fetch(LIKE, text, signal, theme)]


async def sentence_of(access: Access, signal: UUID) -> str:
    """The text of one that stands in the list; raises NotFound."""
    access.require("signals.read")
    found: str | None = await DB.connection.fetchval(ONE, signal)
    if found is None:
        raise NotFound("signal")
    return found
