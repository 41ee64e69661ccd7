"""Reading cases. PostgreSQL shows only cases that were opened for who is inside; an unknown one is NotFound.

An address that is secret is in no answer of this file but `get_circle_member_to_edit`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID

from piccolo.columns.combination import WhereRaw
from piccolo.custom_types import Combinable

from infra.clock import BRUSSELS
from services.cases.tables import (
    Case,
    CaseOpening,
    CircleKind,
    CircleMember,
    DutyChange,
    OpeningKind,
    OpeningReason,
    Representative,
)
from services.errors import NotAllowed, NotFound
from tenants.access import Access
from tenants.members import MAY_COME_IN
from tenants.tables import Member

READERS = ("cases.open", "guest.answer", "job")
OPENED = (
    *(CaseOpening.id, CaseOpening.case, CaseOpening.kind, CaseOpening.opened_by),
    *(CaseOpening.until_on, CaseOpening.opened_at, CaseOpening.member.name),
)
# What a colleague did with a case that is not theirs: open it with a reason, or name who stands in for a day.
UNNOTICED = CaseOpening.seen_at.is_null() & (
    (CaseOpening.kind == OpeningKind.REASON)
    | ((CaseOpening.kind == OpeningKind.REPLACEMENT) & WhereRaw("case_opening.opened_by <> current_member()"))
)
ENDING = (
    (CaseOpening.kind == OpeningKind.REPLACEMENT)
    & CaseOpening.ended_at.is_null()
    & WhereRaw(
        "case_opening.opened_by = current_member() and until_on between current_day() and current_day() + 3"
    )
)
ORDER = (CircleKind.CLIENT, CircleKind.FAMILY, CircleKind.NETWORK, CircleKind.HELPER)


@dataclass(frozen=True)
class Attention:
    """Something about a case that asks for its coordinator today: code, about whom, when, and its words."""

    code: str
    case: UUID
    case_name: str
    subject: UUID
    who: str = ""
    at: datetime | None = None
    words: str = ""


async def get_case(access: Access, case_id: UUID) -> Case:
    """The case; raises NotFound when it does not exist or was not opened for this person."""
    require_reader(access)
    case = await Case.objects().where(Case.id == case_id).first()
    if case is None:
        raise NotFound("case")
    return case


async def cases(access: Access, search: str = "") -> list[Case]:
    """All open cases that this person may open, by name; `search` is a part of the name."""
    require_reader(access)
    found = Case.objects().where(Case.closed_at.is_null())
    if search.strip():
        found = found.where(Case.name.ilike(f"%{_literally(search.strip())}%"))
    return await found.order_by(Case.name, Case.id)


async def circle(access: Access, case_id: UUID, *, with_left: bool = False) -> list[CircleMember]:
    """Who stands round the client now: client, family, network, helpers; without secret addresses."""
    require_reader(access)
    found = CircleMember.objects().where(CircleMember.case == case_id)
    if not with_left:
        found = found.where(CircleMember.left_at.is_null())
    members = await found.order_by(CircleMember.joined_at, CircleMember.id)
    return sorted((_discreet(member) for member in members), key=lambda m: ORDER.index(CircleKind(m.kind)))


async def get_circle_member(access: Access, case_id: UUID, member_id: UUID) -> CircleMember:
    """One of the circle, without a secret address; raises NotFound, also for somebody of another case."""
    return _discreet(await get_circle_member_to_edit(access, case_id, member_id))


async def get_circle_member_to_edit(access: Access, case_id: UUID, member_id: UUID) -> CircleMember:
    """One of the circle with everything, a secret address too: for the page where that person is edited."""
    require_reader(access)
    found = (
        await CircleMember.objects().where(CircleMember.id == member_id, CircleMember.case == case_id).first()
    )
    if found is None:
        raise NotFound("circle member")
    return found


async def client(access: Access, case_id: UUID) -> CircleMember:
    """The client of a case; raises NotFound."""
    people = await circle(access, case_id)
    if not people or people[0].kind != CircleKind.CLIENT:
        raise NotFound("client")
    return people[0]


async def representatives(access: Access, case_id: UUID) -> list[Representative]:
    """Who decides for whom now."""
    require_reader(access)
    return (
        await Representative.objects()
        .where(Representative.case == case_id, Representative.ended_at.is_null())
        .order_by(Representative.noted_at, Representative.id)
    )


async def duty_changes(access: Access, case_id: UUID, member_id: UUID) -> list[DutyChange]:
    """Why somebody has another duty than is usual, newest first."""
    require_reader(access)
    where = (DutyChange.case == case_id) & (DutyChange.circle_member == member_id)
    return await DutyChange.objects().where(where).order_by(DutyChange.changed_at, ascending=False)


async def openings(access: Access, case_id: UUID, *, with_ended: bool = False) -> list[CaseOpening]:
    """Who may open this case, and who may not, oldest first."""
    require_reader(access)
    found = CaseOpening.objects().where(CaseOpening.case == case_id)
    if not with_ended:
        found = found.where(CaseOpening.ended_at.is_null())
    return await found.order_by(CaseOpening.opened_at, CaseOpening.id)


async def coordinator_name(access: Access, case: Case) -> str:
    """The first name of who coordinates a case."""
    require_reader(access)
    rows = await Member.select(Member.name).where(Member.id == case.coordinator)
    return str(rows[0]["name"]).split()[0] if rows else ""


async def colleagues(access: Access) -> list[Member]:
    """Who works in this municipality now, by name."""
    require_reader(access)
    return await Member.objects().where(*MAY_COME_IN).order_by(Member.name, Member.id)


async def attention(access: Access) -> list[Attention]:
    """For Vandaag, of this coordinator's cases: what colleagues did that was not noticed, replacements ending."""
    require_reader(access)
    return await _asking(
        access.member, {row["id"]: row["name"] for row in await _own_cases(access)}, UNNOTICED | ENDING
    )


async def unnoticed(access: Access, case: Case) -> list[Attention]:
    """For the page of one case: who opened it without the coordinator, until the coordinator has noticed."""
    require_reader(access)
    return (
        []
        if case.coordinator != access.member
        else await _asking(access.member, {case.id: case.name}, UNNOTICED)
    )


async def reasons(access: Access, case_id: UUID) -> dict[UUID, str]:
    """Why, by opening: of one case, and only for who may open it."""
    require_reader(access)
    return await _reasons([case_id])


async def find_untold(access: Access, opening_id: UUID) -> Member | None:
    """For the mail about what a colleague did: the coordinator of the case, who has not read it yet."""
    access.require("job")
    where = (CaseOpening.id == opening_id) & CaseOpening.seen_at.is_null()
    opening = await CaseOpening.objects().where(where).first()
    if opening is None:
        return None
    case = await get_case(access, opening.case)
    found: Member | None = await Member.objects().where(Member.id == case.coordinator, *MAY_COME_IN).first()
    return found


async def without_key_worker(access: Access) -> tuple[int, int]:
    """In how many of this coordinator's open cases nobody is key worker, and how many there are (row 104)."""
    own = await _own_cases(access)
    return sum(row["key_worker"] is None for row in own), len(own)


def require_reader(access: Access) -> None:
    """Members, guests and jobs may ask; which case they see is PostgreSQL's to say."""
    if not any(access.may(right) for right in READERS):
        raise NotAllowed("cases.read")


async def _asking(me: UUID, names: Mapping[UUID, str], what: Combinable) -> list[Attention]:
    """Openings of these cases that ask for their coordinator, with the reason where there is one."""
    if not names:
        return []
    rows = (
        await CaseOpening.select(*OPENED)
        .where(what & CaseOpening.case.is_in(list(names)))
        .order_by(CaseOpening.opened_at)
    )
    said = await _reasons([row["case"] for row in rows]) if rows else {}
    return [
        _attention(row | {"is_own": row["opened_by"] == me}, names[row["case"]], said.get(row["id"], ""))
        for row in rows
    ]


async def _reasons(cases: Sequence[UUID]) -> dict[UUID, str]:
    rows = await OpeningReason.select(OpeningReason.opening, OpeningReason.words).where(
        OpeningReason.case.is_in(list(cases))
    )
    return {row["opening"]: row["words"] for row in rows}


def _attention(row: dict[str, Any], case_name: str, words: str) -> Attention:
    """`at` is when it was done, or the first moment of the last day of a replacement by the coordinator."""
    code, at = "case.opened-with-reason", row["opened_at"]
    if row["kind"] == OpeningKind.REPLACEMENT:
        is_ending = row["is_own"]
        code = "case.replacement-ending" if is_ending else "case.stood-in"
        at = datetime.combine(row["until_on"], time(), BRUSSELS) if is_ending else at
        words = "" if is_ending else words
    return Attention(code, row["case"], case_name, row["id"], who=row["member.name"], at=at, words=words)


async def _own_cases(access: Access) -> Sequence[dict[str, Any]]:
    return await Case.select(Case.id, Case.name, Case.key_worker).where(
        Case.coordinator == access.member, Case.closed_at.is_null()
    )


def _discreet(member: CircleMember) -> CircleMember:
    if member.is_address_secret:
        member.address = ""
    return member


def _literally(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
