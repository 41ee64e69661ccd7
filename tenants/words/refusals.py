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
}
