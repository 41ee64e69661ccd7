"""Every page as somebody sees it: the path as the routes have it, by whom, around which sitting."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.crawl.told import GUESTS, KNOWN, Told
from tests.isolation.matrix import EXPECTED, LINK, Expectation

NO_PAGES = ("/healthz", "/readyz", "/static/{file_path:path}", "/aanmelden/terug")
LOOK_AROUND = ("an", "bram", "gust", "fien", "dirk")
AT_LINKS = (*GUESTS, *KNOWN, "nobody")
# Pages that are another form with another word in the address.
WORDS = {
    "/{slug:str}/aanvraag": ("", "?wie=zelf", "?wie=naaste", "?wie=hulpverlener", "?wie=jongere"),
}
PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")


@dataclass(frozen=True)
class Spot:
    """Somebody at a page."""

    path: str
    visitor: str
    stage: str

    def __str__(self) -> str:
        return f"{self.visitor} {PLACE.sub(r'*', self.path)} {self.stage}"

    def address(self, told: Told) -> str:
        """The path with real ids in it; a link is the visitor's own, if there is one."""
        links = told.scenery.links
        ids = {**told.scenery.ids[self.stage], "token": links.get(self.visitor, links["leen"])}
        return filled(self.path, ids)


def filled(path: str, ids: Mapping[str, str]) -> str:
    """A path with ids in it."""
    return PLACE.sub(lambda place: ids[place[1]], path)


def spots() -> Iterator[Spot]:
    """All of them, from the table of the isolation matrix."""
    for line, expected in EXPECTED.items():
        method, path = line.split(" ", maxsplit=1)
        if method == "GET" and path not in NO_PAGES:
            for visitor in _visitors(path, expected):
                for stage in _stages(path, expected):
                    for word in WORDS.get(path, ("",)):
                        yield Spot(path + word, visitor, stage)


def _visitors(path: str, expected: Expectation) -> tuple[str, ...]:
    if path.startswith(LINK):
        return AT_LINKS
    if expected.way == "public":
        return ("nobody",)
    let_in = tuple(name for name in LOOK_AROUND if name in expected.welcome)
    let_in = let_in or tuple(sorted(expected.welcome))[:1]
    return let_in[:1] if "{" in path else let_in


def _stages(path: str, expected: Expectation) -> tuple[str, ...]:
    return ("coming", "underway", "held") if "{consultation_id" in path else (expected.stage,)


SPOTS = tuple(spots())
