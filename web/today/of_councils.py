"""What asks about bottlenecks at home: an answer that stays away; and whether what everybody reads still holds."""

from services.councils.queries import AtHome, Waiting
from tenants.words.councils import brought
from tenants.words.dates import day_year as day
from web.today.asks import Act, Ask, Day, Rank

ASKED_AGAIN_AFTER = 365


def asks(home: AtHome, at: Day, *, may_check: bool) -> list[Ask]:
    """One sentence each."""
    found = [_waiting(one) for one in home.waiting]
    if home.has_news:
        news = "Er is een antwoord op een knelpunt dat jullie doorgaven"
        act = Act("Lees het", "/knelpunten/antwoorden")
        found.append(Ask(Rank.WEEK, news, "Er staat een tekst bij die je aan de cliënt kunt geven.", (act,)))
    if may_check and home.checked_on is not None and (at.today - home.checked_on).days > ASKED_AGAIN_AFTER:
        act = Act("Kijk het na", "/coordinatoren/kaart")
        detail = f"Voor het laatst nagekeken op {day(home.checked_on)}. Iedereen leest dit."
        found.append(
            Ask(Rank.LATER, "Klopt het nog hoe mensen jullie bereiken?", detail, (act,), home.checked_on)
        )
    return found


def _waiting(one: Waiting) -> Ask:
    act = Act("Schrijf het antwoord op", f"/beleid/aangekaart/{one.id}")
    title = f"Is er al een antwoord van {brought(one.to_whom, one.addressee)}?"
    return Ask(Rank.WEEK, title, f"Je kaartte het aan op {day(one.brought_on)}.", (act,), one.answer_by)
