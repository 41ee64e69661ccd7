"""Dutch of the network's desk: what a bundle waits for, what was answered, and every refusal."""

from collections.abc import Mapping

STANDS: Mapping[str, str] = {
    "overdue": "antwoord blijft uit",
    "unsolved": "ergens niet opgelost",
    "unsent": "nog niet bezorgd",
    "waiting": "wacht op antwoord",
    "answered": "beantwoord",
    "closed": "afgesloten",
}
GROUPS: Mapping[str, str] = {
    "overdue": "Hier blijft een antwoord uit",
    "unsolved": "Hier liet een gemeente weten: bij ons niet opgelost",
    "unsent": "Nog niet bezorgd",
    "waiting": "Wacht op een antwoord",
    "answered": "Beantwoord",
    "closed": "Afgesloten",
}
TAGS: Mapping[str, str] = {
    "overdue": "stop",
    "unsolved": "ask",
    "unsent": "ask",
    "waiting": "calm",
    "answered": "good",
    "closed": "calm",
}
STATUSES: Mapping[str, str] = {
    "taken-up": "Iemand neemt het op",
    "in-part": "Een deel wordt opgelost",
    "solved": "Het is opgelost",
    "refused": "Het gebeurt niet",
}
# The same for who was not there: on the coordinator's page and on paper.
TOLD: Mapping[str, str] = {
    "taken-up": "wordt opgenomen",
    "in-part": "deels opgelost",
    "solved": "opgelost",
    "refused": "gebeurt niet",
}
LEFT: Mapping[str, str] = {
    "desk": "door het netwerk eruit gehaald",
    "origin": "op vraag van de gemeente eruit gehaald",
}
TOO_LITTLE = "te weinig om een getal te noemen"
EVERYWHERE = "het hele netwerk"


def amount(low: int | None, high: int | None) -> str:
    """About how often, as paper and page say it."""
    return TOO_LITTLE if low is None or high is None else f"{low} tot {high} situaties"


REFUSED: Mapping[str, str] = {
    "bundle.closed": "Deze bundel is afgesloten. Open hem eerst weer.",
    "bundle.nobody-left": "In deze bundel zit geen enkele bijdrage. Voeg er eerst een toe.",
    "bundle.asks-nothing": "Schrijf eerst wat het netwerk vraagt.",
    "bundle.asks-nobody": "Schrijf eerst aan wie het netwerk dit vraagt.",
    "bundle.too-many-quotes": "Kies hoogstens drie citaten.",
    "bundle.not-quotable": "Een van die teksten mag hier niet meer geciteerd worden. Kies opnieuw.",
    "bundle.no-theme": "Kies een thema van jullie lijst.",
    "bundle.too-fine": "Zo fijn toont geen enkele publicatie dit thema. Kies het hele netwerk, of een breder thema.",
    "bundle.sent-in-the-future": "Kies een dag tot en met vandaag.",
    "bundle.strange-answer-day": "Kies een dag na het bezorgen, ten laatste twee jaar later.",
    "answer.no-status": "Kies wat er met de vraag gebeurt.",
    "answer.nobody": "Schrijf wie het opneemt.",
    "answer.no-reason": "Schrijf waarom het niet gebeurt.",
    "answer.no-client-text": "Schrijf een korte tekst die een cliënt kan lezen.",
    "answer.in-the-future": "Kies een dag tot en met vandaag.",
    "hearing.no-words": "Schrijf eerst wat de groep zei.",
    "hearing.in-the-future": "Kies een dag tot en met vandaag.",
    "tiding.no-words": "Schrijf wat de cliënt mag lezen.",
}

DEEDS: Mapping[str, str] = {
    "tiding.read": "las wat er met een knelpunt gebeurde",
    "tiding.given": "gaf de cliënt te lezen wat er met een knelpunt gebeurde",
    "tiding.taken-back": "nam een tekst over een knelpunt van de pagina van de cliënt",
    "tiding.unsolved": "liet het netwerk weten dat een knelpunt hier niet opgelost is",
    "tiding.left": "haalde een bijdrage uit een bundel",
    "bundle.begun": "begon een bundel",
    "bundle.changed": "veranderde een bundel",
    "bundle.linked": "voegde bijdragen toe aan een bundel",
    "bundle.released": "haalde bijdragen uit een bundel",
    "bundle.quoted": "koos citaten",
    "bundle.sent": "schreef op aan wie een beleidsdossier bezorgd is",
    "bundle.struck": "schrapte een bezorging",
    "bundle.heard": "schreef op wat een groep met ervaring zei",
    "bundle.answered": "schreef een antwoord op",
    "bundle.corrected": "verbeterde een antwoord",
    "bundle.followed": "schreef een maatregel op",
    "bundle.closed": "sloot een bundel af",
    "bundle.reopened": "opende een bundel weer",
}
