"""What asks about bottlenecks: helpers raised some, or a network sent some back."""

from services.councils.queries import AtHome
from web.today.asks import Act, Ask, Rank

LIST = "/knelpunten"


def asks(home: AtHome) -> list[Ask]:
    """One sentence each, however many there are."""
    found = []
    if home.raised:
        many = f"{home.raised} knelpunten" if home.raised > 1 else "een knelpunt"
        title = f"Wie mee helpt, bracht {many} aan"
        found.append(_ask(title, "Herschrijf het zonder personen, of trek het in.", "Bekijk"))
    if home.sent_back:
        many = f"{home.sent_back} knelpunten" if home.sent_back > 1 else "een knelpunt"
        title = f"Het netwerk stuurde {many} terug"
        found.append(
            _ask(title, "Er staat bij waarom. Schrijf het anders, en stuur het opnieuw.", "Lees waarom")
        )
    return found


def _ask(title: str, detail: str, label: str) -> Ask:
    return Ask(Rank.WEEK, title, detail, (Act(label, LIST),))
