"""Counting a period in PostgreSQL, as everything stood when it began to be counted; only sums leave it.

Counts: accepted at that moment, arrived in the period; and what waited for the second reader when the period before
it, of the same year, was counted. (Tokens are keyed per year: over its edge nobody can tell who is the same.)
A contribution that changed later left behind how it stood.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.publications.tally import NONE, Line, Outline, Pile, Tally

STOOD = """
  select distinct on (h.contribution) h.contribution, h.state, h.theme, h.sub_theme, h.domain
  from contribution_past h join publication p on p.id = h.publication
  where (p.cutoff_at, p.id) >= ({moment}, {publication}) order by h.contribution, p.cutoff_at, p.id
"""
# A second version counts whom the first one counted, with the codes of its own moment; else both moments are one.
COUNT = f"""
with past as materialized ({STOOD.format(moment="$3::timestamptz", publication="$4::uuid")}),
coded as materialized ({STOOD.format(moment="$12::timestamptz", publication="$13::uuid")}),
waited as materialized (
  select contribution from ({STOOD.format(moment="$5::timestamptz", publication="$6::uuid")}) as before
  where state <> 'accepted'),
counted as (
  select theme, sub_theme, domain, arrondissement, municipality_token, client_token from network_contribution
  where network = (select current_network()) and quarter between $1 and $2 and state = 'accepted'
    and id not in (select contribution from past)
  union all
  select coalesce(k.theme, c.theme), coalesce(k.sub_theme, c.sub_theme), coalesce(k.domain, c.domain),
    c.arrondissement, c.municipality_token, c.client_token
  from past p join network_contribution c on c.id = p.contribution left join coded k on k.contribution = c.id
  where p.state = 'accepted' and c.quarter between $1 and $2
  union all
  select coalesce(k.theme, c.theme), coalesce(k.sub_theme, c.sub_theme), coalesce(k.domain, c.domain),
    c.arrondissement, c.municipality_token, c.client_token
  from waited w join network_contribution c on c.id = w.contribution
  left join past p on p.contribution = c.id left join coded k on k.contribution = c.id
  where coalesce(p.state, c.state) = 'accepted' and c.quarter >= date_trunc('year', $1::date) and c.quarter < $1),
part (theme, code, bit) as (select * from unnest($7::text[], $8::text[], $9::bigint[])),
domain (code, bit) as (select * from unnest($10::text[], $11::bigint[])),
situation as (
  select c.theme, min(c.municipality_token) as home, min(c.arrondissement) as place,
    bit_or(coalesce(part.bit, 1)) as parts, bit_or(coalesce(domain.bit, 1)) as domains
  from counted c
  left join part on part.theme = c.theme and part.code = c.sub_theme
  left join domain on domain.code = c.domain
  group by c.theme, c.client_token),
grouped as (
  select theme, grouping(place) as is_domain, coalesce(place, '') as place, coalesce(parts, domains) as bits, home,
    count(*) as times
  from situation group by grouping sets ((theme, place, parts, home), (theme, domains, home)))
select theme, is_domain = 1 as is_domain, place, bits, array_agg(home) as homes, array_agg(times) as times
from grouped group by theme, is_domain, place, bits
"""  # noqa: S608 - constants alone
# Of this transaction alone: a quarter of a large network is grouped without the disk, and by hashing. PostgreSQL takes
# it for a few hundred rows, and would sort fifty thousand.
ROOM = "set local work_mem = '64MB'; set local enable_sort = off"
RECODED = f"""
with past as ({STOOD.format(moment="$3::timestamptz", publication="$4::uuid")}),
coded as ({STOOD.format(moment="$5::timestamptz", publication="$6::uuid")}),
both_times as (
  select p.theme as theme_then, p.sub_theme as sub_then, p.domain as domain_then,
    coalesce(k.theme, c.theme) as theme_now, coalesce(k.sub_theme, c.sub_theme) as sub_now,
    coalesce(k.domain, c.domain) as domain_now, c.arrondissement, c.municipality_token, c.client_token
  from past p join network_contribution c on c.id = p.contribution left join coded k on k.contribution = c.id
  where p.state = 'accepted' and c.quarter >= date_trunc('year', $1::date) and c.quarter <= $2)
select * from both_times where (theme_then, sub_then, domain_then) <> (theme_now, sub_now, domain_now)
"""  # noqa: S608 - constants alone


@dataclass(frozen=True)
class Moment:
    """The moment at which a network began to count: a publication and its cutoff."""

    publication: UUID
    at: datetime


# After everything: nothing stood before it.
NEVER = Moment(UUID(int=2**128 - 1), datetime(9000, 1, 1, tzinfo=UTC))


@dataclass(frozen=True)
class Asked:
    """What to count: arrived in these days, as it stood at `now`, coded as at `coded`, and what waited at `before`."""

    begins_on: date
    ends_on: date
    now: Moment
    coded: Moment
    before: Moment = NEVER


@dataclass(frozen=True)
class Counted:
    """Who was counted, and a hash over all of it. The hash is nobody's to read: it changes with every one."""

    tally: Tally
    inputs_hash: str


async def counted(outline: Outline, asked: Asked) -> Counted:
    """Everyone who counts, by cell."""
    await DB.connection.execute(ROOM)
    parts = [(theme, code, bit) for theme in outline.themes for code, bit in _bits(outline.themes[theme])]
    domains = _bits(outline.domains)
    rows = await DB.connection.fetch(
        COUNT,
        *(asked.begins_on, asked.ends_on, asked.now.at, asked.now.publication),
        *(asked.before.at, asked.before.publication),
        *([one[place] for one in parts] for place in range(3)),
        *([one[place] for one in domains] for place in range(2)),
        *(asked.coded.at, asked.coded.publication),
    )
    known = sorted((row for row in rows if row["theme"] in outline.themes), key=_place)
    return Counted(_tally(known, outline), _hash(known))


async def recoded(asked: Asked) -> list[tuple[Line, Line]]:
    """Whom the first count coded otherwise than the second: how it was, and how it is."""
    rows = await DB.connection.fetch(
        RECODED,
        *(asked.begins_on, asked.ends_on, asked.now.at, asked.now.publication),
        *(asked.coded.at, asked.coded.publication),
    )
    return [
        (
            Line(row["theme_then"], row["sub_then"], row["domain_then"], *_whose(row)),
            Line(row["theme_now"], row["sub_now"], row["domain_now"], *_whose(row)),
        )
        for row in rows
    ]


def _place(row: Any) -> tuple[str, bool, str, int]:
    return row["theme"], row["is_domain"], row["place"], row["bits"]


def _whose(row: Any) -> tuple[str, bytes, bytes]:
    return row["arrondissement"], row["municipality_token"], row["client_token"]


def _bits(codes: Sequence[str]) -> list[tuple[str, int]]:
    """One bit each; the lowest is for whatever has no code that we know."""
    return [(code, 1 << place) for place, code in enumerate(codes, start=1)]


def _tally(rows: Sequence[Any], outline: Outline) -> Tally:
    piles: tuple[list[Pile], list[Pile]] = ([], [])
    for row in rows:
        codes = (NONE, *(outline.domains if row["is_domain"] else outline.themes[row["theme"]]))
        parts = frozenset(code for place, code in enumerate(codes) if row["bits"] >> place & 1)
        homes: dict[Hashable, int] = dict(zip(row["homes"], row["times"], strict=True))
        piles[row["is_domain"]].append(Pile(row["theme"], row["place"], parts, homes))
    return Tally(tuple(piles[0]), tuple(piles[1]))


def _hash(rows: Sequence[Any]) -> str:
    told = sha256()
    for row in rows:
        told.update(f"{row['theme']}|{row['is_domain']}|{row['place']}|{row['bits']}|".encode())
        for home, times in sorted(
            zip(row["homes"], row["times"], strict=True)
        ):  # in whatever order they came
            told.update(home + f"{times}|".encode())
    return told.hexdigest()
