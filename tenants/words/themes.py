"""The first list of themes (thema's) of every network, and the words by which a theme is suggested.

Twelve themes along the fundamental social rights (article 23 of the Constitution) and row 181. A network makes it its
own. A lexicon word is the beginning of a word as people write it; from five letters on it is also found inside one.
"""

from collections.abc import Mapping

from tenants.words.themes_living import LIVING
from tenants.words.themes_people import PEOPLE
from tenants.words.themes_rights import RIGHTS

THEMES = (*LIVING, *PEOPLE, *RIGHTS)

REFUSED: Mapping[str, str] = {
    "theme.no-name": "Schrijf hoe het thema heet.",
    "theme.name-twice": "Zo heet al een ander thema. Kies een andere naam.",
    "theme.ended": "Dit thema loopt al af. Kijk de lijst nog eens na.",
    "theme.split-in-one": "Schrijf minstens twee nieuwe thema’s, elk op een regel.",
    "theme.too-many": "De lijst wordt te lang om nog iets in terug te vinden. Sluit eerst een thema af.",
    "theme.last": "Dit is het laatste thema. Voeg eerst een ander toe.",
    "theme.too-many-words": "Dat zijn te veel woorden. Hou het bij zestig, elk korter dan veertig tekens.",
}
