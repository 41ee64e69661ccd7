"""What the pages of a bundle show, as plain values: the next step first."""

from dataclasses import dataclass
from typing import Any

from services.bundles import places, proposals, queries
from services.bundles.queries import Line
from services.bundles.rules import Stand
from services.bundles.tables import Bundle
from services.documents.policy_file import words_of
from services.errors import Refused
from tenants.access import Access
from tenants.words.bundles import EVERYWHERE
from tenants.words.dates import day_year
from tenants.words.refusals import REFUSALS
from web.shared.forms import Form

PATH = "/netwerk/bundels"
# At which field a rule says no; what has none stands on top of the form.
FIELDS = {
    "bundle.no-theme": "theme",
    "bundle.too-fine": "place",
    "bundle.sent-in-the-future": "sent_on",
    "bundle.strange-answer-day": "until",
    "answer.no-status": "status",
    "answer.nobody": "taken_by",
    "answer.no-reason": "because",
    "answer.no-client-text": "for_client",
    "answer.in-the-future": "answered_on",
    "hearing.no-words": "words",
    "hearing.in-the-future": "asked_on",
    "tiding.no-words": "words",
}


@dataclass(frozen=True)
class Step:
    """The next step: what, why, and where it is done."""

    what: str
    why: str
    label: str = ""
    href: str = ""


async def whole(access: Access, bundle: Bundle, line: Line) -> dict[str, Any]:
    """Everything of one bundle, for its page."""
    parts = await proposals.parts(access, bundle.id)
    living = [one for one in parts if one.is_living]
    where = await places.named(access, bundle)
    files = await queries.files(access, bundle.id)
    here = {one.id for one in living}
    return {
        "bundle": bundle,
        "line": line,
        "where": spot(where),
        "parts": living,
        "left": await proposals.left(access, bundle.id),
        "may_add": bool(await proposals.proposed(access, bundle)),
        "quotes": await proposals.chosen(access, bundle.id),
        "files": files,
        "retracted": [one.number for one in files if set(one.quoted) - here],
        "sendings": await queries.sendings(access, bundle.id),
        "hearings": await queries.hearings(access, bundle.id),
        "answers": await queries.answers(access, bundle.id),
        "measures": await queries.measures(access, bundle.id),
        "step": step(bundle, line, has_parts=bool(living)),
    }


def spot(where: places.Named) -> str:
    """Theme, part of it, and where."""
    return " · ".join(filter(None, [where.theme, where.sub_theme, where.place or EVERYWHERE]))


def step(bundle: Bundle, line: Line, *, has_parts: bool) -> Step | None:
    """What is next for whoever opens this page; None when nothing is."""
    here = f"{PATH}/{bundle.id}"
    if line.stand is Stand.UNSENT:
        return _before_sending(bundle, here, has_parts=has_parts)
    answer = ("Schrijf het antwoord op", f"{here}/antwoorden")
    until = day_year(line.waits_until) if line.waits_until else ""
    if line.stand is Stand.OVERDUE:
        why = f"Jullie verwachtten het tegen {until}. Bel of schrijf nog eens."
        return Step("Het antwoord blijft uit.", why, *answer)
    if line.stand is Stand.UNSOLVED:
        why = "Minstens één gemeente liet weten: bij ons is dit niet opgelost. Welke, weet niemand hier."
        return Step("De bundel is weer open.", why, "Bezorg het dossier opnieuw", f"{here}/dossier")
    if line.stand is Stand.WAITING:
        return Step("Jullie wachten op een antwoord.", f"Verwacht tegen {until}. Kwam het al?", *answer)
    if line.stand is Stand.ANSWERED:
        why = "Volgde er een maatregel? Schrijf ze op. Is het rond? Sluit de bundel dan af."
        measure = ("Schrijf een maatregel op", f"{here}#maatregelen")
        return Step("Het antwoord is bij wie dit meldde.", why, *measure)
    return None


def _before_sending(bundle: Bundle, here: str, *, has_parts: bool) -> Step:
    if not has_parts:
        return Step("Voeg bijdragen toe.", "Er zit nog geen tekst in.", "Kies bijdragen", f"{here}/bijdragen")
    if not (bundle.asks and bundle.asked_of):
        why = "Schrijf het zo dat iemand ja of nee kan zeggen, en aan wie."
        return Step("Wat vragen jullie?", why, "Vul aan", f"{here}/tekst")
    why = "Lees het na, druk het af en bezorg het."
    return Step("Het beleidsdossier is klaar.", why, "Bekijk het dossier", f"{here}/dossier")


def refuse(form: Form, refused: Refused) -> None:
    """Put what a rule says at the field it is about."""
    field = form._fields.get(FIELDS.get(refused.code, ""))
    if field is None:
        form.form_errors = [*form.form_errors, REFUSALS[refused.code]]
    else:
        field.errors = [*field.errors, REFUSALS[refused.code]]


def paper(content: dict[str, Any]) -> dict[str, Any]:
    """A policy file with its numbers in words."""
    return {**content, **words_of(content)}
