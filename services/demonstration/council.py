"""Pelt at home: bottlenecks of last year, one brought to the alderman with an answer, and the council's file."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases.tables import Case
from services.councils import actions, queries, rules
from services.councils.raising import Answering, Bringing, answer, bring
from services.demonstration.cast import Cast
from services.signals.tables import Signal, SignalOrigin
from tenants import door
from tenants.access import Access, Role, member_access

MOST_THEMES = 4
PREFACE = (
    "Wonen bleef dit jaar het moeilijkste. Bij schulden kwam er een vast aanspreekpunt bij, en dat helpt. "
    "Wat we niet zelf kunnen oplossen, vragen we aan de raad."
)
CHAPTERS: Mapping[str, tuple[str, str, str]] = {
    "housing": (
        "Wie weg moet uit een huis, vindt in de gemeente geen ander dat betaalbaar is. Alle andere hulp wacht daarop.",
        "de huurprijzen van twee jaar geleden",
        "Twee noodwoningen, en een vast overleg met de woonmaatschappij.",
    ),
    "money": (
        "Een afbetaling die op papier klopt, laat soms te weinig over om van te eten.",
        "",
        "Vraag schuldeisers in onze gemeente om eerst te bellen en dan pas een brief te sturen.",
    ),
}


async def tell(cast: Cast, now: datetime) -> None:
    """In two steps: where it showed is known to Bram, the rest is An's."""
    today = now.astimezone(BRUSSELS).date()
    year = rules.newest_year(today)
    async with door.enter(_coordinator(cast, cast.bram, "Bram Voorbeeld")):
        await _showed(year)
    async with door.enter(_coordinator(cast, cast.an, "An Voorbeeld")) as access:
        await _brought(access, year, now)
        await _written(access, year, now)


async def _showed(year: int) -> None:
    """Bottlenecks of that year that belong to no case yet, spread over the situations that Bram knows."""
    since, until = (datetime(one, 1, 1, tzinfo=BRUSSELS) for one in (year, year + 1))
    cases = [row["id"] for row in await Case.select(Case.id).order_by(Case.id)]
    where = (Signal.marked_at >= since) & (Signal.marked_at < until) & Signal.is_free.eq(True)  # noqa: FBT003
    signals = await Signal.objects().where(where).order_by(Signal.marked_at, Signal.id)
    for theme in list(dict.fromkeys(row.theme for row in signals))[:MOST_THEMES] + list(CHAPTERS):
        of_theme = [row for row in signals if row.theme == theme and row.is_free]
        for case, signal in zip(cases, of_theme, strict=False):
            await SignalOrigin(case=case, signal=signal.id).save()
            signal.is_free = False
            await signal.save()


async def _brought(access: Access, year: int, now: datetime) -> None:
    """One with an answer, one that waits."""
    today = now.date()
    first = Bringing(
        "alderman",
        "schepen van Wonen",
        "Kunnen er twee noodwoningen bij komen? Nu slaapt wie weg moet in een andere gemeente.",
        date(year, 10, 6),
        None,
    )
    about = await bring(access, first, theme="housing", signal=None, now=now, today=today)
    said = Answering(
        "in-part",
        "dienst Wonen",
        "Er komt één noodwoning in het oude politiehuis. Voor een tweede is er geen geld.",
        "Er komt één noodwoning. Een tweede komt er nu niet, want er is geen geld voor.",
        date(year, 12, 15),
        None,
    )
    await answer(access, about, said, now=now, today=today)
    later = today - timedelta(days=20)
    second = Bringing("college", "", "Wie belt er met de schuldeisers?", later, today + timedelta(days=22))
    await bring(access, second, theme="money", signal=None, now=now, today=today)


async def _written(access: Access, year: int, now: datetime) -> None:
    today = now.date()
    await actions.write(access, year, "", {"words": PREFACE, "since": "", "asks": ""}, 0, today=today)
    for theme, (words, since, asks) in CHAPTERS.items():
        told = {"words": words, "since": since, "asks": asks}
        await actions.write(access, year, theme, told, 0, today=today)
    draft = await actions.draft(access, year, today=today)
    chosen = [row.id for row in draft.quotable if row.theme in CHAPTERS][:2]
    await actions.choose(access, year, chosen, set(await queries.quotes(year)), now=now, today=today)
    await actions.make(access, year, "", now=now, today=today)


def _coordinator(cast: Cast, member: UUID, name: str) -> Access:
    return member_access(cast.pelt, member, name, (str(Role.COORDINATOR),))
