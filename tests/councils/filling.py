"""Something at home for other tests to look at: brought to the alderman, answered, and a file of 2025."""

from datetime import date, datetime
from uuid import UUID

from services.councils import actions
from services.councils.raising import Answering, Bringing, answer, bring
from services.signals.tables import Signal
from services.themes.first import FIRST
from tenants.access import Access

THEME = FIRST[0].code
YEAR = 2025


async def at_home(access: Access, now: datetime) -> tuple[UUID, UUID]:
    """The raising and the file."""
    today = now.date()
    coded = Signal.confirmed_at.is_not_null() & (Signal.theme == "")
    await Signal.update({Signal.theme: THEME}).where(coded)
    about = Bringing("alderman", "", "Kunnen er twee noodwoningen bij komen?", date(2025, 6, 3), today)
    raising = await bring(access, about, theme=THEME, signal=None, now=now, today=today)
    told = Answering("refused", "", "Geen geld.", "Het lukt niet dit jaar.", date(2025, 9, 1), None)
    await answer(access, raising, told, now=now, today=today)
    words = {"words": "Er is geen noodwoning.", "since": "", "asks": "Twee noodwoningen."}
    await actions.write(access, YEAR, THEME, words, 0, today=today)
    return raising, await actions.make(access, YEAR, "", now=now, today=today)
