"""Deciding about what was brought to somebody: note it, change it, note what they answered, take it back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.councils import rules
from services.councils.queries import get_raised, known_themes
from services.councils.tables import Raising, RaisingAnswer
from services.errors import Conflict, NotFound, Refused
from services.signals.tables import Signal
from tenants import audit
from tenants.access import Access


@dataclass(frozen=True)
class Bringing:
    """To whom, what was asked, when, and by when an answer is looked for."""

    to_whom: str
    addressee: str
    asked: str
    brought_on: date
    answer_by: date | None


@dataclass(frozen=True)
class Answering:
    """What they answered, and the same in plain words for the client and the table; `again_on` is asked on Vandaag."""

    status: str
    by_whom: str
    words: str
    plain: str
    answered_on: date
    again_on: date | None


async def bring(
    access: Access, about: Bringing, *, theme: str, signal: UUID | None, now: datetime, today: date
) -> UUID:
    """A theme, or one confirmed bottleneck, was brought to somebody."""
    access.require("councils.write")
    rules.check_dates(about.brought_on, about.answer_by, today)
    if signal is not None:
        theme = await theme_of(access, signal)
    if theme not in await known_themes(access):
        raise Refused("raising.no-theme")
    row = Raising(theme=theme, signal=signal, **vars(about), noted_at=now, noted_by=access.member)
    await row.save()
    audit.record(access, "raising.noted", row.id)
    return row.id


async def change(access: Access, raising_id: UUID, about: Bringing, version: int, *, today: date) -> None:
    """Written anew, unless somebody else did so since the page was opened."""
    await get_raised(access, raising_id)
    rules.check_dates(about.brought_on, about.answer_by, today)
    where = (Raising.id == raising_id) & (Raising.version == version)
    values: dict[Any, Any] = {**vars(about), "version": Raising.version + 1}
    if not await Raising.update(values).where(where).returning(Raising.id):
        raise Conflict("raising")
    audit.record(access, "raising.changed", raising_id)


async def answer(access: Access, raising_id: UUID, told: Answering, *, now: datetime, today: date) -> None:
    """They answered; a later answer stands beside the earlier one. Vandaag asks again when one says so."""
    found = await get_raised(access, raising_id)
    rules.check_answer(told.answered_on, found.row.brought_on, today)
    rules.check_dates(found.row.brought_on, told.again_on, today)
    words = {name: value for name, value in vars(told).items() if name != "again_on"}
    row = RaisingAnswer(raising=raising_id, **words, noted_at=now, noted_by=access.member)
    await row.save()
    values: dict[Any, Any] = {Raising.answer_by: told.again_on, Raising.version: Raising.version + 1}
    await Raising.update(values).where(Raising.id == raising_id)
    audit.record(access, "raising.answered", raising_id)


async def take_back(access: Access, raising_id: UUID, *, now: datetime) -> None:
    """It was a mistake: it stands nowhere any more but in files that were made."""
    await get_raised(access, raising_id)
    values: dict[Any, Any] = {Raising.ended_at: now, Raising.ended_by: access.member}
    await Raising.update(values).where(Raising.id == raising_id)
    audit.record(access, "raising.taken-back", raising_id)


async def theme_of(access: Access, signal: UUID) -> str:
    """The theme of a bottleneck that stands in the list; raises NotFound where none is confirmed under a theme."""
    access.require("councils.write")
    listed = Signal.confirmed_at.is_not_null() & Signal.withdrawn_at.is_null()
    found = await Signal.select(Signal.theme).where((Signal.id == signal) & listed).first()
    if found is None or not found["theme"]:
        raise NotFound("signal")
    return str(found["theme"])
