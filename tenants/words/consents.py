"""Dutch words for the codes of consent."""

from collections.abc import Mapping

MANNERS: Mapping[str, str] = {
    "spoken": "Gezegd, in een gesprek of aan de telefoon",
    "paper": "Op papier, met een handtekening",
    "screen": "Zelf ingevuld op een scherm",
}
MANNER: Mapping[str, str] = {"spoken": "gezegd", "paper": "op papier", "screen": "op een scherm"}
WELCOME: Mapping[str, str] = {"yes": "ja", "no": "liever niet", "": "niet gevraagd"}
