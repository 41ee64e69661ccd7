"""Somebody stands in today: who that is, and who of the table hears it."""

from dataclasses import dataclass
from uuid import UUID

from services.cases.queries import get_case
from services.cases.tables import CaseOpening, OpeningKind
from services.invitations.queries import invitations
from services.invitations.tables import Answer, Channel
from tenants import outbox
from tenants.access import Access
from tenants.tables import Member
from tenants.words.packs import PACKS


@dataclass(frozen=True)
class Named:
    """Who leads it, in the place of whom."""

    who: Member
    away: str


async def find_named(access: Access, opening_id: UUID) -> Named | None:
    """For mails: who stands in, while that still holds."""
    access.require("job")
    where = (CaseOpening.id == opening_id) & (CaseOpening.kind == OpeningKind.REPLACEMENT)
    opening = await CaseOpening.objects().where(where & CaseOpening.ended_at.is_null()).first()
    if opening is None:
        return None
    case = await get_case(access, opening.case)
    people = {one.id: one for one in await Member.objects().where(Member.left_at.is_null())}
    who, away = people.get(opening.member), people.get(case.coordinator)
    absent = away.name if away else PACKS[access.home.vocabulary].coordinator.The
    return Named(who, absent) if who else None


async def spread(access: Access, sitting: UUID, opening: UUID) -> None:
    """A mail to everybody who was asked by mail and did not say no; who was asked on paper is phoned."""
    access.require("job")
    for asked in await invitations(access, sitting):
        invited = asked.invitation
        if invited is None or invited.withdrawn_at is not None:
            continue
        if invited.channel == Channel.MAIL and invited.answer != Answer.NO:
            key = f"stand-in:{opening}:{invited.id}"
            await outbox.add(
                access, "invitations.tell-stand-in", dedupe=key, invitation=invited.id, opening=opening
            )
