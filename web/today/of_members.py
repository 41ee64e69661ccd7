"""What asks for who administers: cases that nobody coordinates any more, and mails that came back."""

from datetime import datetime

from services.members import queries, rules
from services.members.rules import State
from tenants.access import Access
from web.members.view import adrift
from web.today.asks import Act, Ask, Rank


async def asks(access: Access, now: datetime) -> list[Ask]:
    """Nothing for who does not administer."""
    if not access.may("members.manage"):
        return []
    found = [
        adrift(one) for one in await queries.colleagues(access) if not one.is_present and one.coordinated
    ]
    waiting = [
        Ask(
            Rank.TODAY,
            sentence,
            "Tot dan kan niemand verder.",
            (Act("Kies wie overneemt", f"/medewerkers/{key}"),),
        )
        for key, sentence in found
    ]
    look = (Act("Bekijk", "/medewerkers"),)
    for one in await queries.invitations(access):
        if one.bounced_at:
            waiting.append(
                Ask(
                    Rank.SOON,
                    f"De mail aan {one.name} kwam terug",
                    "Kijk het adres na en vraag opnieuw.",
                    look,
                )
            )
        elif rules.state(one, now) is State.EXPIRED:
            waiting.append(Ask(Rank.LATER, f"{one.name} antwoordde niet", "De link werkt niet meer.", look))
    return waiting
