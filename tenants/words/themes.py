"""The first list of themes (thema's) of every network, and the words by which a theme is suggested.

Twelve themes along the fundamental social rights (article 23 of the Constitution) and row 181. A network makes it its
own. A lexicon word is the beginning of a word as people write it; from five letters on it is also found inside one.
"""

from tenants.words.themes_living import LIVING
from tenants.words.themes_people import PEOPLE
from tenants.words.themes_rights import RIGHTS

THEMES = (*LIVING, *PEOPLE, *RIGHTS)
