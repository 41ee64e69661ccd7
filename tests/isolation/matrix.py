"""Every route against every kind of person: one table of what each may expect.

A route that is missing fails the test, and so does a line for a route that is gone. A new page joins with one
line: the set of people who are let in (OF_THE_CASE, COORDINATORS, …), and in niels.py an id for each new place
in an address. Everybody else is tried by itself. The cast is told in cast.py, the others in others.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from litestar import Litestar
from litestar.routes import HTTPRoute

STAFF = (
    "an",
    "bram",
    "celia",
    "celia_in_pelt",
    "gust",
    "fien",
    "hilde",
    "jan",
    "ria",
    "stef",
    "pia",
    "dirk",
    "eva",
)
GUESTS = ("leen", "niels", "koen", "tine", "marijke", "rita", "wim")
OUTSIDE = ("nobody", "lode", "an_signed_out", "scherm", *GUESTS)
PEOPLE = (*STAFF, *OUTSIDE)
METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})


@dataclass(frozen=True)
class Expectation:
    """Who is let in, by which entrance; who is signed in and not let in finds what does not exist.

    `way` is staff, guest (a link: the others are asked for a code) or public (whatever is not broken);
    `guest` is whose link, `stage` which sitting the ids belong to.
    """

    welcome: frozenset[str]
    way: str = "staff"
    guest: str = "leen"
    stage: str = "coming"


def rule(*people: str) -> Expectation:
    """Only these members are let in."""
    return Expectation(frozenset(people))


def link_of(guest: str, stage: str = "coming") -> Expectation:
    """Only whose link it is, after a code."""
    return Expectation(frozenset({guest}), "guest", guest, stage)


ANYONE = Expectation(frozenset(PEOPLE), "public")
SIGNED_IN = rule(*STAFF, "lode")
MEMBERS = rule("an", "bram", "celia", "celia_in_pelt", "gust", "fien", "hilde", "jan", "ria", "stef", "pia")
OF_THE_CASE = rule("an", "hilde", "jan")
AN = rule("an")
WITH_CASES = rule("an", "bram", "celia", "celia_in_pelt", "gust", "hilde", "jan", "ria", "stef")
WITH_MIRROR = rule("an", "bram", "celia", "celia_in_pelt", "gust", "hilde", "jan", "ria")
COORDINATORS = rule("an", "bram", "celia", "ria")
WHO_ARRANGE = rule("an", "bram", "celia", "ria", "fien")
HANDLERS = rule("an", "bram", "celia", "ria", "gust", "jan", "pia")
RECEIVERS = rule("an", "bram", "celia", "ria", "pia")
OF_PELT = rule("an", "bram", "ria")
OF_THE_REQUEST = rule("an", "bram", "ria", "pia")
WITH_A_REASON = rule("an", "bram", "celia", "ria", "stef")
ADMINISTRATOR = rule("fien")
WITH_FIGURES = rule("an", "bram", "ria", "fien")
NETWORK = rule("dirk", "eva")
NETWORK_ADMINISTRATOR = rule("dirk")
LEEN = link_of("leen")
NIELS = link_of("niels")
KOEN = link_of("koen", "held")
TINE = link_of("tine", "held")
AT_TABLE = Expectation(frozenset({"an"}), stage="underway")
AFTERWARDS = Expectation(OF_THE_CASE.welcome, stage="held")

ENTRANCES: Mapping[str, Expectation] = {
    "GET /": ANYONE,
    "GET /healthz": ANYONE,
    "GET /readyz": ANYONE,
    "GET /static/{file_path:path}": ANYONE,
    "POST /meldingen-csp": ANYONE,
    "GET /gemeenten": ANYONE,
    "GET /{slug:str}/aanvraag": ANYONE,
    "POST /{slug:str}/aanvraag": ANYONE,
    "GET /{slug:str}": ANYONE,
    "GET /{slug:str}/scherm": ANYONE,
    "POST /{slug:str}/scherm": ANYONE,
    "GET /{slug:str}/scherm/beeld": ANYONE,
    "GET /{slug:str}/scherm/stroom": ANYONE,
    "GET /{slug:str}/aanvraag/bedankt": ANYONE,
    "GET /{slug:str}/aanvraag/bewaard": ANYONE,
    "GET /{slug:str}/aanvraag/bewaard/{token:str}": ANYONE,
    "POST /{slug:str}/aanvraag/bewaard/{token:str}": ANYONE,
    "GET /{slug:str}/verloren-link": ANYONE,
    "POST /{slug:str}/verloren-link": ANYONE,
    "GET /mijn-afspraken": ANYONE,
    "POST /mijn-afspraken/code": ANYONE,
    "POST /mijn-afspraken/sessie": ANYONE,
    "POST /mijn-afspraken/deur": ANYONE,
    "POST /mijn-afspraken/vertrek": ANYONE,
    "GET /aanmelden": ANYONE,
    "POST /aanmelden": ANYONE,
    "GET /aanmelden/terug": ANYONE,
    "GET /aanmelden/gemeente": SIGNED_IN,
    "POST /aanmelden/gemeente": ANYONE,
    "GET /aanmelden/bevestiging": SIGNED_IN,
    "POST /aanmelden/bevestiging": SIGNED_IN,
    "POST /aanmelden/wissel": ANYONE,
    "GET /afmelding": ANYONE,
    "POST /afmelding": ANYONE,
    "GET /bewaard": MEMBERS,
    "POST /bewaard/{form_id:uuid}/verwijdering": MEMBERS,
    "GET /vandaag": MEMBERS,
    "GET /vervanging": WHO_ARRANGE,
    "POST /vervanging": WHO_ARRANGE,
    "GET /vervanging/geregeld": WHO_ARRANGE,
    "GET /netwerk": NETWORK,
    "GET /instellingen/bewaartermijn": ADMINISTRATOR,
    "POST /instellingen/bewaartermijn": ADMINISTRATOR,
    "GET /instellingen/gedragscode": ADMINISTRATOR,
    "POST /instellingen/gedragscode": ADMINISTRATOR,
    "GET /cijfers": WHO_ARRANGE,
    "GET /cijfers/{year:int}": WITH_FIGURES,
    "GET /cijfers/{year:int}/cijfers.csv": WITH_FIGURES,
    "POST /cijfers/{year:int}": COORDINATORS,
    "GET /cijfers/{year:int}/delen": ADMINISTRATOR,
    "POST /cijfers/{year:int}/delen": ADMINISTRATOR,
    "GET /netwerk/cijfers": NETWORK,
    "GET /instellingen/hoe-gaat-het": ADMINISTRATOR,
    "POST /instellingen/hoe-gaat-het": ADMINISTRATOR,
    "POST /instellingen/hoe-gaat-het/onze": ADMINISTRATOR,
    "GET /instellingen/hoe-gaat-het/{code:str}": ADMINISTRATOR,
    "POST /instellingen/hoe-gaat-het/{code:str}": ADMINISTRATOR,
    "GET /instellingen/hoe-gaat-het/bestand/zinnen.csv": ADMINISTRATOR,
    "GET /instellingen/zalen": ADMINISTRATOR,
    "POST /instellingen/zalen": ADMINISTRATOR,
    "GET /instellingen/zalen/{room_id:uuid}": ADMINISTRATOR,
    "POST /instellingen/zalen/{room_id:uuid}": ADMINISTRATOR,
    "POST /instellingen/zalen/{room_id:uuid}/einde": ADMINISTRATOR,
}
REFERRALS: Mapping[str, Expectation] = {
    "GET /aanvragen": HANDLERS,
    "POST /aanvragen": RECEIVERS,
    "GET /aanvragen/nieuw": RECEIVERS,
    "GET /aanvragen/{referral_id:uuid}": OF_THE_REQUEST,
    "GET /aanvragen/{referral_id:uuid}/gegevens": OF_THE_REQUEST,
    "POST /aanvragen/{referral_id:uuid}/gegevens": OF_THE_REQUEST,
    "POST /aanvragen/{referral_id:uuid}/wissing": OF_THE_REQUEST,
    "POST /aanvragen/{referral_id:uuid}/besproken": OF_THE_REQUEST,
    "GET /aanvragen/{referral_id:uuid}/afweging": OF_THE_REQUEST,
    "POST /aanvragen/{referral_id:uuid}/afweging": OF_THE_REQUEST,
    "POST /aanvragen/{referral_id:uuid}/afweging/gezegd": OF_THE_REQUEST,
    "POST /aanvragen/{referral_id:uuid}/opname": OF_THE_REQUEST,
    "GET /aanvragen/{referral_id:uuid}/toewijzing": OF_THE_REQUEST,
    "POST /aanvragen/{referral_id:uuid}/toewijzing": OF_THE_REQUEST,
    "POST /aanvragen/{referral_id:uuid}/teruggave": OF_THE_REQUEST,
    "GET /aanvragen/{referral_id:uuid}/vergelijking/{other_id:uuid}": OF_THE_REQUEST,
    "POST /aanvragen/{referral_id:uuid}/vergelijking/{other_id:uuid}": OF_THE_REQUEST,
    "POST /aanvragen/{referral_id:uuid}/losmaking": OF_THE_REQUEST,
    "POST /aanvragen/{referral_id:uuid}/situatie": OF_PELT,
}
CASE = "/situaties/{case_id:uuid}"
CASES: Mapping[str, Expectation] = {
    "GET /situaties": WITH_CASES,
    "POST /situaties": COORDINATORS,
    "GET /situaties/nieuw": COORDINATORS,
    "GET /situaties/overname": COORDINATORS,
    "POST /situaties/overname": COORDINATORS,
    "GET /situaties/opening": WITH_A_REASON,
    "POST /situaties/opening": WITH_A_REASON,
    "GET /situaties/afgesloten": WITH_CASES,
    f"GET {CASE}/bewaring": OF_THE_CASE,
    f"GET {CASE}/afsluiting": OF_THE_CASE,
    f"POST {CASE}/afsluiting": OF_THE_CASE,
    f"GET {CASE}/heropening": OF_THE_CASE,
    f"POST {CASE}/heropening": OF_THE_CASE,
    f"POST {CASE}/bedankingen/{{thanks_id:uuid}}": OF_THE_CASE,
    f"GET {CASE}/rode-draad": OF_THE_CASE,
    f"POST {CASE}/rode-draad/wens": OF_THE_CASE,
    f"POST {CASE}/bewaring/verplichting": OF_THE_CASE,
    f"POST {CASE}/bewaring/verplichting/{{hold_id:uuid}}/einde": OF_THE_CASE,
    f"GET {CASE}/wissing": OF_THE_CASE,
    f"POST {CASE}/wissing": OF_THE_CASE,
    f"POST {CASE}/inzagevraag": OF_THE_CASE,
    f"GET {CASE}/inzage": OF_THE_CASE,
    f"POST {CASE}/inzage": OF_THE_CASE,
    f"GET {CASE}": OF_THE_CASE,
    f"GET {CASE}/buur": AN,
    f"POST {CASE}/buur": AN,
    f"POST {CASE}/buur/{{neighbour_id:uuid}}/opening": AN,
    f"POST {CASE}/buur/{{neighbour_id:uuid}}/einde": AN,
    f"GET {CASE}/kring/{{member_id:uuid}}/rechter": OF_THE_CASE,
    f"POST {CASE}/kring/{{member_id:uuid}}/rechter": OF_THE_CASE,
    f"GET {CASE}/verhuis": AN,
    f"POST {CASE}/verhuis": AN,
    f"POST {CASE}/verhuis/intrekking": AN,
    f"GET {CASE}/overdrachtsblad": AN,
    "GET /verhuizingen/{move_id:uuid}": rule("celia"),
    "POST /verhuizingen/{move_id:uuid}/aanvaarding": rule("celia"),
    "POST /verhuizingen/{move_id:uuid}/weigering": rule("celia"),
    "POST /verhuizingen/antwoorden/{answer_id:uuid}/lezing": AN,
    f"GET {CASE}/gegevens": OF_THE_CASE,
    f"POST {CASE}/gegevens": OF_THE_CASE,
    f"GET {CASE}/kring": OF_THE_CASE,
    f"POST {CASE}/kring": OF_THE_CASE,
    f"GET {CASE}/kring/nieuw": OF_THE_CASE,
    f"GET {CASE}/kring/{{member_id:uuid}}": OF_THE_CASE,
    f"POST {CASE}/kring/{{member_id:uuid}}": OF_THE_CASE,
    f"POST {CASE}/kring/{{member_id:uuid}}/vertrek": OF_THE_CASE,
    f"POST {CASE}/kring/contacten": OF_THE_CASE,
    f"GET {CASE}/hoe-gaat-het": OF_THE_CASE,
    f"POST {CASE}/hoe-gaat-het": OF_THE_CASE,
    f"GET {CASE}/hoe-gaat-het/blad": OF_THE_CASE,
    f"POST {CASE}/hoe-gaat-het/lezers": OF_THE_CASE,
    f"POST {CASE}/hoe-gaat-het/tekening": OF_THE_CASE,
    f"GET {CASE}/hoe-gaat-het/{{talk_id:uuid}}": OF_THE_CASE,
    f"GET {CASE}/hoe-gaat-het/{{talk_id:uuid}}/domein/{{code:str}}": OF_THE_CASE,
    f"POST {CASE}/hoe-gaat-het/{{talk_id:uuid}}/domein/{{code:str}}": OF_THE_CASE,
    f"GET {CASE}/hoe-gaat-het/{{talk_id:uuid}}/slot": OF_THE_CASE,
    f"POST {CASE}/hoe-gaat-het/{{talk_id:uuid}}/slot": OF_THE_CASE,
    f"POST {CASE}/hoe-gaat-het/{{talk_id:uuid}}/verwijdering": OF_THE_CASE,
    f"GET {CASE}/grote-tafel": OF_THE_CASE,
    f"POST {CASE}/grote-tafel": OF_THE_CASE,
    "GET /contacten": COORDINATORS,
    "POST /contacten": COORDINATORS,
    "GET /contacten/nieuw": COORDINATORS,
    "GET /contacten/{contact_id:uuid}": OF_PELT,
    "POST /contacten/{contact_id:uuid}": OF_PELT,
    "POST /contacten/{contact_id:uuid}/verwijdering": OF_PELT,
    f"GET {CASE}/spilfiguur": OF_THE_CASE,
    f"POST {CASE}/spilfiguur": OF_THE_CASE,
    f"GET {CASE}/vertegenwoordigers/nieuw": OF_THE_CASE,
    f"POST {CASE}/vertegenwoordigers": OF_THE_CASE,
    f"POST {CASE}/vertegenwoordigers/{{representative_id:uuid}}/einde": OF_THE_CASE,
    f"GET {CASE}/wie-mag-openen": OF_THE_CASE,
    f"POST {CASE}/wie-mag-openen/{{way:str}}": OF_THE_CASE,
    f"POST {CASE}/wie-mag-openen/{{opening_id:uuid}}/einde": OF_THE_CASE,
    f"POST {CASE}/wie-mag-openen/{{opening_id:uuid}}/gezien": OF_THE_CASE,
    f"GET {CASE}/overleggen/nieuw": OF_THE_CASE,
    f"POST {CASE}/overleggen": OF_THE_CASE,
    f"GET {CASE}/opvolgoverleg": OF_THE_CASE,
    f"POST {CASE}/opvolgoverleg": OF_THE_CASE,
    "GET /bijlagen/{attachment_id:uuid}": OF_THE_CASE,
    f"GET {CASE}/toestemming": OF_THE_CASE,
    f"POST {CASE}/toestemming": OF_THE_CASE,
    f"GET {CASE}/toestemming/intrekking": OF_THE_CASE,
    f"POST {CASE}/toestemming/intrekking": OF_THE_CASE,
    f"POST {CASE}/toestemming/inperking": OF_THE_CASE,
    f"GET {CASE}/toestemming/blad.pdf": OF_THE_CASE,
    f"POST {CASE}/toestemming/papier": OF_THE_CASE,
    f"GET {CASE}/weten/rooster": OF_THE_CASE,
    f"GET {CASE}/weten/{{member_id:uuid}}": OF_THE_CASE,
    f"GET {CASE}/weten/{{member_id:uuid}}/blad.pdf": OF_THE_CASE,
    f"GET {CASE}/nood": OF_THE_CASE,
    f"POST {CASE}/nood": OF_THE_CASE,
    f"POST {CASE}/nood/{{emergency_id:uuid}}/verteld": OF_THE_CASE,
    f"POST {CASE}/nood/{{emergency_id:uuid}}/einde": OF_THE_CASE,
    f"GET {CASE}/weten": OF_THE_CASE,
    f"GET {CASE}/weten/blad": OF_THE_CASE,
    f"GET {CASE}/logboek": OF_THE_CASE,
    f"GET {CASE}/logboek/vroeger": OF_THE_CASE,
    "GET /logboek": rule("fien"),
    f"GET {CASE}/knelpunten": OF_THE_CASE,
    f"POST {CASE}/knelpunten": OF_THE_CASE,
    "GET /knelpunten": COORDINATORS,
    "POST /knelpunten/{signal_id:uuid}/indeling": OF_THE_CASE,
    "POST /knelpunten/{signal_id:uuid}/intrekking": OF_THE_CASE,
}
SITTING = "/overleggen/{consultation_id:uuid}"
POINT = "/agendapunten/{item_id:uuid}"
ASKED = "/uitnodigingen/{invitation_id:uuid}"
SITTINGS: Mapping[str, Expectation] = {
    f"GET {SITTING}": OF_THE_CASE,
    f"GET {SITTING}/samenvatting": OF_THE_CASE,
    f"GET {SITTING}/gegevens": OF_THE_CASE,
    f"POST {SITTING}/gegevens": OF_THE_CASE,
    f"GET {SITTING}/afgelasting": OF_THE_CASE,
    f"POST {SITTING}/afgelasting": OF_THE_CASE,
    f"GET {SITTING}/datumvraag": OF_THE_CASE,
    f"POST {SITTING}/datumvraag": OF_THE_CASE,
    f"POST {SITTING}/datumvraag/keuze": OF_THE_CASE,
    "GET /deelnemers/{participant_id:uuid}/deelname": OF_THE_CASE,
    "POST /deelnemers/{participant_id:uuid}/deelname": OF_THE_CASE,
    "GET /deelnemers/{participant_id:uuid}/datumvraag": OF_THE_CASE,
    "POST /deelnemers/{participant_id:uuid}/datumvraag": OF_THE_CASE,
    f"GET {SITTING}/agenda": OF_THE_CASE,
    f"POST {SITTING}/agenda": OF_THE_CASE,
    f"GET {POINT}": OF_THE_CASE,
    f"POST {POINT}": OF_THE_CASE,
    f"POST {POINT}/minuten": OF_THE_CASE,
    f"POST {POINT}/plaats": OF_THE_CASE,
    f"POST {POINT}/aanwezigen": OF_THE_CASE,
    f"POST {POINT}/schrapping": OF_THE_CASE,
    f"POST {POINT}/herstel": OF_THE_CASE,
    f"GET {SITTING}/uitnodigingen": OF_THE_CASE,
    f"POST {SITTING}/uitnodigingen": OF_THE_CASE,
    f"GET {SITTING}/aanwezigheidsblad": OF_THE_CASE,
    f"GET {SITTING}/brief": OF_THE_CASE,
    f"GET {ASKED}/blad": OF_THE_CASE,
    f"POST {SITTING}/deelnemers": OF_THE_CASE,
    "POST /deelnemers/{participant_id:uuid}/afmelding": OF_THE_CASE,
    f"POST {ASKED}/antwoord": OF_THE_CASE,
    f"POST {ASKED}/handtekening": OF_THE_CASE,
    f"POST {ASKED}/mail": OF_THE_CASE,
    f"POST {ASKED}/link": OF_THE_CASE,
    f"POST {ASKED}/mailadres": OF_THE_CASE,
    f"POST {ASKED}/vreemd-antwoord": OF_THE_CASE,
    f"POST {ASKED}/pincode": OF_THE_CASE,
    "POST /wensen/{wish_id:uuid}/afhandeling": OF_THE_CASE,
    f"POST {SITTING}/agenda/bericht": OF_THE_CASE,
    f"POST {SITTING}/agenda/levensdomeinen": OF_THE_CASE,
    f"POST {SITTING}/agenda/voorstellen/{{proposal_id:uuid}}": OF_THE_CASE,
    f"GET {SITTING}/agenda/bladen": OF_THE_CASE,
    "GET /deelnemers/{participant_id:uuid}/agenda": OF_THE_CASE,
    f"POST {POINT}/bespreking": OF_THE_CASE,
    f"GET {SITTING}/gereedheid": OF_THE_CASE,
    f"POST {SITTING}/gereedheid/{{need:str}}": OF_THE_CASE,
    f"GET {SITTING}/belblad": OF_THE_CASE,
    "POST /deelnemers/{participant_id:uuid}/belletjes": OF_THE_CASE,
    "GET /deelnemers/{participant_id:uuid}/sms.svg": OF_THE_CASE,
}
KIT = f"{SITTING}/mijn-overleg/{{person_id:uuid}}"
MINUTES = f"{SITTING}/drie-minuten/{{member_id:uuid}}"
PREPARATIONS: Mapping[str, Expectation] = {
    f"GET {SITTING}/voorbereiding": OF_THE_CASE,
    f"GET {KIT}": OF_THE_CASE,
    f"POST {KIT}": OF_THE_CASE,
    f"GET {KIT}/blad": OF_THE_CASE,
    "POST /drempels/{threshold_id:uuid}": OF_THE_CASE,
    f"GET {MINUTES}": OF_THE_CASE,
    f"POST {MINUTES}": OF_THE_CASE,
    f"POST {MINUTES}/{{raised_id:uuid}}/bespreking": OF_THE_CASE,
    f"POST {MINUTES}/{{raised_id:uuid}}/terugname": OF_THE_CASE,
}
TABLE = f"{SITTING}/tafel"
TEXTS = f"{SITTING}/teksten/{{name:str}}/{{record_id:uuid}}"
TABLES: Mapping[str, Expectation] = {
    f"GET {SITTING}/schermen": AT_TABLE,
    f"POST {SITTING}/schermen": AT_TABLE,
    f"POST {SITTING}/schermen/hier": AT_TABLE,
    f"POST {SITTING}/schermen/uit": AT_TABLE,
    f"POST {SITTING}/schermen/{{screen_id:uuid}}/uit": AT_TABLE,
    f"GET {TABLE}": AT_TABLE,
    f"POST {TABLE}/aanwezigheid": AT_TABLE,
    f"POST {TABLE}/afspraken": AT_TABLE,
    f"POST {TABLE}/afspraken/{{agreement_id:uuid}}": AT_TABLE,
    f"POST {TABLE}/afspraken/{{agreement_id:uuid}}/schrapping": AT_TABLE,
    f"POST {TABLE}/doelen": AT_TABLE,
    f"POST {TABLE}/later": AT_TABLE,
    f"POST {TABLE}/later/{{noted_id:uuid}}/schrapping": AT_TABLE,
    f"POST {TABLE}/nieuw": AT_TABLE,
    f"POST {TABLE}/nieuw/{{topic_id:uuid}}/afronding": AT_TABLE,
    f"POST {TABLE}/nieuw/{{topic_id:uuid}}/opening": AT_TABLE,
    f"POST {TABLE}/komen-en-gaan": AT_TABLE,
    f"POST {TABLE}/punten/{{item_id:uuid}}/aanwezigheid": AT_TABLE,
    f"POST {TABLE}/punten/{{item_id:uuid}}/begin": AT_TABLE,
    f"POST {TABLE}/verhaal": AT_TABLE,
    f"POST {TABLE}/voor-mij": AT_TABLE,
    f"GET {SITTING}/zonder-de-client": AT_TABLE,
    f"POST {SITTING}/zonder-de-client": AT_TABLE,
    f"GET {SITTING}/meeschrijver": AT_TABLE,
    f"POST {SITTING}/meeschrijver": AT_TABLE,
    f"GET {TABLE}/voor-mij": AT_TABLE,
    f"GET {TEXTS}": AT_TABLE,
    f"POST {TEXTS}": AT_TABLE,
    f"POST {TEXTS}/keuze": AT_TABLE,
    f"POST {TABLE}/sterktes": AT_TABLE,
    f"POST {TABLE}/sterktes/{{strength_id:uuid}}/schrapping": AT_TABLE,
    f"POST {TABLE}/verloop": AT_TABLE,
    f"GET {SITTING}/afsluiting": AT_TABLE,
    f"POST {SITTING}/afsluiting": AT_TABLE,
    f"GET {SITTING}/ja-van-de-client": AT_TABLE,
    f"POST {SITTING}/ja-van-de-client": AT_TABLE,
    f"GET {SITTING}/niet-doorgegaan": AT_TABLE,
    f"POST {SITTING}/niet-doorgegaan": AT_TABLE,
}
REPORT = f"{SITTING}/verslag"
REPORTS: Mapping[str, Expectation] = {
    f"GET {REPORT}": AFTERWARDS,
    f"GET {REPORT}.pdf": AFTERWARDS,
    f"GET {SITTING}/afspraken.pdf": AFTERWARDS,
    f"GET {SITTING}/afgesproken": AFTERWARDS,
    f"POST {SITTING}/onderschrijvingen": AFTERWARDS,
    f"POST {REPORT}": AFTERWARDS,
    f"POST {REPORT}/afgifte/{{participant_id:uuid}}": AFTERWARDS,
    f"POST {REPORT}/afronding": AFTERWARDS,
    f"POST {REPORT}/lezers": AFTERWARDS,
    f"POST {REPORT}/opmerkingen": AFTERWARDS,
    f"POST {REPORT}/opmerkingen/{{comment_id:uuid}}": AFTERWARDS,
    "GET /verslagversies/{version_id:uuid}": AFTERWARDS,
    f"GET {REPORT}/aanpassing": AFTERWARDS,
    f"POST {REPORT}/aanpassing": AFTERWARDS,
    f"POST {REPORT}/bereikbaar/{{participant_id:uuid}}": AFTERWARDS,
    f"POST {REPORT}/verzending": AFTERWARDS,
}
AGREEMENT = f"{CASE}/opvolging/{{agreement_id:uuid}}"
QUESTION = f"{CASE}/opvolging/vragen/{{follow_up_id:uuid}}"
FOLLOWUPS: Mapping[str, Expectation] = {
    f"GET {SITTING}/terugkoppeling": AFTERWARDS,
    f"POST {SITTING}/terugkoppeling": AFTERWARDS,
    f"POST {SITTING}/terugkoppeling/lezing": AFTERWARDS,
    f"POST {SITTING}/terugkoppeling/uitstel": AFTERWARDS,
    f"GET {SITTING}/bijpraten": AFTERWARDS,
    f"POST {SITTING}/bijpraten/{{participant_id:uuid}}": AFTERWARDS,
    f"POST {SITTING}/bijpraten/{{participant_id:uuid}}/gedaan": AFTERWARDS,
    f"GET {CASE}/opvolging": OF_THE_CASE,
    f"POST {CASE}/opvolging/overdracht": OF_THE_CASE,
    f"GET {CASE}/kring/{{member_id:uuid}}/afspraken": OF_THE_CASE,
    f"POST {CASE}/kring/{{member_id:uuid}}/afspraken": OF_THE_CASE,
    f"POST {AGREEMENT}/akkoord": OF_THE_CASE,
    f"POST {AGREEMENT}/navraag": OF_THE_CASE,
    f"GET {CASE}/opvolging/eigen-stappen": OF_THE_CASE,
    f"GET {AGREEMENT}": OF_THE_CASE,
    f"POST {AGREEMENT}/afronding": OF_THE_CASE,
    f"POST {AGREEMENT}/einde": OF_THE_CASE,
    f"POST {AGREEMENT}/heropening": OF_THE_CASE,
    f"POST {AGREEMENT}/nieuwe-dag": OF_THE_CASE,
    f"POST {AGREEMENT}/trekker": OF_THE_CASE,
    f"POST {QUESTION}/afhandeling": OF_THE_CASE,
    f"POST {QUESTION}/toezegging": OF_THE_CASE,
    f"GET {CASE}/plan": OF_THE_CASE,
    f"POST {CASE}/plan/doelen": OF_THE_CASE,
    f"POST {CASE}/plan/doelen/{{goal_id:uuid}}": OF_THE_CASE,
    f"POST {CASE}/plan/doelen/{{goal_id:uuid}}/einde": OF_THE_CASE,
    f"POST {CASE}/plan/doelen/{{goal_id:uuid}}/stappen": OF_THE_CASE,
    f"POST {CASE}/plan/stappen/{{step_id:uuid}}": OF_THE_CASE,
    f"POST {CASE}/plan/stappen/{{step_id:uuid}}/einde": OF_THE_CASE,
    f"GET {CASE}/plan/hulp": OF_THE_CASE,
    f"POST {CASE}/plan/hulp": OF_THE_CASE,
}
EVALUATION = f"{SITTING}/evaluatie"
VOICE = f"{EVALUATION}/{{person_id:uuid}}"
EVALUATIONS: Mapping[str, Expectation] = {
    f"GET {EVALUATION}": AFTERWARDS,
    f"POST {EVALUATION}/woord": AFTERWARDS,
    f"GET {VOICE}": AFTERWARDS,
    f"POST {VOICE}": AFTERWARDS,
    f"POST {VOICE}/vraag": AFTERWARDS,
    f"POST {VOICE}/intrekking": AFTERWARDS,
    f"GET {VOICE}/gesprek": AFTERWARDS,
    f"POST {VOICE}/gesprek": AFTERWARDS,
    f"POST {VOICE}/gesprek/einde": AFTERWARDS,
    f"GET {VOICE}/blad": AFTERWARDS,
    "GET /deelnemers/{participant_id:uuid}/minuut": AFTERWARDS,
    "POST /deelnemers/{participant_id:uuid}/minuut": AFTERWARDS,
    f"GET {EVALUATION}/plan": AFTERWARDS,
    f"POST {EVALUATION}/plan": AFTERWARDS,
    f"GET {EVALUATION}/formulier/{{form:str}}": AFTERWARDS,
    f"POST {EVALUATION}/formulier/{{form:str}}": AFTERWARDS,
    f"GET {CASE}/evaluatie": OF_THE_CASE,
    "GET /evaluaties/spiegel": WITH_MIRROR,
    "POST /evaluaties/spiegel": WITH_MIRROR,
    "GET /{slug:str}/gesprek/{token:str}": ANYONE,
    "POST /{slug:str}/gesprek/{token:str}/cijfers": ANYONE,
    "POST /{slug:str}/gesprek/{token:str}/antwoord": ANYONE,
}
COLLEAGUE = "/medewerkers/{colleague_id:uuid}"
ASKED_TO_WORK = "/medewerkers/uitnodigingen"
WORKING: Mapping[str, Expectation] = {
    "GET /medewerkers": ADMINISTRATOR,
    f"GET {COLLEAGUE}": ADMINISTRATOR,
    f"POST {COLLEAGUE}/rollen": ADMINISTRATOR,
    f"POST {COLLEAGUE}/vertrek": ADMINISTRATOR,
    f"POST {COLLEAGUE}/blokkering": ADMINISTRATOR,
    f"POST {COLLEAGUE}/toegang": ADMINISTRATOR,
    f"POST {COLLEAGUE}/overdracht": ADMINISTRATOR,
    f"POST {COLLEAGUE}/sessies/einde": ADMINISTRATOR,
    f"POST {COLLEAGUE}/sessies/{{session_id:uuid}}/einde": ADMINISTRATOR,
    f"GET {ASKED_TO_WORK}/nieuw": ADMINISTRATOR,
    f"POST {ASKED_TO_WORK}": ADMINISTRATOR,
    f"POST {ASKED_TO_WORK}/{{asked_id:uuid}}/mail": ADMINISTRATOR,
    f"POST {ASKED_TO_WORK}/{{asked_id:uuid}}/intrekking": ADMINISTRATOR,
    "GET /{slug:str}/medewerker/{token:str}": ANYONE,
    "POST /{slug:str}/medewerker/{token:str}": ANYONE,
    "GET /instellingen": ADMINISTRATOR,
    "POST /instellingen": ADMINISTRATOR,
    "GET /sessies": SIGNED_IN,
    "POST /sessies/einde": SIGNED_IN,
    "POST /sessies/{session_id:uuid}/einde": rule("celia", "celia_in_pelt"),
}
OF_NETWORK = "/netwerk/medewerkers"
NETWORKING: Mapping[str, Expectation] = {
    "GET /netwerk/gemeenten": NETWORK_ADMINISTRATOR,
    "GET /netwerk/gemeenten/{municipality_id:uuid}/beheerder": NETWORK_ADMINISTRATOR,
    "POST /netwerk/gemeenten/{municipality_id:uuid}/beheerder": NETWORK_ADMINISTRATOR,
    "GET /netwerk/gemeenten/register": NETWORK_ADMINISTRATOR,
    "GET /netwerk/gemeenten/register/{slug:str}": NETWORK_ADMINISTRATOR,
    "POST /netwerk/gemeenten/register/{slug:str}": NETWORK_ADMINISTRATOR,
    f"GET {OF_NETWORK}": NETWORK_ADMINISTRATOR,
    f"GET {OF_NETWORK}/uitnodigingen/nieuw": NETWORK_ADMINISTRATOR,
    f"POST {OF_NETWORK}/uitnodigingen": NETWORK_ADMINISTRATOR,
    f"POST {OF_NETWORK}/uitnodigingen/{{network_invitation_id:uuid}}/intrekking": NETWORK_ADMINISTRATOR,
    f"POST {OF_NETWORK}/{{network_member_id:uuid}}/blokkering": NETWORK_ADMINISTRATOR,
    f"POST {OF_NETWORK}/{{network_member_id:uuid}}/toegang": NETWORK_ADMINISTRATOR,
    "GET /netwerken/{slug:str}/medewerker/{token:str}": ANYONE,
    "POST /netwerken/{slug:str}/medewerker/{token:str}": ANYONE,
}
LINK = "/{slug:str}/u/{token:str}"
LINKS: Mapping[str, Expectation] = {
    f"GET {LINK}": ANYONE,
    f"POST {LINK}/code": ANYONE,
    f"POST {LINK}/sessie": ANYONE,
    f"POST {LINK}/vertrek": LEEN,
    f"GET {LINK}/vergissing": ANYONE,
    f"POST {LINK}/vergissing": ANYONE,
    f"POST {LINK}/antwoord": LEEN,
    f"POST {LINK}/datumvraag": LEEN,
    f"POST {LINK}/handtekening": LEEN,
    f"POST {LINK}/kenwoord": LEEN,
    f"POST {LINK}/bericht": LEEN,
    f"POST {LINK}/woorden": NIELS,
    f"GET {LINK}/weten": NIELS,
    f"GET {LINK}/rode-draad": NIELS,
    f"GET {LINK}/bedankt": ANYONE,
    f"GET {LINK}/wie-keek": NIELS,
    f"POST {LINK}/liever-niet-over": NIELS,
    f"POST {LINK}/liever-zonder": NIELS,
    f"POST {LINK}/intrekking": NIELS,
    f"GET {LINK}/toestemming": NIELS,
    f"POST {LINK}/toestemming": NIELS,
    f"GET {LINK}/toestemming/nee": NIELS,
    f"POST {LINK}/toestemming/nee": NIELS,
    f"GET {LINK}/hoe-gaat-het": NIELS,
    f"POST {LINK}/hoe-gaat-het": NIELS,
    f"GET {LINK}/hoe-gaat-het/blad": NIELS,
    f"POST {LINK}/hoe-gaat-het/lezers": NIELS,
    f"POST {LINK}/hoe-gaat-het/tekening": NIELS,
    f"GET {LINK}/hoe-gaat-het/{{talk_id:uuid}}": NIELS,
    f"GET {LINK}/hoe-gaat-het/{{talk_id:uuid}}/domein/{{code:str}}": NIELS,
    f"POST {LINK}/hoe-gaat-het/{{talk_id:uuid}}/domein/{{code:str}}": NIELS,
    f"GET {LINK}/hoe-gaat-het/{{talk_id:uuid}}/slot": NIELS,
    f"POST {LINK}/hoe-gaat-het/{{talk_id:uuid}}/slot": NIELS,
    f"POST {LINK}/hoe-gaat-het/{{talk_id:uuid}}/verwijdering": NIELS,
    f"GET {LINK}/mijn-overleg": NIELS,
    f"GET {LINK}/mijn-overleg/stem": NIELS,
    f"GET {LINK}/mijn-overleg/vragen/{{question:str}}": NIELS,
    f"POST {LINK}/mijn-overleg/vragen/{{question:str}}": NIELS,
    f"GET {LINK}/mijn-overleg/komen": NIELS,
    f"POST {LINK}/mijn-overleg/komen": NIELS,
    f"POST {LINK}/mijn-overleg/lezers": NIELS,
    f"POST {LINK}/mijn-overleg/klaar": NIELS,
    f"POST {LINK}/mijn-overleg/foto": NIELS,
    f"GET {LINK}/drie-minuten": LEEN,
    f"POST {LINK}/drie-minuten": LEEN,
    f"POST {LINK}/drie-minuten/{{raised_id:uuid}}/bespreking": LEEN,
    f"POST {LINK}/drie-minuten/{{raised_id:uuid}}/terugname": LEEN,
    f"POST {LINK}/drie-minuten/afspraken/{{agreement_id:uuid}}/afronding": LEEN,
    f"GET {LINK}/afgesproken": NIELS,
    f"GET {LINK}/afspraken.pdf": NIELS,
    f"GET {LINK}/afgesproken/mening": NIELS,
    f"POST {LINK}/afgesproken/mening": NIELS,
    f"POST {LINK}/onderschrijving": KOEN,
    f"GET {LINK}/afspraken": ANYONE,
    f"POST {LINK}/afspraken/{{agreement_id:uuid}}/afronding": LEEN,
    f"POST {LINK}/afspraken/{{agreement_id:uuid}}/andere-dag": LEEN,
    f"POST {LINK}/afspraken/{{agreement_id:uuid}}/bezwaar": LEEN,
    f"GET {LINK}/opvolging": ANYONE,
    f"POST {LINK}/opvolging/{{agreement_id:uuid}}/navraag": KOEN,
    f"POST {LINK}/bijpraten/{{participant_id:uuid}}/gedaan": KOEN,
    f"GET {LINK}/terugkoppeling": ANYONE,
    f"POST {LINK}/terugkoppeling": KOEN,
    f"GET {LINK}/evaluatie": ANYONE,
    f"POST {LINK}/evaluatie": ANYONE,
    f"POST {LINK}/evaluatie/intrekking": LEEN,
    f"GET {LINK}/evaluatie/sterker": NIELS,
    f"POST {LINK}/evaluatie/sterker": NIELS,
    f"GET {LINK}/verslag": KOEN,
    f"GET {LINK}/verslag.pdf": KOEN,
    f"POST {LINK}/verslag/opmerkingen": KOEN,
    f"GET {LINK}/verslag/versies/{{version_id:uuid}}": KOEN,
    f"POST {LINK}/verslag/bereikbaar": KOEN,
    f"GET {LINK}/verslag/schrijven": TINE,
    f"GET {LINK}/verslag/schrijven/{{item_id:uuid}}": TINE,
    f"POST {LINK}/verslag/schrijven/{{item_id:uuid}}": TINE,
    f"POST {LINK}/verslag/schrijven/{{item_id:uuid}}/keuze": TINE,
    f"POST {LINK}/verslag/schrijven/{{item_id:uuid}}/afspraken": TINE,
}
EXPECTED: Mapping[str, Expectation] = {
    **ENTRANCES,
    **REFERRALS,
    **CASES,
    **SITTINGS,
    **PREPARATIONS,
    **TABLES,
    **REPORTS,
    **FOLLOWUPS,
    **EVALUATIONS,
    **WORKING,
    **NETWORKING,
    **LINKS,
}


def routes(app: Litestar) -> Iterator[tuple[str, str]]:
    """Every (method, path) of the application; HEAD and OPTIONS follow from the others."""
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            for method in sorted(str(method) for method in route.methods):
                if method in METHODS:
                    yield method, route.path
