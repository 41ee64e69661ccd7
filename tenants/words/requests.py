"""What is said to who asked: when somebody calls, and what helps meanwhile. For the thanks and for the mail."""

from collections.abc import Mapping

from tenants.words.packs import Spoken

TERMS: Mapping[str | None, str] = {
    "very": "week",
    "fairly": "drie-weken",
    "not-so": "maand",
    "other": "anders",
}
CALL: Mapping[str, str] = {
    "week": "vandaag of de volgende werkdag",
    "drie-weken": "deze week nog, of begin volgende week",
    "maand": "binnen de week",
    "anders": "binnen de week",
}
THEN: Mapping[str, str] = {
    "week": Spoken("Komt er een {consultation}, dan liefst binnen de week."),
    "drie-weken": Spoken("Komt er een {consultation}, dan liefst binnen de drie weken."),
    "maand": Spoken("Komt er een {consultation}, dan liefst binnen de maand."),
    "anders": Spoken("Komt er een {consultation}, dan zoeken jullie samen een moment."),
}
# Row 40: what helps to start well. For the coordinator a question, for who asked a tip in their own words.
READINESS: Mapping[str, str] = {
    "talked": Spoken("{consultation.The} met de cliënt besproken?"),
    "wishes": "Wat wil de cliënt ter sprake brengen, en wat liever niet?",
    "goal": "Wat verwacht de cliënt ervan?",
    "table": "Samen bekeken wie gevraagd wordt?",
    "confidant": "Brengt de cliënt iemand mee die hij of zij vertrouwt?",
    "prepared": "Kort genoteerd hoe dit voorbereid is?",
    "coming": "Komt de cliënt, en hoe geraakt die er?",
    "care": "Is er opvang nodig?",
}
TIPS_HELPER: Mapping[str, str] = {
    "talked": Spoken("Bespreek {consultation.the} met de cliënt."),
    "wishes": "Vraag wat de cliënt op tafel wil, en wat liever niet.",
    "goal": Spoken("Vraag wat de cliënt van {consultation.the} verwacht."),
    "table": "Bekijk samen wie er graag bij is, en wie liever niet.",
    "confidant": "Vraag of de cliënt iemand wil meebrengen die hij of zij vertrouwt.",
    "prepared": "Noteer kort wat jullie al bespraken.",
    "coming": "Bekijk hoe de cliënt er geraakt.",
    "care": "Is er opvang nodig voor kinderen of iemand anders?",
}
TIPS_CLOSE: Mapping[str, str] = {
    "talked": "Praat erover met de persoon voor wie je dit vraagt.",
    "wishes": "Vraag wat die persoon zelf wil vertellen, en wat liever niet.",
    "goal": Spoken("Vraag wat die persoon van {consultation.the} verwacht."),
    "table": "Bekijk samen wie er graag bij is, en wie liever niet.",
    "confidant": "Vraag of die persoon iemand wil meebrengen.",
    "prepared": "Noteer kort wat jullie al bespraken.",
    "coming": "Bekijk hoe die persoon er geraakt.",
    "care": "Is er opvang nodig voor kinderen of iemand anders?",
}
TIPS_OWN: Mapping[str, str] = {
    "goal": "Denk na over wat je graag anders wil.",
    "table": "Wie mag erbij zijn? Wie liever niet?",
    "confidant": "Wil je iemand meebrengen die je vertrouwt? Dat mag.",
    "coming": "Geraak je er? Anders zoeken we samen een oplossing.",
    "care": "Heb je opvang nodig voor je kinderen? Zeg het gerust.",
}
TIPS_YOUNG: Mapping[str, str] = {
    "goal": "Denk na over wat jij wil.",
    "confidant": "Wil je iemand meebrengen die je vertrouwt? Dat mag.",
    "coming": "Geraak je er? Anders zoeken we samen een oplossing.",
}
TIPS: Mapping[str, Mapping[str, str]] = {
    "helper": TIPS_HELPER,
    "close": TIPS_CLOSE,
    "client": TIPS_OWN,
    "young-person": TIPS_YOUNG,
}
