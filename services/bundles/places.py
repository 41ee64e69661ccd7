"""How fine a bundle may look: no finer than what the publication of the same period shows (decision 0043).

Numbers come from cells of publications alone, which never change. Tokens of situations are counted nowhere here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from infra.piccolo_conf import DB
from services.bundles.tables import Bundle
from services.errors import Refused
from services.themes.queries import all_themes
from services.themes.rules import Theme
from tenants.access import Access

# The last version of each period that is published.
LAST = """
select distinct on (p.begins_on, p.ends_on) p.id, p.period, p.begins_on, p.ends_on from publication p
where p.state = 'published' order by p.begins_on, p.ends_on, p.version desc
"""
SHOWN = f"""
select distinct c.theme, c.sub_theme, c.place from ({LAST}) as l join publication_cell c on c.publication = l.id
where c.layer = 'theme-place' and c.low is not null and c.theme <> ''
order by c.theme, c.sub_theme, c.place
"""  # noqa: S608 - SQL of ours alone
COUNTS = f"""
select l.period, l.begins_on, l.ends_on, c.low, c.high from ({LAST}) as l
left join lateral (
  select x.low, x.high from publication_cell x
  where x.publication = l.id and x.layer = 'theme-place' and x.theme = any($1::text[]) and x.sub_theme = $2
    and x.place = $3
  order by x.low is null, array_position($1::text[], x.theme) limit 1) as c on true
order by l.begins_on, l.ends_on
"""  # noqa: S608 - SQL of ours alone


@dataclass(frozen=True)
class Count:
    """About how often in one period; `low` is None when it is too little to tell, or nobody."""

    period: str
    begins_on: date
    ends_on: date
    low: int | None
    high: int | None


@dataclass(frozen=True)
class Place:
    """One place of the hierarchy that a publication shows."""

    theme: str
    sub_theme: str
    place: str


@dataclass(frozen=True)
class Named:
    """What a place is called today."""

    theme: str
    sub_theme: str
    place: str


async def shown(access: Access) -> list[Place]:
    """Every place that some publication of this network shows."""
    access.require("network.bundles")
    return [Place(**row) for row in await DB.connection.fetch(SHOWN)]


async def check_place(access: Access, theme: str, sub_theme: str, place: str) -> None:
    """A theme of the list; an arrondissement only where a publication shows it. Raises Refused."""
    known = {one.code: {part.code for part in one.parts} for one in await all_themes(access)}
    if theme not in known or (sub_theme and sub_theme not in known[theme]):
        raise Refused("bundle.no-theme")
    if place and Place(theme, sub_theme, place) not in await shown(access):
        raise Refused("bundle.too-fine")


async def counts(access: Access, bundle: Bundle) -> list[Count]:
    """About how often, per published period, oldest first; a theme that was renamed goes on under its new name."""
    codes = await codes_of(access, bundle.theme)
    rows = await DB.connection.fetch(COUNTS, codes, bundle.sub_theme, bundle.place)
    return [Count(**row) for row in rows]


async def codes_of(access: Access, theme: str) -> list[str]:
    """This theme, and those that became it and nothing else."""
    rows: list[Theme] = list(await all_themes(access))
    found = [theme]
    for _ in rows:
        found += [one.code for one in rows if one.code not in found and _became(one) in found]
    return found


async def named(access: Access, bundle: Bundle) -> Named:
    """The words of a bundle's place, also when its theme ended since."""
    themes = {one.code: one for one in await all_themes(access)}
    theme = themes.get(bundle.theme)
    parts: dict[str, Any] = {part.code: part.name for part in theme.parts} if theme else {}
    name = theme.name if theme else bundle.theme
    return Named(name, str(parts.get(bundle.sub_theme, bundle.sub_theme)), bundle.place)


def _became(theme: Theme) -> str | None:
    return theme.successors[0] if theme.ended_on is not None and len(theme.successors) == 1 else None
