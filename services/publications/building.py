"""A publication, built: frozen first, then counted, protected and written down; the same inputs give the same bytes.

What is frozen when the count begins: the moment, the floors, the themes with their names, the places and domains that
there are, and after which publication this one comes. Everything else follows from it, today and in ten years.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.publications import counting, rules
from services.publications.counting import NEVER, Asked, Counted, Moment
from services.publications.floors import Floors
from services.publications.protection import Cell, Key, protect
from services.publications.rules import Span
from services.publications.tables import NetworkPolicy, Publication
from services.publications.tally import Outline
from services.themes import queries as themes
from tenants.access import Access
from tenants.words.domains import DOMAINS

PLACES = """
select distinct m.arrondissement from municipality m join network_municipality n on n.municipality = m.id
where n.network = $1 and m.arrondissement <> '' and (m.valid_to is null or m.valid_to > $2) order by 1
"""
HIDDEN = """
select layer, theme, sub_theme, domain, place from publication_cell where publication = $1 and low is null
"""
TOLD = """
select layer, theme, sub_theme, domain, place from publication_cell where publication = $1 and low is not null
"""
WRITE = """
insert into publication_cell
  (publication, layer, theme, theme_name, sub_theme, sub_theme_name, domain, place, low, high)
select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
  $9::integer[], $10::integer[])
"""
Row = tuple[str | int | None, ...]
CLEAR = "delete from publication_cell where publication = $1"


@dataclass(frozen=True)
class Frozen:
    """What a publication is built from, beside what was sent."""

    floors: Floors
    outline: Outline
    names: Mapping[str, str]
    asked: Asked
    shown_before: UUID | None


async def policy_of(access: Access, span: Span, chosen: NetworkPolicy, before: Publication | None) -> str:
    """Everything that is frozen, as text; `before` is the publication after which this one comes."""
    listed = themes.living(await themes.all_themes(access), span.begins_on)
    rows = await DB.connection.fetch(PLACES, access.network, span.begins_on)
    is_same_year = before is not None and before.begins_on.year == span.begins_on.year
    told: dict[str, Any] = {
        "least_clients": chosen.least_clients,
        "least_municipalities": chosen.least_municipalities,
        "themes": [[one.code, one.name, [[part.code, part.name] for part in one.parts]] for one in listed],
        "places": [row["arrondissement"] for row in rows],
        "domains": list(DOMAINS),
        "after": str(before.id) if before else "",
        "waited": _written(frozen(before).asked.now) if before and is_same_year else [],
        "first": [],
    }
    return json.dumps(told, ensure_ascii=False)


def again(first: Publication) -> str:
    """The same for a second version: whom the first one counted, under the same names and floors."""
    return json.dumps({**json.loads(first.policy), "first": _written(moment(first))}, ensure_ascii=False)


def frozen(publication: Publication) -> Frozen:
    """As it was written down."""
    told: dict[str, Any] = json.loads(publication.policy)
    coded = moment(publication)
    asked = Asked(
        publication.begins_on,
        publication.ends_on,
        _read(told["first"]) or coded,
        coded,
        _read(told["waited"]) or NEVER,
    )
    return Frozen(
        Floors(told["least_clients"], told["least_municipalities"]),
        Outline(
            {code: tuple(part for part, _ in parts) for code, _, parts in told["themes"]},
            tuple(told["places"]),
            tuple(told["domains"]),
        ),
        {code: name for theme, called, parts in told["themes"] for code, name in [(theme, called), *parts]},
        asked,
        UUID(told["after"]) if told["after"] else None,
    )


def moment(publication: Publication) -> Moment:
    """When it began to count."""
    return Moment(publication.id, publication.cutoff_at or NEVER.at)


def _written(then: Moment) -> list[str]:
    return [str(then.publication), then.at.isoformat()]


def _read(told: Sequence[str]) -> Moment | None:
    return Moment(UUID(told[0]), datetime.fromisoformat(told[1])) if told else None


async def count(publication: Publication) -> Counted:
    """Who counts in it, as everything stood at its moment."""
    of = frozen(publication)
    return await counting.counted(of.outline, of.asked)


async def hidden_before(publication: Publication) -> frozenset[Key]:
    """What the publication before this one did not tell."""
    rows = await DB.connection.fetch(HIDDEN, frozen(publication).shown_before)
    return frozenset(tuple(row) for row in rows)


async def told_by(publication: Publication) -> set[Key]:
    """Which cells it tells of."""
    rows = await DB.connection.fetch(TOLD, publication.id)
    return {tuple(row) for row in rows}


def told(cells: Sequence[Cell]) -> set[Key]:
    """The same, of cells that are not written down."""
    return {cell.key for cell in cells if cell.low is not None}


def protected(publication: Publication, counted: Counted, before: frozenset[Key]) -> list[Cell]:
    """Every cell, of the finest level."""
    of = frozen(publication)
    return protect(counted.tally, of.outline, of.floors, before)


def rows(publication: Publication, cells: Sequence[Cell]) -> list[Row]:
    """The cells of its level as they are published, with the names of then."""
    names = frozen(publication).names
    return [
        (
            *(one.layer, one.theme, names[one.theme], one.sub_theme, names.get(one.sub_theme, "")),
            *(one.domain, one.place, one.low, one.high),
        )
        for one in rules.at_level(cells, publication.level)
    ]


def hashed(told: Sequence[Row]) -> str:
    """What of a publication anybody may check."""
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


async def write(publication: Publication, cells: Sequence[Cell]) -> str:
    """Its cells, in the place of any that a try before this one left; returns their hash."""
    told = rows(publication, cells)
    await DB.connection.execute(CLEAR, publication.id)
    if told:
        await DB.connection.execute(WRITE, publication.id, *(list(one) for one in zip(*told, strict=True)))
    return hashed(told)
