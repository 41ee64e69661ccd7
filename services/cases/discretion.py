"""What others read of somebody round the client. The one place that decides; pages, mails and papers ask here.

An organisation whose name reveals something stands on no page but the coordinator's own page of the circle:
everywhere else stands what the person does. The coordinator decides; until then the name itself does.
"""

import re
from collections.abc import Iterable
from typing import Protocol

from services.cases.tables import CircleKind, Sector
from tenants.words.people import HELPS, HELPS_WITH, OTHER_TASK, WITHOUT_FUNCTION, reveals

SHORTEST_PART = 4
REPORT_TO_A_JUDGE = frozenset({Sector.JUSTICE, Sector.POLICE})


class Described(Protocol):
    """Somebody as the circle knows them."""

    @property
    def kind(self) -> str: ...
    @property
    def relation(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def sector(self) -> str: ...
    @property
    def is_organisation_sensitive(self) -> bool | None: ...


def is_sensitive(person: Described) -> bool:
    """Whether the organisation may not be named."""
    if not person.organisation:
        return False
    decided = person.is_organisation_sensitive
    return reveals(person.organisation) if decided is None else decided


def organisation(person: Described) -> str:
    """The organisation as others may read it."""
    return "" if is_sensitive(person) else person.organisation


def does(person: Described) -> str:
    """What somebody is at the table, in a word: the function, else the organisation."""
    if not is_sensitive(person):
        return person.relation or person.organisation
    return person.relation if person.relation and not _names_it(person) else _without_function(person)


def in_full(person: Described) -> str:
    """Function and organisation, as a report lists who was there."""
    if is_sensitive(person):
        return does(person)
    return ", ".join(part for part in (person.relation, person.organisation) if part)


def helps(person: Described, brings: str = "") -> str:
    """What somebody does for the client, in the client's words; `brings` is the domain they bring to the table."""
    if person.kind != CircleKind.HELPER or is_sensitive(person) or person.relation.startswith("helpt"):
        return does(person)
    return HELPS_WITH.get(brings) or HELPS.get(person.sector) or does(person)


def named(name: str, circle: Iterable[Described]) -> str:
    """An organisation that was typed elsewhere, as others may read it: not when somebody in the circle hides it."""
    hidden = {one.organisation.casefold() for one in circle if is_sensitive(one)}
    return "" if name.casefold() in hidden or reveals(name) else name


def _names_it(person: Described) -> bool:
    """Whether the function says the name of the organisation after all."""
    parts = re.findall(r"\w+", person.organisation.casefold())
    told = set(re.findall(r"\w+", person.relation.casefold()))
    return any(part in told for part in parts if len(part) >= SHORTEST_PART)


def _without_function(person: Described) -> str:
    return OTHER_TASK if person.sector in REPORT_TO_A_JUDGE else WITHOUT_FUNCTION.get(person.kind, "")
