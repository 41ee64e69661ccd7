"""What asks about a date that is looked for: how many answered, and the best moment so far."""

from services.polls.attention import Waiting
from tenants.words.dates import day, moment
from web.today.asks import Act, Ask, Day, Rank


def ask(one: Waiting, at: Day) -> Ask:
    """Once everybody answered or the time is over, somebody chooses today; until then it may wait."""
    is_ready = one.answered == one.asked or one.answer_by < at.today
    verb = "antwoordde" if one.answered == 1 else "antwoordden"
    best = f"Beste moment: {moment(one.best_at)}. " if one.best_at else ""
    until = "De tijd om te antwoorden is om." if one.answer_by < at.today else f"Tegen {day(one.answer_by)}."
    done = "Iedereen antwoordde." if one.answered == one.asked else until
    return Ask(
        Rank.TODAY if is_ready else Rank.WEEK,
        f"{one.case_name}, datumvraag: {one.answered} van {one.asked} {verb}",
        f"{best}{done}",
        (
            Act(
                "Kies een moment" if is_ready else "Bekijk de antwoorden",
                f"/overleggen/{one.consultation}/datumvraag",
            ),
        ),
        one.answer_by,
    )
