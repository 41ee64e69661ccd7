"""What asks about keeping: a case that is erased soon, and a client who asked what is kept."""

from collections.abc import Callable, Mapping, Sequence

from services.retention.queries import Near
from services.retention.rules import answer_by
from tenants.words.dates import day_year as day
from tenants.words.today import amid
from web.today.asks import Act, Ask, Day, Rank


def asks(found: Sequence[Near], at: Day) -> list[Ask]:
    """One sentence each."""
    return [SENTENCES[one.code](one, at) for one in found]


def erasure_near(one: Near, at: Day) -> Ask:
    """It was announced a month before; until then a duty to keep can be noted."""
    act = Act("Bekijk", f"/situaties/{one.case}/bewaring")
    title = f"De situatie van {amid(one.case_name)} wordt gewist op {day(one.day)}"
    detail = "De bewaartermijn loopt af. Moet iemand dit langer bewaren? Noteer het dan nu."
    return Ask(Rank.LATER, title, detail, (act,), one.day)


def insight_asked(one: Near, at: Day) -> Ask:
    """The law gives a month."""
    until = answer_by(one.day)
    act = Act("Maak het bestand", f"/situaties/{one.case}/inzage")
    rank = Rank.TODAY if (until - at.today).days <= SOON else Rank.WEEK
    return Ask(rank, f"{one.case_name} vroeg inzage", f"Antwoord ten laatste op {day(until)}.", (act,), until)


SOON = 7
SENTENCES: Mapping[str, Callable[[Near, Day], Ask]] = {
    "case.erasure-near": erasure_near,
    "insight.asked": insight_asked,
}
