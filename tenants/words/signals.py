"""Dutch for what structurally fails."""

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
