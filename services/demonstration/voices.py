"""What bottlenecks sound like once nobody stands in them: invented sentences per sub-theme, with how often they come.

A line: theme, sub-theme, domain, kind, weight, sentences.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Voice:
    """One kind of bottleneck; a greater `weight` comes more often."""

    theme: str
    sub_theme: str
    domain: str
    kind: str
    weight: int
    sentences: tuple[str, ...]


HOUSING = (
    Voice(
        "housing",
        "housing-social",
        "housing",
        "waiting-list",
        9,
        (
            "Wie een sociale woning zoekt, wacht zo lang dat alle andere hulp blijft steken.",
            "De wachtlijst voor een aangepaste woning is langer dan de gezondheid het uithoudt.",
            "Een gezin wacht op een grotere sociale woning en slaapt intussen met zijn allen in één kamer.",
            "Door een verhuis over de gemeentegrens begint het wachten op een sociale woning van nul.",
        ),
    ),
    Voice(
        "housing",
        "housing-rent",
        "housing",
        "exclusion",
        6,
        (
            "Verhuurders vragen drie loonfiches; wie een uitkering heeft, valt bij het eerste bezoek af.",
            "De huurwaarborg moet er zijn vóór de sleutel, maar de lening komt pas weken later.",
            "Een alleenstaande met een leefloon vindt op de gewone huurmarkt niets meer.",
        ),
    ),
    Voice(
        "housing",
        "housing-state",
        "housing",
        "threshold",
        3,
        (
            "Wie schimmel meldt, riskeert dat de woning ongeschikt wordt verklaard zonder dat er een andere is.",
            "Huurders zwijgen over gebreken omdat ze bang zijn hun woning te verliezen.",
        ),
    ),
    Voice(
        "housing",
        "housing-emergency",
        "housing",
        "gap",
        4,
        (
            "Na vijf uur is er nergens in de streek een bed voor een ouder met kinderen.",
            "De noodwoning is er maar voor enkele weken, en daarna is er niets.",
        ),
    ),
)
MONEY = (
    Voice(
        "money",
        "money-late",
        "income",
        "regulation",
        6,
        (
            "Tussen twee uitkeringen valt een gat van weken waarin er geen geld is en wel huur.",
            "De uitkering stopt de dag zelf; de nieuwe komt pas als alle papieren er zijn.",
            "Een dossier blijft maanden liggen omdat één attest ontbreekt dat een andere dienst moet geven.",
        ),
    ),
    Voice(
        "money",
        "money-debts",
        "debts",
        "threshold",
        6,
        (
            "De kosten van de invordering zijn hoger dan de factuur waar het mee begon.",
            "Elke schuldeiser wil een eigen afbetalingsplan; samen is dat meer dan er binnenkomt.",
            "Een kleine schuld bij de school groeit uit tot een dossier bij de deurwaarder.",
        ),
    ),
    Voice(
        "money",
        "money-guidance",
        "debts",
        "waiting-list",
        5,
        (
            "Budgetbegeleiding begint pas na maanden; intussen komen er schulden bij.",
            "Wie een zelfstandige zaak had, wordt bij schuldhulp van het kastje naar de muur gestuurd.",
        ),
    ),
    Voice(
        "money",
        "money-unused",
        "administration",
        "access",
        3,
        (
            "Mensen krijgen hun rechten niet automatisch en weten niet dat ze ze moeten vragen.",
            "De sociale tarieven vallen weg bij een verhuis, en niemand zegt dat.",
        ),
    ),
)
HEALTH = (
    Voice(
        "mind",
        "mind-wait",
        "health",
        "waiting-list",
        9,
        (
            "Op een eerste gesprek in de geestelijke gezondheidszorg wacht je langer dan een crisis duurt.",
            "Wie zijn afspraak mist omdat het te zwaar is, gaat terug naar het einde van de wachtlijst.",
            "Voor jongeren is er in de hele streek maanden wachttijd voor een psycholoog.",
            "De psycholoog op verplaatsing is volzet en neemt niemand meer aan.",
        ),
    ),
    Voice(
        "mind",
        "mind-double",
        "health",
        "exclusion",
        5,
        (
            "Een verslaving sluit iemand uit van de ene dienst, en de angst van de andere.",
            "Elke dienst zegt dat eerst het andere probleem opgelost moet zijn.",
        ),
    ),
    Voice(
        "mind",
        "mind-crisis",
        "safety",
        "gap",
        3,
        (
            "Bij een crisis in het weekend blijft alleen de spoeddienst over, en die stuurt terug naar huis.",
            "Na een opname is er thuis de eerste weken niemand.",
        ),
    ),
    Voice(
        "health",
        "health-doctor",
        "health",
        "gap",
        4,
        (
            "Geen huisarts in de buurt neemt nog nieuwe mensen aan.",
            "Een tandarts die de derdebetaler toepast, is in de streek niet te vinden.",
        ),
    ),
    Voice(
        "health",
        "health-hospital",
        "health",
        "fragmentation",
        2,
        ("Het ontslag uit het ziekenhuis wordt een dag vooraf gemeld; dan is er thuis nog niets geregeld.",),
    ),
)
CARE = (
    Voice(
        "law",
        "law-rule",
        "daytime",
        "regulation",
        6,
        (
            "Door een nieuwe regel vervalt een inschrijving bij een voorziening, en begint het wachten opnieuw.",
            "Wie jaren ingeschreven stond, verliest zijn plaats door een wijziging waar niemand over schreef.",
            "Een afspraak over wonen later wordt ongedaan gemaakt door een regel die achteraf kwam.",
        ),
    ),
    Voice(
        "care",
        "care-budget",
        "daytime",
        "waiting-list",
        6,
        (
            "Een persoonsvolgend budget is goedgekeurd maar komt er pas over jaren.",
            "Zonder budget geen plaats, en zonder plaats geen dringendheid voor een budget.",
            "De ouders worden oud en er is nog altijd geen budget voor daarna.",
        ),
    ),
    Voice(
        "care",
        "care-home",
        "health",
        "waiting-list",
        5,
        (
            "Gezinszorg komt één keer per week in plaats van drie, omdat er te weinig mensen zijn.",
            "Poetshulp aan huis is er niet voor wie zijn huis te vol heeft staan.",
        ),
    ),
    Voice(
        "care",
        "care-carers",
        "network",
        "gap",
        4,
        (
            "Wie thuis zorgt, vindt geen opvang voor een weekend rust.",
            "De mantelzorger valt uit, en dan pas beweegt er iets.",
        ),
    ),
)
FAMILY = (
    Voice(
        "family",
        "family-youth-help",
        "children",
        "waiting-list",
        7,
        (
            "Hulp voor een kind is aangevraagd en goedgekeurd, en een jaar later nog niet begonnen.",
            "De crisishulp aan huis stopt na vier weken, en de gewone hulp begint pas na zes maanden.",
            "Broers en zussen komen op een andere plaats terecht omdat er nergens plaats is voor samen.",
        ),
    ),
    Voice(
        "family",
        "family-eighteen",
        "housing",
        "fragmentation",
        3,
        (
            "Op de achttiende verjaardag stopt alle hulp op dezelfde dag.",
            "Een jongere die de jeugdhulp verlaat, staat er de eerste maand zonder inkomen alleen voor.",
        ),
    ),
    Voice(
        "family",
        "family-childcare",
        "work",
        "gap",
        4,
        (
            "Zonder werk geen opvangplaats, en zonder opvang geen werk.",
            "Kinderopvang op onregelmatige uren bestaat in de streek niet.",
        ),
    ),
    Voice(
        "learning",
        "learning-cost",
        "children",
        "threshold",
        3,
        (
            "De schoolfactuur wordt in één keer gevraagd op het moment dat er niets is.",
            "Een laptop is verplicht, en de tussenkomst komt pas achteraf.",
        ),
    ),
    Voice(
        "learning",
        "learning-language",
        "work",
        "waiting-list",
        3,
        ("Voor Nederlandse les in de avond is er een wachttijd van een half jaar.",),
    ),
)
JOINED = (
    Voice(
        "joined",
        "joined-keyworker",
        "administration",
        "no-key-worker",
        6,
        (
            "Niemand mag van zijn dienst de spil zijn: het aantal gesprekken telt, niet het geheel.",
            "De begeleiding wisselt om de drie maanden, dus niemand blijft lang genoeg om de draad vast te houden.",
            "Wie al jaren vertrouwd is, mag van de dienst na het traject niet meer komen.",
        ),
    ),
    Voice(
        "joined",
        "joined-short",
        "network",
        "fragmentation",
        5,
        (
            "Begeleiding stopt na een vast aantal weken, ook als het net begint te lukken.",
            "Elke keer dat het beter gaat, wordt de hulp stopgezet en begint alles opnieuw.",
        ),
    ),
    Voice(
        "joined",
        "joined-split",
        "administration",
        "fragmentation",
        5,
        (
            "Zeven diensten vragen zeven keer hetzelfde verhaal en dezelfde papieren.",
            "Iedereen doet zijn stuk goed, en het geheel klopt niet.",
        ),
    ),
    Voice(
        "reach",
        "reach-digital",
        "administration",
        "access",
        7,
        (
            "Een afspraak maken kan alleen nog online, en dat lukt net niet wie ze het meest nodig heeft.",
            "Zonder smartphone raak je niet binnen in je eigen dossier.",
            "Het formulier kan alleen digitaal, en de helpdesk verwijst naar de website.",
        ),
    ),
    Voice(
        "reach",
        "reach-conditions",
        "income",
        "exclusion",
        4,
        ("Hulp krijg je pas als je eerst aantoont dat je het zonder hulp geprobeerd hebt.",),
    ),
    Voice(
        "reach",
        "reach-respect",
        "administration",
        "prejudice",
        3,
        ("Wie boos wordt aan het loket, wordt voortaan als lastig gezien en minder geholpen.",),
    ),
    Voice(
        "belonging",
        "belonging-transport",
        "mobility",
        "gap",
        6,
        (
            "De bus rijdt niet meer, dus wie geen auto heeft, raakt niet bij de dienst.",
            "Zonder vervoer geen dagbesteding, en zonder dagbesteding zakt alles weg.",
            "De belbus moet een dag vooraf, en een crisis wacht niet.",
        ),
    ),
    Voice(
        "belonging",
        "belonging-alone",
        "network",
        "gap",
        3,
        ("Er is hulp voor alles, behalve voor alleen zijn.",),
    ),
    Voice(
        "work",
        "work-loses",
        "work",
        "regulation",
        4,
        (
            "Wie halftijds gaat werken, houdt minder over dan met de uitkering.",
            "Door een tijdelijke job valt het recht op andere steun maandenlang weg.",
        ),
    ),
    Voice(
        "work",
        "work-sheltered",
        "work",
        "waiting-list",
        3,
        ("Voor aangepast werk staat een lange lijst, en ondertussen telt alleen zoeken.",),
    ),
)
VOICES = (*HOUSING, *MONEY, *HEALTH, *CARE, *FAMILY, *JOINED)
ENDINGS = (
    "",
    "",
    " Dat duurt al jaren.",
    " De diensten weten het en kunnen er niets aan doen.",
    " Mensen haken daardoor af.",
    " Zo wordt een klein probleem een groot.",
    " Het komt in bijna elk overleg terug.",
)
