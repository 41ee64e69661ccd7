"""Which period comes next and when it may be counted; what a network may choose; which views may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.errors import Refused
from services.publications.floors import FLOORS, WIDTH
from services.publications.protection import Cell

DELAY = timedelta(days=30)
MONTHS = {"quarter": 3, "half-year": 6, "year": 12}
DECEMBER = 12
# Everything; without sub-themes; without places; themes alone. A coarser one leaves cells out and changes none.
ALL, THEMES, NETWORK, BARE = "", "themes", "network", "bare"
LEVELS = (ALL, THEMES, NETWORK, BARE)
MOST_CLIENTS, MOST_MUNICIPALITIES = 50, 20


@dataclass(frozen=True)
class Span:
    """A period, from its first day up to and including its last."""

    period: str
    begins_on: date
    ends_on: date

    @property
    def may_be_made_on(self) -> date:
        """The first day on which it may be counted."""
        return self.ends_on + DELAY


def span_from(begins_on: date, chosen: str) -> Span:
    """The longest period up to the chosen one that may begin on this day: none straddles a year, or another."""
    fitting = [kind for kind, months in MONTHS.items() if (begins_on.month - 1) % months == 0]
    kind = max((one for one in fitting if MONTHS[one] <= MONTHS[chosen]), key=lambda one: MONTHS[one])
    last = begins_on.month + MONTHS[kind] - 1
    after = date(begins_on.year + last // DECEMBER, last % DECEMBER + 1, 1)
    return Span(kind, begins_on, after - timedelta(days=1))


def first_span(quarter: date, chosen: str) -> Span:
    """The period of the first contribution that a network ever got."""
    months = MONTHS[chosen]
    return span_from(date(quarter.year, (quarter.month - 1) // months * months + 1, 1), chosen)


def span_after(ends_on: date, chosen: str) -> Span:
    """The period that begins the day after."""
    return span_from(ends_on + timedelta(days=1), chosen)


def check_may_be_made(span: Span, today: date) -> None:
    """Late readings still come in during the first weeks."""
    if today < span.may_be_made_on:
        raise Refused("publication.too-early")


def check_floors(least_clients: int, least_municipalities: int) -> None:
    """A network may only raise them; situations by five, as the bands go."""
    if not FLOORS.clients <= least_clients <= MOST_CLIENTS or least_clients % WIDTH:
        raise Refused("publication.floor-clients")
    if not FLOORS.municipalities <= least_municipalities <= MOST_MUNICIPALITIES:
        raise Refused("publication.floor-municipalities")


def at_level(cells: Sequence[Cell], level: str) -> Sequence[Cell]:
    """What a coarser publication tells of them."""
    if level in (THEMES, BARE):
        cells = [cell for cell in cells if not cell.sub_theme]
    if level in (NETWORK, BARE):
        cells = [cell for cell in cells if not cell.place]
    return cells


def share_shown(cells: Sequence[Cell]) -> int:
    """How many of a hundred cells are told."""
    return 100 * sum(cell.low is not None for cell in cells) // max(1, len(cells))
