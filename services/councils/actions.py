"""Deciding about the file of a year: write a chapter, choose texts that may be quoted, make a version."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from infra.piccolo_conf import DB
from services.councils import answered, content, floors, queries, rules
from services.councils.floors import HIDDEN, Cell
from services.councils.queries import Made
from services.councils.tables import CouncilChapter, CouncilFile, CouncilQuote
from services.errors import Conflict, NotFound
from services.signals.tables import Signal
from services.themes.rules import Theme
from tenants import audit
from tenants.access import Access
from tenants.council_counting import council_counts, council_quotable


@dataclass(frozen=True)
class Draft:
    """What the file of a year would hold now; `made` are its versions, newest first."""

    year: int
    themes: Mapping[str, Theme]
    cells: Mapping[str, Cell]
    chapters: Mapping[str, CouncilChapter]
    quotable: Sequence[Signal]
    chosen: Collection[UUID]
    made: Sequence[Made]


async def draft(access: Access, year: int, *, today: date) -> Draft:
    """Numbers as they left the desk the first time, else as they would leave it now."""
    access.require("councils.write")
    rules.check_year(year, today)
    made = await queries.files(access)
    themes = await queries.known_themes(access)
    first = queries.first_of(made, year)
    parts = {code: [part.code for part in theme.parts] for code, theme in themes.items()}
    cells = first.cells if first else floors.shown(await council_counts(year), parts)
    rows = await _quotable(year, cells)
    chosen = [one for one in await queries.quotes(year) if one in {row.id for row in rows}]
    written = await queries.chapters(access, year)
    return Draft(year, themes, cells, written, rows, chosen, [one for one in made if one.year == year])


async def write(
    access: Access, year: int, theme: str, words: Mapping[str, str], version: int, *, today: date
) -> None:
    """A chapter, or with an empty theme the year itself; without any words it leaves the file."""
    access.require("councils.write")
    rules.check_year(year, today)
    await _one_at_a_time()
    if theme and theme not in await queries.known_themes(access):
        raise NotFound("theme")
    found = (await queries.chapters(access, year)).get(theme)
    if (found.version if found else 0) != version:
        raise Conflict("chapter")
    if not any(words.values()):
        where = (CouncilChapter.year == year) & (CouncilChapter.theme == theme)
        await CouncilChapter.delete().where(where)
    elif found is None:
        await _chapter(year, theme, words).save()
    else:
        newer: dict[Any, Any] = {**words, "version": version + 1}
        await CouncilChapter.update(newer).where(CouncilChapter.id == found.id)
    audit.record(access, "council.written")


def _chapter(year: int, theme: str, words: Mapping[str, str]) -> CouncilChapter:
    return CouncilChapter(
        year=year, theme=theme, words=words["words"], since=words["since"], asks=words["asks"]
    )


async def choose(
    access: Access,
    year: int,
    signals: Collection[UUID],
    seen: Collection[UUID],
    *,
    now: datetime,
    today: date,
) -> None:
    """These texts may be quoted, and no others; `seen` is what was chosen on the page."""
    await _one_at_a_time()
    told = await draft(access, year, today=today)
    if set(signals) - {row.id for row in told.quotable}:
        raise NotFound("signal")
    rules.check_quotes(len(set(signals)))
    if set(told.chosen) != set(seen):
        raise Conflict("quotes")
    await CouncilQuote.delete().where(CouncilQuote.year == year)
    for signal in sorted(set(signals)):
        await CouncilQuote(year=year, signal=signal, chosen_at=now, chosen_by=access.member).save()
    audit.record_list(access, "council.chosen", sorted(set(signals)))


async def make(access: Access, year: int, changed: str, *, now: datetime, today: date) -> UUID:
    """The file as it leaves the desk: never changed; a later version has the numbers of the first."""
    access.require("councils.write")
    await _one_at_a_time()
    told = await draft(access, year, today=today)
    themes = [code for code in told.themes if code in told.chapters]
    homes = {str(one.content["home"]) for one in told.made}
    rules.check_making(has_words=bool(themes), is_again=bool(told.made), changed=changed, homes=len(homes))
    version = max((one.version for one in told.made), default=0) + 1
    composed = await _composed(access, told, themes, now)
    row = CouncilFile(
        year=year,
        version=version,
        content=json.dumps({**composed, "version": version}),
        changed=changed if told.made else "",
        made_at=now,
        made_by=access.member,
    )
    await row.save()
    audit.record(access, "council.file-made", row.id)
    return row.id


async def _composed(access: Access, told: Draft, themes: Sequence[str], now: datetime) -> dict[str, Any]:
    done = await queries.raised(access)
    since = content.since_years(await queries.files(access), told.year, themes)
    quoted = {code: _quoted(told, code) for code in themes}
    of_networks = await answered.by_theme(access, told.cells, told.year)
    year_itself = told.chapters.get("")
    return {
        "home": str(access.home.id),
        "municipality": access.home.name,
        "year": told.year,
        "made_on": now.astimezone(BRUSSELS).date().isoformat(),
        "words": year_itself.words if year_itself else "",
        "asks": year_itself.asks if year_itself else "",
        "chapters": [
            {
                **content.chapter(
                    told.chapters[code],
                    told.themes[code],
                    told.cells.get(code, HIDDEN),
                    content.of_the_year(done, code, told.year),
                    quoted[code],
                ),
                "since_year": since.get(code),
                "networks": of_networks.get(code, []),
            }
            for code in themes
        ],
        "cells": content.numbers(told.cells),
    }


def _quoted(told: Draft, theme: str) -> list[str]:
    return [row.sentence for row in told.quotable if row.id in told.chosen and row.theme == theme]


async def _quotable(year: int, cells: Mapping[str, Cell]) -> list[Signal]:
    """Texts of themes that reach the floor, in an order that tells nothing: by their words."""
    found = list(await council_quotable(year))
    rows = await Signal.objects().where(Signal.id.is_in(found)) if found else []
    return sorted((row for row in rows if row.theme in cells), key=lambda row: (row.theme, row.sentence))


async def _one_at_a_time() -> None:
    """Two people of one municipality follow each other."""
    await DB.connection.execute(
        "select pg_advisory_xact_lock(hashtextextended('council ' || current_tenant()::text, 0))"
    )
