"""Dutch for what structurally fails, where it showed, and what became of it."""

from collections.abc import Mapping

from tenants.words.packs import Spoken

SIGNAL_KINDS: Mapping[str, str] = {
    "access": "hulp is moeilijk te bereiken",
    "gap": "het aanbod bestaat niet",
    "threshold": "een drempel, of te weinig bescherming",
    "exclusion": "mensen worden uitgesloten",
    "waiting-list": "wachtlijst of te weinig geld",
    "fragmentation": "versnipperde of te korte hulp",
    "regulation": "een regel werkt tegen",
    "prejudice": "vooroordelen",
    "no-key-worker": Spoken("geen {key_worker} te vinden"),
}

SIGNAL_PLACES: Mapping[str, str] = {
    "case": "in deze situatie",
    "item": "bij een agendapunt",
    "agreement": "bij een afspraak die niet lukte",
    "key-worker": Spoken("bij het zoeken naar een {key_worker}"),
    "waiting-list": "bij een wachtlijst",
    "report": "bij het verslag",
    "closing": "bij het afronden",
}
SIGNAL_STATES: Mapping[str, str] = {
    "to-rewrite": "te herschrijven",
    "ready": "nog niet verstuurd",
    "sent": "verstuurd",
    "waiting": "wacht op tweede lezer",
    "accepted": "aanvaard",
    "refused": "geweigerd",
    "bundled": "in een bundel",
    "answered": "er is antwoord",
    "withdrawn": "teruggenomen",
}
AT_TABLE = "Een knelpunt"
SIGNAL_ASKS: Mapping[str, str] = {
    "case": "Botst hier iets met een regel, een wachtlijst of een gat in het aanbod?",
    "item": "Botst dit punt met een regel, een wachtlijst of een gat in het aanbod?",
    "agreement": "Waarom lukt deze afspraak niet? Ligt het aan een regel, een wachtlijst of een gat in het aanbod?",
    "key-worker": Spoken("Waarom is er geen {key_worker} te vinden?"),
    "waiting-list": "Op wat wachten mensen hier, en hoe lang al?",
    "report": "Wat liep er structureel mis in dit overleg?",
    "closing": "Botste er in dit overleg iets met een regel, een wachtlijst of een gat?",
}
