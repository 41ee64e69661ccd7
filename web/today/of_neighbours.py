"""Somebody of another municipality signed in: the coordinator looks who it is, and opens the case."""

from services.neighbours.queries import Asked
from tenants.words.dates import day
from tenants.words.today import amid
from web.today.asks import Act, Ask, Day, Rank


def ask(found: Asked, at: Day) -> Ask:
    """One colleague who waits."""
    act = Act("Kijk wie het is", f"/situaties/{found.case}/buur")
    title = f"{found.name} wil de situatie van {amid(found.case_name)} waarnemen"
    detail = f"Meldde zich aan. Kijk of het klopt, en open ze tot en met {day(found.until_on)}."
    return Ask(Rank.TODAY, title, detail, (act,), at.today)
