"""What waits in a network for who is in, the most pressing first: each with one place to go on."""

from dataclasses import dataclass

from infra import clock
from services.bundles import queries as bundles
from services.bundles.rules import Stand
from services.contributions import queries as contributions
from services.publications import queries as publications
from services.publications.tables import State
from tenants.access import Access
from tenants.words import periods

PRESSING = {
    Stand.OVERDUE: "Er blijft een antwoord uit",
    Stand.UNSOLVED: "Bij een gemeente is het niet opgelost",
    Stand.UNSENT: "Een beleidsdossier is nog niet bezorgd",
}


@dataclass(frozen=True)
class Waiting:
    """One thing to do: what, why, and the link with its words."""

    what: str
    why: str
    href: str
    act: str


async def waiting(access: Access) -> list[Waiting]:
    """Of what this person may do."""
    found = await _to_read(access) if access.may("network.read") else []
    if access.may("network.publish"):
        found += await _to_publish(access)
    if access.may("network.bundles"):
        found += await _to_bundle(access)
    return found


async def _to_read(access: Access) -> list[Waiting]:
    texts, uncoded = await contributions.counts(access)
    found = []
    if texts:
        what = (
            "Er wacht één tekst om na te lezen."
            if texts == 1
            else f"Er wachten {texts} teksten om na te lezen."
        )
        found.append(Waiting(what, "Wie ze schreef, wacht op je antwoord.", "/netwerk/lezen", "Lees na"))
    if uncoded:
        what = (
            "Eén tekst is nog niet ingedeeld."
            if uncoded == 1
            else f"{uncoded} teksten zijn nog niet ingedeeld."
        )
        found.append(
            Waiting(what, "Dat kan tot hun periode gepubliceerd is.", "/netwerk/lezen/indelen", "Deel in")
        )
    return found


async def _to_publish(access: Access) -> list[Waiting]:
    made = await publications.made(access)
    found = [
        Waiting(
            f"De publicatie over {periods.name(one.begins_on, one.ends_on)} is klaar.",
            "Alleen het netwerk ziet ze. Lees ze na en maak ze openbaar.",
            f"/netwerk/publicaties/{one.id}",
            "Lees na",
        )
        for one in made[:1]
        if one.state == State.MADE
    ]
    coming = await publications.next_period(access, clock.today())
    if coming is not None and coming.is_time:
        what = f"Je kunt publiceren over {periods.name(coming.span.begins_on, coming.span.ends_on)}."
        why = "Er wachten nog teksten op de tweede lezer." if coming.is_unread else "Je ziet eerst een proef."
        found.append(Waiting(what, why, "/netwerk/publicaties", "Naar de publicaties"))
    return found


async def _to_bundle(access: Access) -> list[Waiting]:
    lines = await bundles.bundles(access, clock.today())
    pressing = sorted(
        (one for one in lines if one.stand in PRESSING), key=lambda one: [*Stand].index(one.stand)
    )
    return [
        Waiting(f"{PRESSING[one.stand]}: {one.title}", "", f"/netwerk/bundels/{one.id}", "Open de bundel")
        for one in pressing[:5]
    ]
