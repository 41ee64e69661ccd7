"""Themes of the first list: rights and rules, reaching help, help that joins up, belonging."""

from collections.abc import Sequence

# (code, name, explanation, words, parts); the words of a part stand between bars.
Part = tuple[str, str, str, str]

RIGHTS: Sequence[tuple[str, str, str, str, Sequence[Part]]] = (
    (
        "law",
        "Rechten, regels en verblijf",
        "Bestaan op papier, en je recht kunnen halen.",
        "recht wet regel papieren",
        (
            (
                "law-rule",
                "Een nieuwe regel maakt iets ongedaan",
                "Wat beloofd of toegekend was, telt niet meer.",
                (
                    "nieuwe wet|nieuwe regel|wetgeving|regelgeving|decreet|besluit|overgangsregeling|"
                    "vervalt|vervallen|"
                    "afgeschaft|gewijzigd|telt niet meer|geldt niet meer|nieuwe voorwaarde"
                ),
            ),
            (
                "law-conflict",
                "Regels die elkaar tegenspreken",
                "Wie de ene regel volgt, verliest het recht op de andere.",
                (
                    "tegenstrijdig|tegenspreken|botst|voldoet aan geen|tussen wal en schip|categorie|"
                    "samenwonend|gezinssituatie|samenwoonst|statuut"
                ),
            ),
            (
                "law-residence",
                "Verblijf",
                "Wachten op papieren, geen statuut, geen recht.",
                (
                    "verblijf|asiel|vluchteling|sans-papiers|zonder papieren|vreemdelingen|regularis|"
                    "gezinshereniging|"
                    "oranje kaart|erkend vluchteling|fedasil"
                ),
            ),
            (
                "law-address",
                "Geen adres",
                "Geschrapt uit het register, geen referentieadres.",
                (
                    "referentieadres|domicil|ambtshalve|geschrapt|geen adres|adres|inschrijving in de gemeente|"
                    "bevolkingsregister|identiteitskaart|eid"
                ),
            ),
            (
                "law-aid",
                "Hulp van een advocaat",
                "Pro Deo, bijstand, klachten, beroep.",
                (
                    "advocaat|pro deo|rechtsbijstand|juridisch|beroep aanteken|beroepstermijn|"
                    "arbeidsrechtbank|klacht|"
                    "ombuds|rechtshulp"
                ),
            ),
            (
                "law-justice",
                "Uit de gevangenis of onder toezicht",
                "Vrijkomen zonder plek, inkomen of begeleiding.",
                (
                    "gevangenis|gedetineerd|detentie|vrijgelaten|justitiehuis|enkelband|probatie|"
                    "voorwaardelijk|"
                    "internering|geïnterneerd|straf"
                ),
            ),
        ),
    ),
    (
        "reach",
        "Hulp die je kunt bereiken",
        "Een deur die opengaat, in woorden die je begrijpt.",
        "bereik toegankelijk drempel loket dienst",
        (
            (
                "reach-digital",
                "Alles gaat digitaal",
                "Geen loket meer, geen computer, geen hulp.",
                (
                    "digita|online|itsme|website|app|computer|e-mail|mailadres|smartphone|e-loket|"
                    "formulier op internet"
                ),
            ),
            (
                "reach-desk",
                "Loketten die dicht zijn",
                "Openingsuren, alleen op afspraak, niemand aan de telefoon.",
                (
                    "openingsuren|op afspraak|telefonisch|keuzemenu|niet bereikbaar|onbereikbaar|"
                    "gesloten|antennepunt|"
                    "zitdag|bandje|wachtrij"
                ),
            ),
            (
                "reach-language",
                "Taal en tolken",
                "Niemand die tolkt, brieven die niemand begrijpt.",
                (
                    "tolk|vertal|taalbarri|anderstalig|moeilijke taal|brieven|vakjargon|begrijpt de brief|"
                    "spreekt geen nederlands"
                ),
            ),
            (
                "reach-wait",
                "Lang wachten op hulp",
                "Wachtlijsten bij diensten, te weinig mensen of middelen.",
                (
                    "wachtlijst|wachttijd|wachten|aanmeldstop|te weinig personeel|"
                    "onderbemand|te weinig middelen|"
                    "geen intake|besparing"
                ),
            ),
            (
                "reach-conditions",
                "Voorwaarden sluiten mensen uit",
                "Wie niet in het vakje past, krijgt niets.",
                (
                    "voorwaard|uitgesloten|weigert|geweigerd|doelgroep|leeftijdsgrens|werkingsgebied|"
                    "buiten de regio|"
                    "past niet in|komt niet in aanmerking|motivatie"
                ),
            ),
            (
                "reach-respect",
                "Zo kijken ze naar je",
                "Vooroordelen, wantrouwen, niet geloofd worden.",
                (
                    "vooroordeel|vooroordelen|discrimin|racis|stigma|wantrouw|schaamte|respect|"
                    "niet geloofd|niet au sérieux|"
                    "behandeld als"
                ),
            ),
        ),
    ),
    (
        "joined",
        "Hulp die op elkaar aansluit",
        "Diensten die weten van elkaar, en iemand die het overzicht houdt.",
        "samenwerk afstemm overleg hulpverlen",
        (
            (
                "joined-split",
                "Iedereen doet een stukje",
                "Veel diensten, elk met een klein deel.",
                (
                    "versnipper|verkok|elk apart|stukje|afgebakend|hokjes|veel hulpverleners|"
                    "verschillende diensten|"
                    "doorverwe|van het kastje|naar de muur"
                ),
            ),
            (
                "joined-short",
                "Hulp stopt te vroeg",
                "Zes maanden en dan is het gedaan.",
                (
                    "te kort|kortdurend|maximumduur|stopt na|afgerond|afgesloten omdat|maximaal aantal|beurten|"
                    "tijdelijk project|projectmatig|einde begeleiding"
                ),
            ),
            (
                "joined-keyworker",
                "Niemand houdt het overzicht",
                "Geen vaste persoon die alles samenhoudt.",
                (
                    "spilfiguur|hulpcoördinator|casemanager|trekker|regie|resultaatsgericht|"
                    "prestatiedruk|geen tijd voor|"
                    "caseload|vaste begeleider|wisselende"
                ),
            ),
            (
                "joined-secret",
                "Informatie mag niet of komt niet door",
                "Zwijgplicht als muur, of telkens opnieuw je verhaal.",
                (
                    "beroepsgeheim|zwijgplicht|gegevens delen|privacy|gdpr|telkens opnieuw|zelfde verhaal|"
                    "niet op de hoogte|informatie doorgeven|opnieuw vertellen"
                ),
            ),
            (
                "joined-missing",
                "Het aanbod bestaat niet",
                "Een vraag waarvoor er niets is.",
                (
                    "hiaat|bestaat niet|geen aanbod|niets voor|nergens terecht|geen enkele dienst|"
                    "ontbreekt|er is geen|"
                    "geen dienst die"
                ),
            ),
        ),
    ),
    (
        "belonging",
        "Meedoen en onderweg zijn",
        "Mensen zien, ergens geraken, erbij horen.",
        "buurt vrijetijd meedoen vereniging",
        (
            (
                "belonging-alone",
                "Alleen zijn",
                "Niemand om op terug te vallen.",
                (
                    "eenzaam|alleen staan|isolement|geïsoleerd|geen netwerk|sociaal netwerk|buddy|vereenzam|"
                    "niemand om|ontmoetingsplek"
                ),
            ),
            (
                "belonging-leisure",
                "Vrije tijd is te duur of past niet",
                "Sport, kamp, vereniging, cultuur.",
                "vrije tijd|vrijetijds|sportclub|jeugdbeweging|vakantiekamp|uitpas|speelplein|cultuur|lidgeld",
            ),
            (
                "belonging-daytime",
                "Niets om de dag te vullen",
                "Dagbesteding en vrijwilligerswerk.",
                "dagbesteding|vrijwilliger|inloophuis|inloopcentrum|dagactiviteit|zinvolle|ontmoetingshuis",
            ),
            (
                "belonging-transport",
                "Ergens geraken",
                "Geen bus, geen auto, vervoer dat niet betaalbaar is.",
                (
                    "vervoer|bus|belbus|flexbus|trein|openbaar vervoer|rijbewijs|geen auto|"
                    "zonder auto|fiets|de lijn|"
                    "minder mobielen|taxi|verplaats"
                ),
            ),
            (
                "belonging-neighbours",
                "Buurt en burenruzies",
                "Overlast, onveiligheid, niemand die bemiddelt.",
                "buren|overlast|burenruzie|burenbemiddel|buurtwerk|wijkwerk|wijkagent|geluidsoverlast",
            ),
        ),
    ),
)
