"""Dutch words around not being at the table, or taking part from afar."""

from collections.abc import Mapping

HOW: Mapping[str, str] = {
    "yes": "Komt",
    "phone": "Belt in",
    "online": "Volgt op het scherm",
    "no": "Komt niet",
}
REASONS: Mapping[str, str] = {
    "no-time": "Geen tijd",
    "no-fee": "Krijgt het niet vergoed",
    "ill": "Ziek",
    "hard-to-reach": "Moeilijk te bereiken",
    "other": "Iets anders",
}
OFTEN: Mapping[str, str] = {"once": "Nu één keer", "systematic": "Bijna altijd"}
