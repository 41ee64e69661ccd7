"""Hoe was het: an answer that nobody read yet, and somebody neutral who has not been."""

from datetime import timedelta

from services.evaluations.queries import Waiting
from tenants.words.today import amid
from web.today.asks import Act, Ask, Day, Rank

ASKED_AGAIN_AFTER = timedelta(days=7)


def ask(one: Waiting, at: Day) -> Ask:
    """It may wait until later this week; only a mail that did not arrive is for today."""
    place = f"/overleggen/{one.consultation}/evaluatie"
    whose = "" if one.who == one.case_name else f" ({amid(one.case_name)})"
    if one.is_answered:
        title = f"{one.who} zei hoe het overleg was{whose}"
        detail = f"Lees het, en kijk of {at.words.plan.the} nog past."
        return Ask(Rank.WEEK, title, detail, (Act("Lezen", place),))
    call = f"{one.listener}: {one.phone}" if one.phone else f"Bel {one.listener} even."
    if one.is_bounced:
        title = f"De link voor {one.listener} kwam niet aan{whose}"
        return Ask(Rank.TODAY, title, call, (Act("Bekijken", place),))
    title = f"Vroeg {one.listener} al aan {one.who} hoe het was?"
    return Ask(Rank.WEEK, title, call, (Act("Bekijken", place),))
