"""Deciding about figures: make the sheet of a year, share some of it, or stop."""

import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime

from infra.piccolo_conf import DB
from services.errors import Conflict, NotFound
from services.figures import queries, rules, tree
from services.figures.tables import FigureShare, FigureSheet
from tenants import audit
from tenants.access import Access


async def make_sheet(access: Access, year: int, *, now: datetime, today: date) -> None:
    """The figures of a year as they leave the desk; made once, and the same from then on."""
    access.require("figures.read")
    rules.check_year(year, today)
    await _one_at_a_time()
    if await FigureSheet.exists().where(FigureSheet.year == year):
        return
    cells = tree.floored(await queries.counted(access, year))
    content = json.dumps({name: asdict(cell) for name, cell in cells.items()})
    sheet = FigureSheet(year=year, content=content, made_at=now, made_by=access.member)
    await sheet.save()
    audit.record(access, "figures.sheet-made", sheet.id)


async def share(
    access: Access, year: int, figures: Collection[str], *, seen: Collection[str], now: datetime
) -> None:
    """From now on networks count these, and no others, of this year. `seen` is what was shared on the page."""
    access.require("figures.share")
    await _one_at_a_time()
    offers = {one.figure: one for one in await queries.offers(access, year)}
    if set(figures) - set(offers):
        raise NotFound("figure")
    running = {one.figure: one for one in await queries.shares(year)}
    if set(running) != set(seen):
        raise Conflict
    for gone in set(running) - set(figures):
        where = (FigureShare.year == year) & (FigureShare.figure == gone) & FigureShare.ended_at.is_null()
        await FigureShare.update({FigureShare.ended_at: now, FigureShare.ended_by: access.member}).where(
            where
        )
        audit.record(access, "figures.unshared", running[gone].id)
    for fresh in sorted(set(figures) - set(running)):
        row = FigureShare(
            year=year,
            figure=fresh,
            content=offers[fresh].content,
            shared_at=now,
            shared_by=access.member,
        )
        await row.save()
        audit.record(access, "figures.shared", row.id)


async def _one_at_a_time() -> None:
    """Two people of one municipality follow each other."""
    await DB.connection.execute(
        "select pg_advisory_xact_lock(hashtextextended('figures ' || current_tenant()::text, 0))"
    )
