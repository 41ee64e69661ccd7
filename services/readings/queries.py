"""Reading what a network published, and the rewritten texts behind it, with a search."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from services.contributions.tables import NetworkContribution
from services.readings import rules, shown, words
from services.readings.shown import Period, Said
from services.themes.queries import all_themes
from services.themes.rules import Change, changes
from tenants import opened, texts
from tenants.access import Access
from tenants.opened import OpenCell, Opened
from tenants.tables import Network
from tenants.words import periods as names

PAGE = 20


@dataclass(frozen=True)
class Edition:
    """A published period of this network, with its cells."""

    opened: Opened
    cells: Sequence[OpenCell]

    @property
    def code(self) -> str:
        """The period in an address."""
        return names.code(self.opened.begins_on, self.opened.ends_on)

    @property
    def published_on(self) -> date:
        """The day on which it became public, here."""
        return self.opened.published_at.astimezone(BRUSSELS).date()

    @property
    def title(self) -> str:
        """The period above a table."""
        return names.title(self.opened.begins_on, self.opened.ends_on)


@dataclass(frozen=True)
class Sought:
    """What somebody looks for: words, a theme, a published period, and which page of the answer."""

    words: str = ""
    theme: str = ""
    period: str = ""
    page: int = 0


@dataclass(frozen=True)
class Text:
    """One accepted text, and what may be said of it."""

    id: UUID
    text: str
    said: Said


@dataclass(frozen=True)
class Room:
    """One page of texts; how many there are in all is told nowhere."""

    texts: Sequence[Text]
    has_more: bool
    marked: words.Marked


async def editions(access: Access) -> list[Edition]:
    """What this network published, newest first."""
    access.require("network.texts")
    network = await Network.objects().get(Network.id == access.network)
    found = [one for one in await opened.publications() if network and one.slug == network.slug]
    cells = await opened.cells_of([one.publication for one in found])
    found.sort(key=lambda one: (one.begins_on, one.ends_on), reverse=True)
    return [Edition(one, cells[one.publication]) for one in found]


async def changed(access: Access, periods: Sequence[Edition]) -> list[Change]:
    """Why themes do not say the same in these periods, by name: renamed, ended, or begun in between."""
    access.require("network.texts")
    ordered = sorted(periods, key=lambda one: one.opened.begins_on)
    printed: dict[str, list[str]] = {}
    for one in ordered:
        for code, name in rules.names(one.cells).items():
            printed.setdefault(code, []).append(name)
    if not ordered:
        return []
    since, until = ordered[0].opened.begins_on, max(one.opened.ends_on for one in ordered)
    return changes(await all_themes(access), printed, since, until)


async def room(access: Access, found: Sequence[Edition], sought: Sought) -> Room:
    """Accepted texts, best fitting first and then in an order of chance; what was taken back is gone."""
    access.require("network.texts")
    periods = [shown.period(one.opened, one.cells) for one in found]
    ranks = await texts.found(sought.words) if sought.words else {}
    rows = await _rows(sought, _spans(found, periods, sought), list(ranks) if sought.words else None)
    rows.sort(key=lambda row: (-ranks.get(row["id"], 0.0), row["id"]))
    start = sought.page * PAGE if sought.words else 0
    page = rows[start : start + PAGE]
    marked = words.marked(sought.words, await texts.stems(words.typed(sought.words)))
    return Room([_text(row, periods) for row in page], len(rows) > start + PAGE, marked)


def _spans(
    found: Sequence[Edition], periods: Sequence[Period], sought: Sought
) -> list[tuple[date, date]] | None:
    """From which periods texts may come that answer these filters; None: from any."""
    if not (sought.theme or sought.period):
        return None
    pairs = [(one, period) for one, period in zip(found, periods, strict=True)]
    kept = [period for one, period in pairs if sought.period in {"", one.code}]
    if sought.theme:
        return shown.telling(kept, sought.theme)
    return [(period.opened.begins_on, period.opened.ends_on) for period in kept]


async def _rows(
    sought: Sought, spans: list[tuple[date, date]] | None, ids: list[UUID] | None
) -> list[dict[str, Any]]:
    """Without words one page by its random ids; with words whatever was found, to be ordered."""
    table = NetworkContribution
    asked = table.select(
        table.id, table.text, table.quarter, table.theme, table.sub_theme, table.arrondissement
    )
    asked = asked.where(table.state == "accepted")
    if ids is not None:
        if not ids:
            return []
        asked = asked.where(table.id.is_in(ids))
    if sought.theme:
        asked = asked.where(table.theme == sought.theme)
    if spans is not None:
        if not spans:
            return []
        within = [(table.quarter >= since) & (table.quarter <= until) for since, until in spans]
        asked = asked.where(reduce(or_, within))
    if ids is None:
        asked = asked.order_by(table.id).offset(sought.page * PAGE).limit(PAGE + 1)
    rows: list[dict[str, Any]] = await asked
    return rows


def _text(row: dict[str, Any], periods: Sequence[Period]) -> Text:
    said = shown.said(periods, row["quarter"], row["theme"], row["sub_theme"], row["arrondissement"])
    return Text(row["id"], row["text"], said)
