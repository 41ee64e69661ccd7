"""Dutch of open data: what a publication is, how it was protected, what it cannot say."""

TITLE = "Knelpunten uit lokaal cliëntoverleg"
PUBLISHER = "Netwerken lokaal cliëntoverleg"
DESCRIPTION = (
    "Waar loopt het vast voor mensen die van veel diensten tegelijk hulp krijgen? Wie een lokaal cliëntoverleg leidt, "
    "geeft door wat telkens opnieuw misloopt, zonder namen en zonder gemeente. Elk netwerk publiceert per periode hoe "
    "vaak ongeveer, per thema, levensdomein en streek."
)
OF_SERIES = (
    "Hoeveel cliëntsituaties er in {network} ongeveer waren waarin iets structureel misliep, per thema, levensdomein "
    "en arrondissement. Getallen staan per vijf; wat te klein is, staat er niet in."
)
KEYWORDS = (
    "lokaal cliëntoverleg",
    "knelpunten",
    "sociaal beleid",
    "onderbescherming",
    "lokaal sociaal beleid",
)
PROTECTED_POINTS = (
    "Er staan geen namen, teksten of gemeenten in. Alleen ongeveer hoeveel situaties, per vijf.",
    "Een getal staat er pas als het over minstens 5 situaties gaat, uit minstens 3 gemeenten.",
    "Komt meer dan 60 % uit één gemeente, of meer dan 85 % uit twee samen? Dan blijft het getal weg.",
    "Soms blijft ook een groter getal weg, omdat je er anders een klein getal uit kunt berekenen.",
    "“Te weinig om te tonen” kan ook niemand zijn. Dat verschil zeggen we niet.",
    "Wat gepubliceerd is, verandert niet meer. Wie iets terugneemt, telt vanaf de volgende publicatie niet mee.",
)
PROTECTED = " ".join(PROTECTED_POINTS)
NOT_SAID = (
    "Niet hoe vaak iets in Vlaanderen voorkomt. We tellen alleen wat aan tafel kwam en doorgegeven werd.",
    "Niet welke gemeente het goed of slecht doet. Waar meer gemeld wordt, wordt misschien beter geluisterd.",
    "Geen som. Eén situatie kan bij meer dan één thema, deel of domein staan: tel ze niet op.",
    "Geen kleine verschillen. Een trapje hoger of lager dan de vorige periode zegt op zichzelf nog niets.",
)
# Name of a column, what it holds, and its type for programs.
COLUMNS = (
    ("netwerk", "Korte naam van het netwerk.", "string"),
    (
        "periode",
        "De periode: een jaar, met k1 tot k4 voor een kwartaal of h1 en h2 voor een half jaar.",
        "string",
    ),
    ("van", "Eerste dag van de periode.", "date"),
    ("tot_en_met", "Laatste dag van de periode.", "date"),
    ("versie", "Versie van de publicatie.", "integer"),
    ("thema_code", "Code van het thema. Een code blijft, ook als de naam verandert.", "string"),
    ("thema", "Naam van het thema zoals die toen was.", "string"),
    ("deel_code", "Code van het deel van het thema; leeg voor het hele thema.", "string"),
    ("deel", "Naam van het deel van het thema.", "string"),
    ("domein_code", "Code van het levensdomein; leeg voor alle domeinen.", "string"),
    ("domein", "Naam van het levensdomein.", "string"),
    ("plaats", "Arrondissement; leeg voor het hele netwerk.", "string"),
    (
        "minstens",
        "Minstens zoveel cliëntsituaties; leeg als het te weinig is om te tonen, of niemand.",
        "integer",
    ),
    (
        "hoogstens",
        "Hoogstens zoveel cliëntsituaties; leeg als het te weinig is om te tonen, of niemand.",
        "integer",
    ),
    ("in_woorden", "Hetzelfde in woorden.", "string"),
)
