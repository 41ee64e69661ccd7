"""Texts that nobody bundled yet, and what may be quoted of them. Random order: none tells when it arrived.

A text is proposed only where the publication of its own period shows the place it would be found at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from infra.piccolo_conf import DB
from services.bundles.places import LAST, codes_of
from services.bundles.tables import Bundle
from tenants.access import Access

# In one open bundle at a time: an origin gets one answer, and knows of whom (decision 0043).
FREE = """
not exists (
  select from bundle_part b join bundle o on o.id = b.bundle
  where b.contribution = n.id and b.left_on is null and o.closed_on is null)
"""
# Texts of a place are those of parts that are told there, or of a theme of which no part is told: as in the reading
# room. Else who lays the texts of a place beside those of a part finds the few of a part in a place (decision 0046).
IS_AS_FINE = """
  not exists (select from publication_cell o
    where o.publication = l.id and o.theme = n.theme and o.sub_theme <> '' and o.low is not null
      and not exists (select from publication_cell h
        where h.publication = l.id and h.theme = n.theme and h.sub_theme = n.sub_theme and h.place = $3
          and h.low is not null))
"""
PROPOSED = f"""
select n.id, n.text from network_contribution n
where n.state = 'accepted' and n.theme = any($1::text[]) and ($2 = '' or n.sub_theme = $2)
  and ($3 = '' or n.arrondissement = $3) and {FREE}
  and not exists (select from bundle_part b
    where b.contribution = n.id and b.bundle = $4 and b.left_why in ('origin', 'desk'))
  and exists (
    select from ({LAST}) as l join publication_cell c on c.publication = l.id
    where n.quarter between l.begins_on and l.ends_on and c.layer = 'theme-place' and c.low is not null
      and c.theme = n.theme and c.sub_theme = $2 and c.place = $3
      and ($3 = '' or {IS_AS_FINE}))
order by n.id
"""  # noqa: S608 - SQL of ours alone
UNBUNDLED = f"""
select distinct n.theme from network_contribution n
where n.state = 'accepted' and {FREE} and exists (
    select from ({LAST}) as l join publication_cell c on c.publication = l.id
    where n.quarter between l.begins_on and l.ends_on and c.layer = 'theme-place' and c.low is not null
      and c.theme = n.theme and c.sub_theme = '' and c.place = '')
"""  # noqa: S608 - SQL of ours alone
PARTS = """
select n.id, n.text, n.state, c.id is not null as may_call
from bundle_part b join network_contribution n on n.id = b.contribution
left join contribution_contact c on c.contribution = n.id
where b.bundle = $1 and b.left_on is null order by n.id
"""
LEFT = """
select n.id, n.text, b.added_on, b.left_on, b.left_why
from bundle_part b join network_contribution n on n.id = b.contribution
where b.bundle = $1 and b.left_on is not null
  and not exists (select from bundle_part a
    where a.bundle = b.bundle and a.contribution = b.contribution and a.left_on is null)
order by b.left_on desc, n.id
"""
# One text per municipality and theme, the same whatever is bundled: so who changes bundles learns nothing of who sent.
QUOTABLE = """
select q.id, q.text from (
  select distinct on (n.municipality_token, n.theme) n.id, n.text from network_contribution n
  where n.state = 'accepted' and n.may_quote order by n.municipality_token, n.theme, n.quarter, n.id) as q
join bundle_part b on b.contribution = q.id and b.bundle = $1 and b.left_on is null
order by q.id
"""
# What was chosen and still may be quoted: released, accepted, still in the bundle.
CHOSEN = """
select distinct on (n.municipality_token) n.id, n.text from bundle_quote k
join network_contribution n on n.id = k.contribution and n.state = 'accepted' and n.may_quote
join bundle_part b on b.contribution = n.id and b.bundle = k.bundle and b.left_on is null
where k.bundle = $1 and k.dropped_at is null order by n.municipality_token, k.chosen_at
"""


@dataclass(frozen=True)
class Text:
    """A rewritten text, by its random id."""

    id: UUID
    text: str


@dataclass(frozen=True)
class Part:
    """A text in a bundle; `may_call` when its coordinator said that the network may phone about it."""

    id: UUID
    text: str
    is_living: bool
    may_call: bool


async def proposed(access: Access, bundle: Bundle) -> list[Text]:
    """What may be added: nobody bundled it, it never left this bundle, and its place may be told."""
    access.require("network.bundles")
    codes = await codes_of(access, bundle.theme)
    rows = await DB.connection.fetch(PROPOSED, codes, bundle.sub_theme, bundle.place, bundle.id)
    return [Text(**row) for row in rows]


async def unbundled_themes(access: Access) -> list[str]:
    """The themes with texts that nobody bundled; never how many."""
    access.require("network.bundles")
    return [row["theme"] for row in await DB.connection.fetch(UNBUNDLED)]


async def parts(access: Access, bundle: UUID) -> list[Part]:
    """What is in it now; what was taken back since has no text, and stays only until somebody tidies up."""
    access.require("network.bundles")
    rows = await DB.connection.fetch(PARTS, bundle)
    return [Part(row["id"], row["text"], row["state"] == "accepted", row["may_call"]) for row in rows]


async def left(access: Access, bundle: UUID) -> list[dict[str, object]]:
    """What was in it once: when it came, when it left and by whose will (the desk's or the origin's)."""
    access.require("network.bundles")
    return [dict(row) for row in await DB.connection.fetch(LEFT, bundle)]


async def quotable(access: Access, bundle: UUID) -> list[Text]:
    """What of this bundle may be quoted: released for it, at most one text per municipality and theme."""
    access.require("network.bundles")
    return [Text(**row) for row in await DB.connection.fetch(QUOTABLE, bundle)]


async def chosen(access: Access, bundle: UUID) -> list[Text]:
    """What the next policy file quotes; whatever was taken back is not in it."""
    access.require("network.bundles")
    rows: Sequence[Text] = [Text(**row) for row in await DB.connection.fetch(CHOSEN, bundle)]
    return sorted(rows, key=lambda one: str(one.id))
