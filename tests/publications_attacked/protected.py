"""What is attacked: the protection of the product. Only here is known what it is called and what it wants."""

from services.publications.floors import FLOORS, Floors
from services.publications.protection import protect
from services.publications.tally import Line, Outline, tally
from tests.publications_attacked.auditor import Band, Key
from tests.publications_attacked.corpora import DOMAINS, PLACES, THEMES, Corpus, parts

OUTLINE = Outline({theme: parts(theme) for theme in THEMES}, PLACES, DOMAINS)


def publish(corpus: Corpus, outline: Outline = OUTLINE, floors: Floors = FLOORS) -> dict[Key, Band | None]:
    """Every cell that it tells of, with its band, or None."""
    lines = [
        Line(one.theme, one.sub_theme, one.domain, one.place, one.municipality, one.client) for one in corpus
    ]
    cells = protect(tally(lines, outline), outline, floors)
    return {
        (one.theme, one.sub_theme, one.domain, one.place): None
        if one.low is None or one.high is None
        else (one.low, one.high)
        for one in cells
    }
