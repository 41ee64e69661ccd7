"""What becomes of each one's help (row 143), and which help one generalist may replace (row 115)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.cases import discretion
from services.cases.queries import circle, get_case
from services.cases.tables import CircleKind, CircleMember
from services.errors import NotFound, Refused
from services.plans.queries import require_reader
from services.plans.tables import AgreementKind, HelpChange
from tenants import audit
from tenants.access import Access

MOST_HELPERS = 8


@dataclass(frozen=True)
class Change:
    """What is said about one person's help; an empty kind: nothing changes that is worth a word."""

    kind: str = AgreementKind.PLAIN
    words: str = ""
    replaced_by: UUID | None = None


@dataclass(frozen=True)
class HelpLine:
    """One helper of the circle with what was last said about their help; `since` is when, `version` which row."""

    person: UUID
    name: str
    does: str
    change: Change
    taker: str = ""
    since: datetime | None = None
    version: UUID | None = None


async def helps(access: Access, case_id: UUID) -> list[HelpLine]:
    """Every helper who is in the circle now, in the order in which they came."""
    require_reader(access)
    people = await circle(access, case_id)
    names = {one.id: one.first_name for one in people}
    rows = await HelpChange.objects().where(HelpChange.case == case_id).order_by(HelpChange.noted_at)
    latest = {row.circle_member: row for row in rows}
    return [_line(one, latest.get(one.id), names) for one in people if one.kind == CircleKind.HELPER]


async def change_helps(
    access: Access,
    case_id: UUID,
    changes: Mapping[UUID, Change],
    *,
    consultation: UUID | None = None,
    now: datetime,
) -> None:
    """Keep what is new; what stays as it was is no new row. NotFound for somebody who is no helper of this case.

    Raises Refused when a help is replaced and nobody, or the person itself, takes it over.
    """
    access.require("plans.write")
    await get_case(access, case_id)
    known = {line.person: line for line in await helps(access, case_id)}
    for person, change in changes.items():
        if person not in known:
            raise NotFound
        _check(person, change, known)
    new = {person: one for person, one in changes.items() if one != known[person].change}
    for person, change in new.items():
        told = HelpChange(case=case_id, consultation=consultation, circle_member=person, **vars(change))
        told.noted_at, told.noted_by = now, access.actor.id
        await told.save()
        audit.record(access, "help.changed", person, case=case_id)


def _check(person: UUID, change: Change, known: Mapping[UUID, HelpLine]) -> None:
    if change.kind != AgreementKind.REPLACE:
        return
    if change.replaced_by is None or change.replaced_by == person:
        raise Refused("help.replaced-by-whom")
    if change.replaced_by not in known:
        raise NotFound


def _line(person: CircleMember, row: HelpChange | None, names: Mapping[UUID, str]) -> HelpLine:
    told, does = f"{person.first_name} {person.last_name}".strip(), discretion.does(person)
    if row is None:
        return HelpLine(person.id, told, does, Change())
    change = Change(row.kind, row.words, row.replaced_by)
    taker = names.get(row.replaced_by, "") if row.replaced_by else ""
    return HelpLine(person.id, told, does, change, taker, row.noted_at, row.id)
