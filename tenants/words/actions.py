"""Dutch words for everything that the audit notes: what follows after a name, and which kind of thing it is.

"Celia (vervangt An) opende het plan." Never content: the words are the same for every case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tenants.words.bundles import DEEDS as BUNDLES
from tenants.words.councils import DEEDS as COUNCILS
from tenants.words.deeds import ACCESS, LINK, OF_THE_CASE, SENT
from tenants.words.figures import DEEDS as FIGURES
from tenants.words.networks import DEEDS as NETWORKS
from tenants.words.networks import READ as NETWORKS_READ
from tenants.words.packs import Spoken
from tenants.words.preparations import DEEDS as PREPARING
from tenants.words.sufficiency import DEEDS as SUFFICIENCY


class Sort(StrEnum):
    """What somebody did, as the log can be filtered."""

    READ = "gelezen"
    CHANGED = "veranderd"
    SENT = "verstuurd"
    ACCESS = "toegang"
    LINK = "link"


SORTS: Mapping[Sort, str] = {
    Sort.READ: "Gelezen",
    Sort.CHANGED: "Opgeschreven of veranderd",
    Sort.SENT: "Verstuurd of afgedrukt",
    Sort.ACCESS: "Wie mag wat",
    Sort.LINK: "Langs een link",
}


@dataclass(frozen=True)
class Action:
    """What stands after the name; `of_client` is what was looked at, in the client's own words."""

    sort: Sort
    words: str
    of_client: str = ""


def _read(words: str, of_client: str) -> Action:
    return Action(Sort.READ, words, of_client)


def _all(sort: Sort, words: Mapping[str, str]) -> dict[str, Action]:
    return {code: Action(sort, said) for code, said in words.items()}


READ: Mapping[str, Action] = {
    "case.read": _read("opende de cliëntsituatie", "je situatie"),
    "details.read": _read("bekeek de gegevens", "je gegevens"),
    "circle.read": _read("bekeek de kring", "wie er rond jou staat"),
    "circle-member.read": _read("bekeek iemand uit de kring", "wie er rond jou staat"),
    "openings.read": _read("bekeek wie dit mag openen", "wie dit mag openen"),
    "consultation.read": _read("bekeek het overleg", "het overleg"),
    "readiness.read": _read("bekeek wat nog te doen is", "wat nog te doen is"),
    "calls.read": _read("bekeek het belblad", "wie er gebeld is"),
    "poll.read": _read("bekeek wie wanneer kan", "wanneer iedereen kan"),
    "invitations.read": _read("bekeek de uitnodigingen", "wie er komt"),
    "agenda.read": _read("bekeek de agenda", "waarover het gaat"),
    "consent.read": _read("bekeek de toestemming", "waar je ja op zei"),
    # Not told to the client here: telling is somebody's decision, once it is safe.
    "emergency.read": _read("bekeek wat zonder ja gedeeld is", ""),
    "attachment.read": _read("bekeek een bijlage", "een foto of blad van jou"),
    "knowledge.read": _read("bekeek wie wat mag weten", "wie wat mag weten"),
    "signals.read": _read("bekeek de knelpunten", "wat moeilijk loopt"),
    "meeting.read": _read("opende de tafel", "wat er aan tafel gezegd is"),
    "assent.read": _read("bekeek het ja van de cliënt", "waar je ja op zei"),
    "plan.read": _read("opende het plan", "je plan"),
    "report.read": _read("opende het verslag", "het verslag"),
    "followups.read": _read("bekeek de opvolging", "hoe het loopt"),
    "followups.own-read": _read("bekeek de eigen afspraken", "de eigen afspraken"),
    "thread.read": _read("bekeek de rode draad", "wat er al gebeurd is"),
    "ending.read": _read("bekeek hoe de overleggen eindigden", "hoe de overleggen eindigden"),
    "passage.read": _read("bekeek de eigen afspraken van alle gemeenten samen", "de eigen afspraken"),
    "evaluation.read": _read("bekeek de evaluatie", "hoe het voor jou was"),
    "debrief.read": _read("bekeek de terugkoppeling", "hoe je het vond"),
    "invitation.read": _read("las waarover het overleg gaat", "waarover het overleg gaat"),
    "guest-page.read": _read("opende de eigen pagina", "het overleg"),
    "preparations.read": _read("bekeek de voorbereiding", "hoe iedereen zich voorbereidt"),
    "kit.read": _read("opende Mijn overleg", "wat jij schreef in Mijn overleg"),
    "figures.read": _read("bekeek de cijfers van de gemeente", ""),
    "figures.sheet-read": _read("bekeek het cijferblad van een jaar", ""),
    "tidings.listed": _read("bekeek wat er met de knelpunten gebeurde", "wat moeilijk loopt"),
    "council.read": _read("bekeek wat er met de knelpunten gebeurde", ""),
    "council.file-read": _read("bekeek een jaardossier voor de raad", ""),
    "sufficiency.read": _read("bekeek hoe het gaat, in eigen woorden", "hoe jij zegt dat het gaat"),
    "contribution.read": _read("opende de eigen voorbereiding", "hoe iemand zich voorbereidt"),
    "referral.read": _read("opende de aanvraag", "je aanvraag"),
    "log.read": _read("bekeek dit logboek", "wie er keek"),
    "page.read": _read("opende een pagina", "je situatie"),
    "move.read": _read("bekeek de verhuis naar een andere gemeente", "je verhuis"),
    "shell.read": _read("bekeek wat hier bleef na de verhuis", "wat hier bleef"),
    "keeping.read": _read("bekeek hoelang dit bewaard wordt", "hoelang dit bewaard wordt"),
    "insight.read": _read("bekeek wat er over de cliënt bewaard is", "alles wat over jou bewaard is"),
    "transfer-sheet.read": _read("opende het overdrachtsblad", "het blad voor de andere gemeente"),
    "closed-cases.listed": _read("bekeek de lijst van afgesloten situaties", ""),
    "cases.listed": _read("bekeek de lijst van cliëntsituaties", ""),
    "referrals.listed": _read("bekeek de lijst van aanvragen", ""),
    "signals.listed": _read("bekeek de lijst van knelpunten", ""),
    "today.listed": _read("bekeek Vandaag", ""),
}
ACTIONS: Mapping[str, Action] = {
    **READ,
    **_all(Sort.CHANGED, OF_THE_CASE),
    **_all(Sort.CHANGED, PREPARING),
    **_all(Sort.CHANGED, SUFFICIENCY),
    **_all(Sort.CHANGED, FIGURES),
    **_all(Sort.CHANGED, COUNCILS),
    **_all(Sort.CHANGED, BUNDLES),
    **_all(Sort.CHANGED, NETWORKS),
    **_all(Sort.READ, NETWORKS_READ),
    **_all(Sort.SENT, SENT),
    **_all(Sort.ACCESS, ACCESS),
    **_all(Sort.LINK, LINK),
}
# What a local administrator reads: of no case.
OF_THE_PLACE = tuple(
    code
    for code in ACCESS
    if code.startswith(
        ("session.", "member.", "members.", "municipality.", "ceiling.", "policy.", "provider.")
    )
    or code in {"page.refused", "case.sought"}
)
UNKNOWN = Action(Sort.CHANGED, "deed iets")

# Why somebody was inside; stands in brackets after a name.
GROUNDS: Mapping[str, str] = {
    "coordinator": "",
    "replacement": "vervangt {whom}",
    "chair": Spoken("{chair}"),
    "reason": "opende dit met een reden",
}
# What was asked and not given, after "wou".
CEILINGS: Mapping[str, str] = {
    "cases": "opende je heel veel cliëntsituaties",
    "prints": "drukte je heel veel af",
    "exports": "haalde je heel veel op",
}
