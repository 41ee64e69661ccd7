"""Dutch for every refusal: what is the matter and what to do next."""

REFUSALS: dict[str, str] = {
    "referral.no-requester": "Schrijf je naam.",
    "referral.not-reachable": "Schrijf een telefoonnummer waarop we de aanvrager bereiken.",
    "referral.no-kind": "Kies wie de aanvrager is.",
    "referral.no-client": "Schrijf de naam van de cliënt.",
    "referral.no-question": "Schrijf in enkele woorden wat er nodig is.",
    "referral.no-urgency": "Kies hoe dringend het is.",
    "referral.no-urgency-reason": "Schrijf waarom het zo dringend is.",
    "referral.no-absence-reason": "Schrijf waarom de cliënt er niet bij zou zijn.",
    "referral.no-answer-on-consent": "Kies wie toestemming gaf.",
    "referral.helper-without-consent": "Een hulpverlener vraagt een overleg aan als de cliënt ja zegt. "
    "Bespreek het eerst samen. Kies tot dan bij “Weet de cliënt dit?”: nee, nog niet.",
    "referral.no-consent-reason": "Schrijf wie ja zei in de plaats van de cliënt, en waarom.",
    "referral.strange-date": "Kies een dag van het voorbije jaar, ten laatste vandaag.",
    "referral.has-case": "Uit deze aanvraag kwam al een cliëntsituatie. Werk daar verder.",
    "referral.is-kept": "De cliënt weet van deze aanvraag. Rond ze af met een afweging.",
    "referral.not-weighed": "Noteer eerst de afweging. Is de uitkomst “een overleg”, dan volgt de situatie.",
    "weighing.client-not-informed": "De cliënt weet nog van niets. Bel de aanvrager, en vul de aanvraag aan "
    "zodra de cliënt het weet. Daarna weeg je af.",
    "weighing.no-consent": "Er is nog geen ja van de cliënt of van de vertrouwenspersoon. "
    "Pas de aanvraag aan zodra dat ja er is, of kies een andere uitkomst.",
    "weighing.no-next-step": "Schrijf wat er nu wel gebeurt, en wie dat doet.",
    "weighing.strange-date": "Kies een dag vanaf vandaag, binnen de twee jaar.",
    "signal.empty": "Schrijf in één zin wat er structureel misloopt.",
    "signal.too-long": "Maak het korter dan 400 tekens.",
    "signal.names-somebody": "Er staat een naam in. Beschrijf het knelpunt, niet de persoon.",
    "circle.unlikely-birth": "Kijk de geboortedatum na: die kan niet kloppen.",
    "circle.one-client": "Er is al een cliënt. Zet partner en kinderen bij familie: zij zeggen elk zelf ja.",
    "circle.client-stays": "De cliënt blijft in de kring. Is dit voorbij, sluit dan de cliëntsituatie af.",
    "circle.client-is-not-helper": "Kies iemand anders dan de cliënt zelf.",
    "representative.own-person": "Kies twee verschillende mensen: niemand vertegenwoordigt zichzelf.",
    "representative.of-age": "Deze persoon is meerderjarig: een ouder beslist niet meer. "
    "Kies bewindvoerder als die er is.",
    "opening.only-coordinator": "Alleen de coördinator, of wie die nu vervangt, beslist wie mag openen. "
    "Vraag het daar.",
    "opening.is-coordinator": "Deze collega coördineert de situatie al. Kies iemand anders.",
    "opening.no-coordinator": "Deze collega is geen coördinator. Kies een coördinator, "
    "of vraag de lokale beheerder om die rol te geven.",
    "opening.no-end": "Kies tot en met welke dag. Een vervanging heeft altijd een einde.",
    "opening.ended": "Die dag is al voorbij. Kies vandaag of later.",
    "opening.too-long": "Kies een dag binnen het jaar. Duurt het langer, geef de situatie dan door.",
    "opening.barred": "Deze collega mag deze situatie niet openen, want die helpt de cliënt zelf. "
    "Haal die regel eerst weg als dat niet meer zo is.",
    "opening.coordinator-barred": "Dit is de coördinator zelf. Geef de situatie eerst door aan iemand anders.",
    "opening.sought-too-often": "Je zocht vandaag al tien keer. Bel de coördinator van de situatie.",
    "consent.not-informed": "Leg eerst uit waarvoor het overleg dient, wat er gedeeld wordt en met wie, "
    "en dat nee zeggen mag. Duid dat daarna aan.",
    "consent.in-the-future": "Die dag komt nog. Kies de dag waarop de toestemming gegeven is.",
    "consent.too-long-ago": "Dat is meer dan twee jaar geleden. Vraag de toestemming opnieuw.",
    "consent.already-over": "Die einddatum is al voorbij. Kies een latere dag, of laat ze leeg.",
    "consent.too-far": "Kies een einddatum binnen de vijf jaar, of laat ze leeg.",
    "consent.too-young": "Onder de twaalf geeft een ouder of voogd de toestemming. "
    "Noteer die eerst als vertegenwoordiger. Het kind spreekt mee als het dat zelf vraagt.",
    "consent.only-goods": "Een bewindvoerder over de goederen beslist over geld en huis, niet hierover. "
    "Vraag het de persoon zelf.",
    "consent.not-theirs": "Dit zegt iedereen voor zichzelf. Vraag het de persoon zelf, "
    "of noteer eerst wie wettelijk vertegenwoordiger is.",
    "consent.confidant-not-here": "In deze gemeente zegt de cliënt zelf ja, niet de vertrouwenspersoon. "
    "Vraag het de cliënt.",
    "consent.no-exception-reason": "Schrijf waarom de vertrouwenspersoon dit zegt, en niet de persoon zelf.",
    "invitation.no-consent": "Er is nog geen toestemming van de cliënt. "
    "Vraag en noteer die eerst, daarna nodig je uit.",
    "invitation.not-welcome": "De cliënt wil deze persoon er niet bij. Praat met de cliënt: verandert die van gedacht, "
    "noteer dat dan bij de toestemming.",
    "invitation.explicit-consent-needed": "Deze persoon heeft geen beroepsgeheim, of dat weten we nog niet. "
    "Vraag de cliënt een uitdrukkelijk ja op deze persoon en noteer het bij de toestemming.",
    "consultation.ends-before-start": "Het einde ligt voor het begin. Kies een later einduur.",
    "consultation.too-long": "Dat is langer dan acht uur. Kijk de uren na.",
    "consultation.in-the-past": "Die dag is al voorbij. Kies vandaag of later.",
    "consultation.too-far": "Kies een dag binnen de achttien maanden.",
    "consultation.client-required": "In deze gemeente is er geen overleg zonder de cliënt. "
    "Zoek samen een dag die wel past.",
    "consultation.absence-without-reason": "Schrijf waarom de cliënt er niet bij is.",
    "consultation.absence-without-voice": "Kies wie spreekt voor de cliënt, en wie nadien alles vertelt.",
    "consultation.is-cancelled": "Dit overleg gaat niet door. Plan een nieuw overleg.",
    "consultation.is-held": "Dit overleg is al voorbij. Plan een nieuw overleg.",
    "participant.left": "Deze persoon is niet meer bij de situatie. Haal de naam van de lijst.",
    "invitation.no-address": "Er is geen mailadres. Vul het aan in de kring, of nodig uit op papier.",
    "invitation.is-withdrawn": "Deze uitnodiging is ingetrokken. Nodig opnieuw uit als dat mag.",
    "code.too-many": "Er zijn al drie codes gestuurd. Probeer over een uur opnieuw, of bel ons.",
    "code.no-address": "We hebben geen mailadres van je. Gebruik de pincode op je blad, of bel ons.",
    "keyword.names-somebody": "In dat woord staat een naam. Kies een woord dat over niemand iets zegt.",
    "wish.too-many": "Je schreef al heel wat. Bel ons, dan praten we erover.",
    "agreement.no-reason": "Schrijf in enkele woorden waarom.",
    "agreement.date-in-the-past": "Kies een dag vanaf vandaag.",
    "agreement.same-date": "Dit is de dag die er al stond. Kies een andere.",
    "agreement.same-owner": "Deze persoon had de afspraak al. Kies iemand anders.",
    "agreement.told-often": "Je schreef hier al veel. Bel even, dan regelen we het samen.",
    "debrief.in-the-future": "Kies een dag tot en met vandaag.",
    "debrief.before-consultation": "Kies een dag na het overleg.",
}
