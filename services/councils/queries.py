"""Reading what was done with bottlenecks, what the file of a year would hold, and the files that were made."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.bundles.home import UNREAD
from services.councils.floors import Cell
from services.councils.tables import CouncilChapter, CouncilFile, CouncilQuote, Raising, RaisingAnswer
from services.errors import NotFound
from services.signals.attention import RAISED, SENT_BACK
from services.themes.first import FIRST
from services.themes.queries import themes_here
from services.themes.rules import Theme
from tenants import audit
from tenants.access import Access

# With the two dates of the municipality itself, so that Vandaag asks once.
ATTENTION = f"""
select p.reminder_days, ({UNREAD}) as has_news, ({RAISED}) as raised, ({SENT_BACK}) as sent_back,
  coalesce(p.checked_on, uuid_extract_timestamp(p.id)::date) as checked_on,
  r.id, r.theme, r.to_whom, r.addressee, r.brought_on, r.answer_by
from (select 1) as one left join policy p on true
left join raising r on r.ended_at is null and r.answer_by <= $1 and $2
order by r.answer_by, r.id
"""  # noqa: S608 - SQL of ours alone
USUAL_DAYS = 3


@dataclass(frozen=True)
class Raised:
    """Something that was brought to somebody, with every answer; the newest last."""

    row: Raising
    answers: tuple[RaisingAnswer, ...]

    @property
    def status(self) -> str:
        """What became of it; empty while nobody answered."""
        return self.answers[-1].status if self.answers else ""


@dataclass(frozen=True)
class Waiting:
    """An answer that stays away."""

    id: UUID
    theme: str
    to_whom: str
    addressee: str
    brought_on: date
    answer_by: date


@dataclass(frozen=True)
class AtHome:
    """What the municipality itself asks on Vandaag, and how many days before a date it reminds."""

    reminder_days: int
    checked_on: date | None
    waiting: tuple[Waiting, ...]
    has_news: bool = False
    raised: int = 0
    sent_back: int = 0


@dataclass(frozen=True)
class Made:
    """A file of a year, as it was made."""

    id: UUID
    year: int
    version: int
    changed: str
    made_at: datetime
    content: Mapping[str, Any]

    @property
    def cells(self) -> dict[str, Cell]:
        """The numbers of that year, as they left the desk the first time."""
        told: Mapping[str, Any] = self.content["cells"]
        return {theme: Cell(one["low"], dict(one["parts"])) for theme, one in told.items()}


async def known_themes(access: Access) -> dict[str, Theme]:
    """Every theme of the networks of this municipality by code; the first list where it is in none."""
    lists = list((await themes_here(access)).values()) or [FIRST]
    return {theme.code: theme for themes in reversed(lists) for theme in themes}


async def raised(access: Access) -> list[Raised]:
    """What was brought to somebody, newest first."""
    access.require("councils.write")
    rows = await Raising.objects().where(Raising.ended_at.is_null())
    answers = await RaisingAnswer.objects().order_by(RaisingAnswer.answered_on, RaisingAnswer.noted_at)
    told = [Raised(row, tuple(one for one in answers if one.raising == row.id)) for row in rows]
    return sorted(told, key=lambda one: (one.row.brought_on, one.row.noted_at), reverse=True)


async def get_raised(access: Access, raising_id: UUID) -> Raised:
    """One of them; raises NotFound, also when it was taken back."""
    found = next((one for one in await raised(access) if one.row.id == raising_id), None)
    if found is None:
        raise NotFound("raising")
    return found


async def at_home(access: Access, today: date) -> AtHome:
    """For Vandaag, in one question; who does not keep the list is reminded of nothing."""
    rows = await DB.connection.fetch(ATTENTION, today, access.may("councils.write"))
    names = Waiting.__dataclass_fields__
    waiting = tuple(Waiting(**{name: row[name] for name in names}) for row in rows if row["id"])
    days = rows[0]["reminder_days"]
    rest = {name: rows[0][name] for name in ("checked_on", "has_news", "raised", "sent_back")}
    return AtHome(USUAL_DAYS if days is None else days, waiting=waiting, **rest)


async def chapters(access: Access, year: int) -> dict[str, CouncilChapter]:
    """What is written for the file of a year, by theme; '' is the year itself."""
    access.require("councils.write")
    rows = await CouncilChapter.objects().where(CouncilChapter.year == year).order_by(CouncilChapter.id)
    return {row.theme: row for row in reversed(rows)}


async def quotes(year: int) -> list[UUID]:
    """Which texts were chosen for the file of a year."""
    rows = await CouncilQuote.objects().where(CouncilQuote.year == year).order_by(CouncilQuote.id)
    return list(dict.fromkeys(row.signal for row in rows))


async def files(access: Access) -> list[Made]:
    """Every file that was made, newest year and version first."""
    access.require("councils.read")
    rows = await CouncilFile.objects()
    return sorted((_made(row) for row in rows), key=lambda one: (-one.year, -one.version, one.made_at))


async def get_file(access: Access, file_id: UUID) -> Made:
    """One of them; raises NotFound."""
    found = next((one for one in await files(access) if one.id == file_id), None)
    if found is None:
        raise NotFound("file")
    audit.record(access, "council.file-read", found.id)
    return found


def first_of(made: Sequence[Made], year: int) -> Made | None:
    """The first version of a year: its numbers are those of every later one."""
    return min(
        (one for one in made if one.year == year), key=lambda one: (one.version, one.made_at), default=None
    )


def _made(row: CouncilFile) -> Made:
    told: dict[str, Any] = json.loads(row.content)
    return Made(row.id, row.year, row.version, row.changed, row.made_at, told)
