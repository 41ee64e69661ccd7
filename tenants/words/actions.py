"""Dutch words for everything that the audit notes: what follows after a name, and which kind of thing it is.

"Celia (vervangt An) opende het plan." Never content: the words are the same for every case.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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
    "invitations.read": _read("bekeek de uitnodigingen", "wie er komt"),
    "agenda.read": _read("bekeek de agenda", "waarover het gaat"),
    "consent.read": _read("bekeek de toestemming", "waar je ja op zei"),
    "knowledge.read": _read("bekeek wie wat mag weten", "wie wat mag weten"),
    "signals.read": _read("bekeek de knelpunten", "wat moeilijk loopt"),
    "meeting.read": _read("opende de tafel", "wat er aan tafel gezegd is"),
    "assent.read": _read("bekeek het ja van de cliënt", "waar je ja op zei"),
    "plan.read": _read("opende het plan", "je plan"),
    "report.read": _read("opende het verslag", "het verslag"),
    "followups.read": _read("bekeek de opvolging", "hoe het loopt"),
    "followups.own-read": _read("bekeek de eigen afspraken", "de eigen afspraken"),
    "debrief.read": _read("bekeek de terugkoppeling", "hoe je het vond"),
    "invitation.read": _read("las waarover het overleg gaat", "waarover het overleg gaat"),
    "guest-page.read": _read("opende de eigen pagina", "het overleg"),
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
OF_THE_CASE: Mapping[str, str] = {
    "referral.received": "bezorgde een aanvraag",
    "referral.changed": "vulde de aanvraag aan",
    "referral.erased": "wiste de aanvraag",
    "referral.led-to-case": "begon een cliëntsituatie met de aanvraag",
    "weighing.noted": "schreef een afweging op",
    "case.began": "begon de cliëntsituatie",
    "case.edited": "veranderde de gegevens",
    "case.closed": "sloot de cliëntsituatie af",
    "case.reopened": "opende de cliëntsituatie opnieuw",
    "case.erasure-asked": "vroeg om de cliëntsituatie te wissen",
    "case.erased": "wiste de cliëntsituatie",
    "case.shell-erased": "wiste wat na de verhuis nog bewaard was",
    "hold.noted": "schreef op waarom dit bewaard moet blijven",
    "hold.ended": "schreef op dat dit niet langer bewaard moet blijven",
    "insight.asked": "schreef op dat de cliënt vroeg wat er bewaard is",
    "insight.answered": "gaf de cliënt wat er bewaard is",
    "referral.addresses-forgotten": "wiste adressen uit de aanvraag",
    "invitation.closed": "sloot een uitnodiging af",
    "case.key-worker-chosen": "schreef op wie {key_worker} is",
    "case.confidant-chosen": "schreef op wie vertrouwenspersoon is",
    "circle.added": "zette iemand in de kring",
    "circle.edited": "veranderde de gegevens van iemand uit de kring",
    "circle.left": "schreef op dat iemand uit de kring gaat",
    "representative.added": "schreef op wie voor iemand beslist",
    "representative.ended": "schreef op dat iemand niet meer voor een ander beslist",
    "consent.recorded": "schreef een toestemming op",
    "consent.withdrawn": "trok een toestemming in",
    "restriction.noted": "schreef op wat niet gedeeld mag worden",
    "restriction.lifted": "schreef op dat iets weer gedeeld mag worden",
    "consultation.planned": "plande een overleg",
    "consultation.changed": "veranderde het overleg",
    "consultation.cancelled": "zegde het overleg af",
    "participant.added": "zette iemand aan tafel",
    "participant.removed": "haalde iemand van de tafel",
    "agenda-item.added": "zette een punt op de agenda",
    "agenda-item.changed": "veranderde een punt op de agenda",
    "agenda-item.struck": "schrapte een punt",
    "agenda-item.restored": "zette een geschrapt punt terug",
    "agenda-item.moved": "verplaatste een punt op de agenda",
    "agenda-item.presence-planned": "plande wie bij een punt aanwezig is",
    "agenda-item.presence-noted": "schreef op wie bij een punt aanwezig was",
    "agenda-item.noted": "schreef notities bij een punt",
    "agenda-item.notes-settled": "koos uit twee teksten bij een punt",
    "agenda-item.second-text": "schreef tegelijk met iemand anders bij een punt",
    "strength.noted": "schreef op wat goed loopt",
    "strength.erased": "haalde weg wat goed loopt",
    "topic.brought": "bracht een nieuw punt aan",
    "topic.opened": "zette een nieuw punt op tafel",
    "topic.settled": "rondde een nieuw punt af",
    "far-reaching.noted": "schreef een verregaande beslissing op",
    "far-reaching.erased": "haalde een verregaande beslissing weg",
    "goal.noted": "schreef een doel op",
    "goal.corrected": "verbeterde een doel",
    "goal.dropped": "liet een doel los",
    "step.added": "schreef een stap op",
    "step.dropped": "liet een stap los",
    "agreement.noted": "schreef een afspraak op",
    "agreement.corrected": "verbeterde een afspraak",
    "agreement.moved": "gaf een afspraak een andere dag",
    "agreement.completed": "zette een afspraak op gedaan",
    "agreement.reopened": "opende een afspraak opnieuw",
    "agreement.dropped": "liet een afspraak los",
    "agreement.erased": "haalde een afspraak weg",
    "plan.forgotten": "wiste wat besproken was, omdat het overleg niet doorging",
    "assent.recorded": "schreef het ja van de cliënt op",
    "assent.confirmed": "bevestigde het ja van de cliënt",
    "meeting.began": "begon het overleg",
    "meeting.arrivals-noted": "schreef op wie er was",
    "meeting.suspended": "onderbrak het overleg",
    "meeting.resumed": "ging verder met het overleg",
    "meeting.client-left": "schreef op dat de cliënt wegging",
    "meeting.client-back": "schreef op dat de cliënt terug was",
    "meeting.not-held": "schreef op dat het overleg niet doorging",
    "meeting.closed": "rondde het overleg af",
    "meeting.sealed": "sloot het overleg voorgoed af",
    "meeting.without-client": "schreef op dat het zonder de cliënt verderging",
    "report.begun": "begon aan het verslag",
    "report.written": "schreef aan het verslag",
    "report.spread-noted": "schreef op wie het verslag krijgt",
    "report.commented": "schreef een opmerking bij het verslag",
    "report.comment-accepted": "nam een opmerking over in het verslag",
    "report.comment-declined": "nam een opmerking niet over, met een antwoord",
    "report.finished": "maakte het verslag definitief",
    "debrief.planned": "plande de terugkoppeling",
    "debrief.noted": "schreef de terugkoppeling op",
    "debrief.not-yet": "stelde de terugkoppeling uit",
    "debrief.seen": "las de terugkoppeling",
    "follow-up.settled": "handelde een vraag over een afspraak af",
    "follow-up.done": "liet weten dat een afspraak gedaan is",
    "follow-up.moved": "gaf een afspraak een andere dag",
    "follow-up.ended": "liet een afspraak los",
    "follow-up.handed-over": "gaf een afspraak aan iemand anders",
    "follow-up.reopened": "opende een afspraak opnieuw",
    "follow-up.cannot": "liet weten dat een afspraak niet lukt",
    "follow-up.asks-date": "vroeg een andere dag voor een afspraak",
    "signal.marked": "duidde een knelpunt aan",
    "signal.coded": "deelde een knelpunt in",
    "signal.withdrawn": "trok een knelpunt in",
    "wish.say": "schreef op wat de cliënt wil zeggen",
    "wish.not-this-topic": "schreef op waarover de cliënt liever niet praat",
    "wish.rather-without": "schreef op wie de cliënt er liever niet bij heeft",
    "wish.handled": "handelde een wens van de cliënt af",
    "invitation.answered-yes": "antwoordde: ik kom",
    "invitation.answered-online": "antwoordde: ik bel in",
    "invitation.answered-no": "antwoordde: ik kom niet",
    "invitation.noted": "schreef een bericht voor de coördinator",
    "keyword.chosen": "koos een kenwoord",
    "conduct.signed": "tekende de deontologische code",
}
SENT: Mapping[str, str] = {
    "invitation.asked": "nodigde iemand uit",
    "invitation.sent-again": "stuurde een uitnodiging opnieuw",
    "invitation.withdrawn": "trok een uitnodiging in",
    "invitation.printed": "drukte een uitnodiging af",
    "letter.printed": "drukte de brief aan de cliënt af",
    "attendance-sheet.printed": "drukte het aanwezigheidsblad af",
    "agreements.printed": "drukte de afspraken af",
    "report.printed": "drukte het verslag af",
    "knowledge.printed": "drukte af wie wat mag weten",
    "report.released": "stuurde het verslag rond",
    "report.handed-over": "gaf het verslag op papier",
    "pin.given": "maakte een blad met een pincode",
    "mail.sent": "stuurde een mail",
    "mail.bounced": "kon een mail niet bezorgen",
}
ACCESS: Mapping[str, str] = {
    "opening.coordinator": "maakte iemand {coordinator} van deze cliëntsituatie",
    "opening.replacement": "liet iemand vervangen",
    "opening.chair": "gaf de cliëntsituatie aan een voorzitter",
    "opening.barred": "sloot iemand uit",
    "session.ended-by-administrator": "meldde iemand af",
    "members.read": "bekeek wie hier werkt",
    "member.read": "bekeek de gegevens van een medewerker",
    "policy.retention-changed": "veranderde hoelang iets bewaard wordt",
    "opening.stand-in": "liet iemand een overleg leiden",
    "sittings.seen": "bekeek welke overleggen iemand anders kan leiden",
    "case.offered": "vroeg een andere gemeente om dit over te nemen",
    "case.offer-withdrawn": "nam terug dat een andere gemeente dit overneemt",
    "case.offer-ended-by-client": "stopte het overnemen, op vraag van de cliënt",
    "case.move-accepted": "schreef op dat een andere gemeente dit overnam",
    "case.move-declined": "schreef op dat een gemeente dit niet overneemt",
    "case.answer-read": "las het antwoord van de andere gemeente",
    "case.arrived": "nam dit over van een andere gemeente",
    "openings.ended": "nam terug wat iemand mocht openen",
    "opening.ended": "nam terug dat iemand dit mag openen",
    "opening.noticed": "las wie dit met een reden opende",
    "case.opened-with-reason": "opende dit met een reden",
    "case.handed-over": "gaf de cliëntsituatie door aan een andere {coordinator}",
    "case.sought": "zocht een cliëntsituatie en vond er geen",
    "page.refused": "vroeg een pagina die niet voor hen is",
    "ceiling.reached": "opende of drukte meer dan in een uur mag",
    "session.begun": "meldde zich aan",
    "session.confirmed": "meldde zich opnieuw aan voor iets bijzonders",
    "session.ended": "meldde zich af",
    "member.invited": "nodigde iemand uit om hier te werken",
    "member.invited-again": "stuurde een uitnodiging om hier te werken opnieuw",
    "member.invitation-withdrawn": "trok een uitnodiging om hier te werken in",
    "member.joined": "begon hier te werken",
    "member.added-by-token": "begon hier te werken, door de rollen van de aanmelding",
    "member.changed-by-token": "kreeg andere rollen, door de aanmelding",
    "member.roles-changed": "veranderde de rollen van iemand",
    "member.left": "schreef op dat iemand hier niet meer werkt",
    "member.blocked": "blokkeerde iemand",
    "member.unblocked": "liet iemand weer toe",
    "municipality.founded": "zette de gemeente op",
    "municipality.merged": "sloot het logboek af bij de fusie",
    "municipality.received": "nam een gemeente over bij de fusie",
}
LINK: Mapping[str, str] = {
    "link.opened": "opende de link",
    "code.asked": "vroeg een code",
    "code.wrong": "gaf een verkeerde code",
    "guest.entered": "kwam binnen met een code",
    "invitation.misdirected": "liet weten dat de uitnodiging niet voor hen was",
    "invitation.mailbox-changed": "kreeg een ander mailadres, de oude link stopt",
    "guest.left": "liet het toestel vergeten",
}
ACTIONS: Mapping[str, Action] = {
    **READ,
    **_all(Sort.CHANGED, OF_THE_CASE),
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
    "chair": "voorzitter",
    "reason": "opende dit met een reden",
}
# What was asked and not given, after "wou".
CEILINGS: Mapping[str, str] = {
    "cases": "opende je heel veel cliëntsituaties",
    "prints": "drukte je heel veel af",
    "exports": "haalde je heel veel op",
}
