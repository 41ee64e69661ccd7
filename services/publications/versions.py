"""Whether a second version may be made: what changed against the first is nobody, or passes the floors in each cell.

Who keeps the first version beside the second one subtracts them: that difference is held to the same floors.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from services.errors import Refused
from services.publications.floors import Floors
from services.publications.tally import Line

Place = tuple[str, str, str, str]


def check_differences(changed: Iterable[tuple[Line, Line]], floors: Floors) -> None:
    """Each cell that somebody left or came into, apart; a difference of nobody is no reason for a version."""
    left: dict[Place, dict[Hashable, Hashable]] = defaultdict(dict)
    came: dict[Place, dict[Hashable, Hashable]] = defaultdict(dict)
    for then, now in changed:
        before, after = set(_cells(then)), set(_cells(now))
        for cell in before - after:
            left[cell][then.client] = then.home
        for cell in after - before:
            came[cell][now.client] = now.home
    moved = [*left.values(), *came.values()]
    if not moved or not all(floors.hold(_by_home(clients)) for clients in moved):
        raise Refused("publication.too-little-changed")


def _cells(line: Line) -> Iterator[Place]:
    for place in ("", line.place):
        yield line.theme, "", "", place
        yield line.theme, line.sub_theme, "", place
    yield line.theme, "", line.domain, ""


def _by_home(clients: dict[Hashable, Hashable]) -> dict[Hashable, int]:
    found: dict[Hashable, int] = {}
    for home in clients.values():
        found[home] = found.get(home, 0) + 1
    return found
