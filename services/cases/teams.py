"""Who works in the same organisation: among them secrecy is joint, with its own rules (row 79)."""

from collections.abc import Iterable, Mapping
from typing import Protocol
from uuid import UUID


class Working(Protocol):
    """Somebody of the circle, as far as it says where they work."""

    @property
    def id(self) -> UUID: ...
    @property
    def organisation(self) -> str: ...
    @property
    def same_organisation_as(self) -> UUID | None: ...


def teams(circle: Iterable[Working]) -> Mapping[UUID, frozenset[UUID]]:
    """For everybody the others of the same organisation: by its name, or because the coordinator said so."""
    people = list(circle)
    team = {one.id: {one.id} for one in people}
    first: dict[str, UUID] = {}
    for one in people:
        if name := " ".join(one.organisation.casefold().split()):
            _join(team, one.id, first.setdefault(name, one.id))
    for one in people:
        if one.same_organisation_as in team:
            _join(team, one.id, one.same_organisation_as)
    return {who: frozenset(together - {who}) for who, together in team.items()}


def _join(team: dict[UUID, set[UUID]], one: UUID, other: UUID) -> None:
    together = team[one] | team[other]
    for who in together:
        team[who] = together
