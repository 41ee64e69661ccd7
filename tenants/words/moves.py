"""Dutch words for the codes of moves."""

from collections.abc import Mapping

ALONG: Mapping[str, str] = {
    "everything": "Alles, ook de verslagen en wat er vroeger afgesproken is",
    "current": "Alleen wie er rond staat en wat nu loopt, zonder de overleggen van vroeger",
}
WENT: Mapping[str, str] = {
    "everything": "alles",
    "current": "alleen wie er rond staat en wat nu loopt",
}
OUTCOMES: Mapping[str, str] = {
    "": "Wacht op een antwoord",
    "accepted": "Overgenomen",
    "declined": "Niet overgenomen",
    "withdrawn": "Ingetrokken",
}
