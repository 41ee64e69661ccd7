"""Themes of the first list: money, housing, health, mind."""

from collections.abc import Sequence

# (code, name, explanation, words, parts); the words of a part stand between bars.
Part = tuple[str, str, str, str]

LIVING: Sequence[tuple[str, str, str, str, Sequence[Part]]] = (
    (
        "money",
        "Inkomen en schulden",
        "Rondkomen: een inkomen dat volstaat, en hulp als het misloopt.",
        "geld inkomen rondkomen betalen budget financi",
        (
            (
                "money-low",
                "Het inkomen volstaat niet",
                "Een loon of uitkering waarmee niemand rondkomt.",
                (
                    "te laag|armoedegrens|niet rondkomen|komt niet rond|koopkracht|te duur|"
                    "levensduur|voedselpakket|"
                    "voedselbank|leefgeld"
                ),
            ),
            (
                "money-late",
                "Een uitkering komt laat of niet",
                "Wachten op een beslissing, geschorst, geweigerd.",
                (
                    "leefloon|uitkering|tegemoetkoming|pensioen|groeipakket|kindergeld|kinderbijslag|"
                    "geschorst|uitbetal|"
                    "achterstallig|vervangingsinkomen|ziekte-uitkering|werkloosheids|sanctie"
                ),
            ),
            (
                "money-unused",
                "Mensen krijgen niet waar ze recht op hebben",
                "Rechten die niemand kent of die niet vanzelf komen.",
                (
                    "niet-opname|onderbescherming|automatische toekenning|rechtenverkenning|premie|"
                    "sociaal tarief|"
                    "verhoogde tegemoetkoming|recht op|misloop|loopt mis"
                ),
            ),
            (
                "money-debts",
                "Schulden lopen op",
                "Invordering, deurwaarders, kosten boven op de schuld.",
                (
                    "schuld|deurwaarder|invorder|aanmaning|dwangsom|incasso|afbetal|beslag|"
                    "loonbeslag|boete|achterstand"
                ),
            ),
            (
                "money-guidance",
                "Hulp bij schulden is moeilijk te krijgen",
                "Wachten op budgethulp, collectieve schuldenregeling, bewind.",
                (
                    "budgetbegeleid|budgetbeheer|schuldbemiddel|schuldhulp|"
                    "collectieve schuldenregeling|bewindvoer|bewind|"
                    "schuldenregeling"
                ),
            ),
            (
                "money-supply",
                "Energie, water en internet",
                "Afgesloten, te duur, een budgetmeter.",
                (
                    "energie|elektriciteit|budgetmeter|stroom|aardgas|waterfactuur|waterrekening|"
                    "afgesloten van|verwarm|"
                    "stookolie|internet"
                ),
            ),
        ),
    ),
    (
        "housing",
        "Wonen",
        "Een plek om te wonen die betaalbaar, gezond en zeker is.",
        "woning wonen woonst huur dak",
        (
            (
                "housing-social",
                "Wachten op een sociale woning",
                "Jaren op de lijst, geen voorrang.",
                (
                    "sociale woning|sociale huur|woonmaatschappij|sociaal verhuurkantoor|"
                    "huisvestingsmaatschappij|"
                    "wachtlijst wonen|kandidaat-huurder|toewijs"
                ),
            ),
            (
                "housing-rent",
                "Huren is te duur of lukt niet",
                "Huurprijzen, waarborg, verhuurders die weigeren.",
                (
                    "huurprijs|huurwaarborg|waarborg|verhuurder|huurmarkt|private huur|huurpremie|"
                    "huursubsidie|huurders|"
                    "huurwoning|makelaar"
                ),
            ),
            (
                "housing-state",
                "De woning is slecht",
                "Vocht, te klein, niet veilig, niet aangepast.",
                (
                    "vocht|schimmel|ongezond|onbewoonbaar|ongeschikt|woonkwaliteit|te klein|krappe|"
                    "overbewoon|conformiteits|"
                    "aangepaste woning|lekt|isolatie"
                ),
            ),
            (
                "housing-lost",
                "Mensen verliezen hun woning",
                "Uithuiszetting, einde van de huur, dakloos.",
                (
                    "uithuis|uitzetting|uit huis gezet|dakloos|thuisloos|opzeg|op straat|in de auto|"
                    "bij vrienden|sofa|"
                    "vrederechter"
                ),
            ),
            (
                "housing-emergency",
                "Geen plek in nood",
                "Noodwoning, crisisopvang, doorgangswoning.",
                (
                    "noodwoning|crisisopvang|nachtopvang|winteropvang|doorgangswoning|transitwoning|"
                    "opvangcentrum|"
                    "crisisplaats|noodopvang|vluchthuis"
                ),
            ),
            (
                "housing-guided",
                "Wonen met begeleiding",
                "Geen begeleiding bij het wonen, of ze stopt te vroeg.",
                (
                    "woonbegeleid|begeleid wonen|begeleide woon|beschut wonen|woonvorm|woonzorg|housing first|"
                    "woonproject|instellingsverlater"
                ),
            ),
        ),
    ),
    (
        "health",
        "Gezondheid",
        "Zorg die er is, die je kunt betalen en die je begrijpt.",
        "gezond ziek dokter arts medisch zorg",
        (
            (
                "health-doctor",
                "Geen huisarts of tandarts",
                "Praktijken nemen niemand meer aan.",
                "huisarts|tandarts|patiëntenstop|wijkgezondheids|praktijk neemt|wachtpost",
            ),
            (
                "health-cost",
                "Zorg is te duur",
                "Remgeld, voorschotten, medicatie, uitgestelde zorg.",
                (
                    "remgeld|derdebetaler|medicatie|medicijn|apotheek|voorschot|ziekenhuisfactuur|"
                    "hospitalisatie|"
                    "uitgestelde zorg|stelt zorg uit|bril"
                ),
            ),
            (
                "health-cover",
                "Niet in orde met het ziekenfonds",
                "Geen verzekering, geen dringende medische hulp.",
                "ziekenfonds|mutualitei|ziekteverzeker|dringende medische|onverzekerd|invalid",
            ),
            (
                "health-hospital",
                "Uit het ziekenhuis, en dan?",
                "Ontslag zonder opvang of thuiszorg.",
                "ziekenhuis|ontslag uit|revalid|herstel|nazorg|kortverblijf|spoed",
            ),
            (
                "health-pregnant",
                "Zwanger en jonge kinderen",
                "Kraamzorg, opvolging voor en na de geboorte.",
                "zwanger|kraamzorg|bevalling|vroedvrouw|geboorte|kind en gezin|baby",
            ),
        ),
    ),
    (
        "mind",
        "Geestelijke gezondheid en verslaving",
        "Hulp als het in je hoofd niet gaat, of als iets je in zijn greep heeft.",
        "psych mentaal geestelijk",
        (
            (
                "mind-wait",
                "Wachten op geestelijke hulp",
                "Maanden tot een eerste gesprek.",
                (
                    "ggz|cgg|psycholoog|psychiater|therap|eerstelijnspsycholog|"
                    "geestelijke gezondheidszorg|intakegesprek|"
                    "depressi"
                ),
            ),
            (
                "mind-crisis",
                "Geen hulp bij een crisis",
                "Niemand komt, of je staat na een nacht weer buiten.",
                (
                    "crisisteam|mobiel team|collocatie|gedwongen opname|opname|zelfmoord|zelfdoding|"
                    "suïcid|psychose"
                ),
            ),
            (
                "mind-addiction",
                "Hulp bij verslaving",
                "Lange wachttijd, hoge drempel, geen opvolging.",
                "verslav|drugs|alcohol|drank|ontwenning|gokken|gokversl|middelengebruik|gebruik van|methadon",
            ),
            (
                "mind-double",
                "Wie meer dan één probleem heeft, valt ertussen",
                "Niet hier en niet daar, want er is ook iets anders.",
                (
                    "dubbeldiagnose|dubbele diagnose|combinatie van|tegenindicatie|contra-indicatie|"
                    "uitgesloten omdat|"
                    "valt tussen|complexe problematiek|te complex"
                ),
            ),
            (
                "mind-hoarding",
                "Wie geen hulp vraagt",
                "Zorgmijders, verwaarlozing, vervuiling.",
                (
                    "zorgmijd|verwaarlo|vervuil|hoarding|verzamelwoede|geen hulpvraag|aanklamp|bemoeizorg|"
                    "outreach"
                ),
            ),
        ),
    ),
)
