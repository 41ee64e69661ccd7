"""Decisions about weighing: note what the talk came to, and that the requester knows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from services.errors import Conflict
from services.referrals import handling, queries, rules
from services.referrals.tables import Referral, ReferralPerson, Weighing
from services.referrals.views import Weighed as Noted
from tenants import audit
from tenants.access import Access

NOTHING_YET = "none"


@dataclass(frozen=True)
class Weighed:
    """What came of the talk; all but talk, outcome and reason may stay open."""

    talk: str
    outcome: str
    reason: str
    next_step: str = ""
    next_step_on: date | None = None
    added_value: str = ""
    open_talk: str = ""
    alternatives: str = ""
    room_to_decide: str = ""
    joint_path: str = ""
    has_added_value: bool | None = None
    can_talk: bool | None = None
    has_alternatives: bool | None = None
    may_decide: bool | None = None
    goes_together: bool | None = None
    reasons: Sequence[str] = field(default_factory=list)
    cautions: Sequence[str] = field(default_factory=list)
    tried: str = ""
    helpers: int | None = None
    other_form: str | None = None


@dataclass(frozen=True)
class Judges:
    """Who reports to a judge: people of the request by id, `None` for the requester; since when the client knows."""

    who: Collection[UUID | None] = ()
    told_client_on: date | None = None


async def weigh(
    access: Access,
    referral_id: UUID,
    weighed: Weighed,
    *,
    is_told: bool = True,
    judges: Judges | None = None,
    seen: str = "",
    now: datetime,
) -> Weighing:
    """Note a weighing; an earlier one stays as it was. Conflict when a colleague noted one meanwhile.

    `seen` is what newest() said when the page was made; without it nobody is warned.
    """
    referral = await queries.get_referral(access, referral_id, is_to_change=True)
    rules.check_may_weigh(referral.is_client_informed, referral.led_to)
    rules.check_outcome(weighed.outcome, referral.consent, weighed.next_step)
    rules.check_other_form(weighed.outcome, weighed.other_form)
    rules.check_next_step_on(weighed.next_step_on, _day(now))
    await _check_seen(access, referral_id, seen)
    weighing = Weighing(referral=referral_id, noted_at=now, noted_by=access.member, **vars(weighed))
    weighing.told_at, weighing.told_by = (now, access.member) if is_told else (None, None)
    await weighing.save()
    audit.record(access, "weighing.noted", weighing.id)
    if judges is not None:
        await _note_judges(referral, judges)
    await handling.take_up_if_free(access, referral_id, now=now)
    return weighing


async def note_told(access: Access, referral_id: UUID, *, now: datetime) -> None:
    """The requester heard what it became; told twice changes nothing."""
    await queries.get_referral(access, referral_id, is_to_change=True)
    found = await queries.weighings(access, referral_id)
    if not found or found[0].told_at is not None:
        return
    heard: dict[Any, Any] = {Weighing.told_at: now, Weighing.told_by: access.member}
    await Weighing.update(heard).where(Weighing.id == found[0].id)
    audit.record(access, "weighing.told", found[0].id)


def newest(weighings: Sequence[Noted]) -> str:
    """Which weighing stood on top, for who comes back with a form."""
    return str(weighings[0].id) if weighings else NOTHING_YET


async def _check_seen(access: Access, referral_id: UUID, seen: str) -> None:
    found = await queries.weighings(access, referral_id) if seen else []
    if found and newest(found) != seen:
        raise Conflict


async def _note_judges(referral: Referral, judges: Judges) -> None:
    """Everybody named says yes or no, so that the circle need not ask again."""
    for person in await ReferralPerson.objects().where(ReferralPerson.referral == referral.id):
        person.reports_to_judge = person.id in judges.who
        person.told_client_on = judges.told_client_on if person.reports_to_judge else None
        await person.save([ReferralPerson.reports_to_judge, ReferralPerson.told_client_on])
    referral.reports_to_judge = None in judges.who
    referral.told_client_on = judges.told_client_on if referral.reports_to_judge else None
    await referral.save([Referral.reports_to_judge, Referral.told_client_on])


def _day(now: datetime) -> date:
    return now.astimezone(BRUSSELS).date()
