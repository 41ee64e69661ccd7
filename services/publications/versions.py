"""Whether a second version may be made: what changed against the first is nobody, or passes the floors in each block.

Who keeps the first version beside the second one subtracts them. Every number of either is made of blocks: parts that
one of them tells of are blocks of their own, all others of a theme are one together.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator

from services.errors import Refused
from services.publications.floors import Floors
from services.publications.protection import DOMAIN_THEME, THEME_PLACE, Key
from services.publications.tally import Line

REST = "*"
Block = tuple[str, str, str, str]
Clients = dict[Hashable, Hashable]


def check_differences(changed: Iterable[tuple[Line, Line]], told: Collection[Key], floors: Floors) -> None:
    """`told` are the cells of either version; a difference of nobody at all is no reason for a version."""
    left: dict[Block, Clients] = defaultdict(dict)
    came: dict[Block, Clients] = defaultdict(dict)
    known = _Known(told)
    for then, now in changed:
        before, after = set(known.blocks(then)), set(known.blocks(now))
        for block in before - after:
            left[block][then.client] = then.home
        for block in after - before:
            came[block][now.client] = now.home
    moved = [*left.values(), *came.values()]
    if not moved or not all(floors.hold(_by_home(clients)) for clients in moved):
        raise Refused("publication.too-little-changed")


class _Known:
    """What either version tells of, one by one."""

    def __init__(self, told: Collection[Key]) -> None:
        self._told = frozenset(told)
        self._opened = {(theme, place) for _, theme, sub, _, place in told if sub and place}

    def blocks(self, line: Line) -> Iterator[Block]:
        """In which blocks one bottleneck stands; none where its theme is told of nowhere."""
        if (THEME_PLACE, line.theme, "", "", "") not in self._told:
            return
        sub = line.sub_theme if self._has(sub=line.sub_theme, of=line) else REST
        at = line.place if (line.theme, line.place) in self._opened else REST
        yield line.theme, "part", sub, at
        yield line.theme, "place", line.place if self._has(place=line.place, of=line) else REST, ""
        yield line.theme, "domain", line.domain if self._has(domain=line.domain, of=line) else REST, ""

    def _has(self, *, of: Line, sub: str = "", domain: str = "", place: str = "") -> bool:
        layer = DOMAIN_THEME if domain else THEME_PLACE
        return bool(sub or domain or place) and (layer, of.theme, sub, domain, place) in self._told


def _by_home(clients: Clients) -> dict[Hashable, int]:
    found: dict[Hashable, int] = {}
    for home in clients.values():
        found[home] = found.get(home, 0) + 1
    return found
