"""Decisions about a request: receive, complete, weigh, let go, and note the case that came of it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from infra.clock import BRUSSELS
from services.errors import Conflict
from services.referrals import confirmations, queries, rules
from services.referrals.rules import Answers
from services.referrals.tables import Channel, Referral, ReferralPerson, Weighing
from tenants import audit, outbox
from tenants.access import Access

Named = Mapping[str, Any]
"""Somebody named in a request: kind, name, relation, function, organisation, address, phone, email."""


async def receive(
    access: Access,
    answers: Answers,
    people: Sequence[Named],
    *,
    channel: Channel,
    asked_on: date | None = None,
    now: datetime,
) -> Referral:
    """Keep a request; for one of the public page the coordinator gets a mail without a word of it."""
    access.require("referrals.send" if channel is Channel.PUBLIC else "referrals.note")
    today = _day(now)
    rules.check_complete(answers)
    rules.check_asked_on(asked_on or today, today)
    referral = Referral(
        **rules.kept(answers),
        channel=channel,
        asked_on=asked_on or today,
        received_at=now,
        received_by=None if channel is Channel.PUBLIC else access.member,
    )
    await referral.save()
    await _name(referral, people)
    audit.record(access, "referral.received", referral.id)
    if channel is Channel.PUBLIC:
        await outbox.add(access, "referrals.announce", dedupe=f"referral:{referral.id}", referral=referral.id)
        await confirmations.ask(access, referral, now=now)
    return referral


async def change(
    access: Access,
    referral_id: UUID,
    answers: Answers,
    people: Sequence[Named],
    *,
    version: int,
) -> Referral:
    """Complete what the requester said, once the client knows. Conflict when somebody was first."""
    referral = await queries.get_referral(access, referral_id, is_to_change=True)
    rules.check_may_change(referral.led_to)
    if referral.version != version:
        raise Conflict
    rules.check_complete(answers)
    for name, value in rules.kept(answers).items():
        setattr(referral, name, value)
    referral.version += 1
    await referral.save()
    await ReferralPerson.delete().where(ReferralPerson.referral == referral_id)
    if not referral.is_client_informed:
        await Referral.update({Referral.talked_through: []}).where(Referral.id == referral_id)
        await Weighing.delete().where(Weighing.referral == referral_id)
    await _name(referral, people)
    audit.record(access, "referral.changed", referral_id)
    return referral


async def erase(access: Access, referral_id: UUID) -> None:
    """Let a request go of which the client knows nothing: name and phone disappear."""
    referral = await queries.get_referral(access, referral_id, is_to_change=True)
    rules.check_may_erase(referral.is_client_informed)
    await Referral.delete().where(Referral.id == referral_id)
    await outbox.cancel(access, f"referral:{referral_id}")
    audit.record(access, "referral.erased", referral_id)


async def forget_addresses(access: Access, referral_id: UUID) -> None:
    """An address of the case became secret: what was typed in the request goes, it stands in the circle alone."""
    access.require("cases.edit")
    await Referral.update({Referral.client_address: ""}).where(Referral.id == referral_id)
    await ReferralPerson.update({ReferralPerson.address: ""}).where(ReferralPerson.referral == referral_id)
    audit.record(access, "referral.addresses-forgotten", referral_id)


async def note_case(access: Access, referral: Referral, case_id: UUID) -> None:
    """Tie a request to the case that came of it; from now on who may open the case may read the request."""
    found = await queries.weighings(access, referral.id)
    rules.check_may_begin_case(found[0].outcome if found else None)
    referral.led_to = case_id
    await referral.save([Referral.led_to])
    audit.record(access, "referral.led-to-case", referral.id, case=case_id)


async def note_joined_case(access: Access, referral: Referral, case_id: UUID) -> None:
    """The same for a request that goes on with another one."""
    referral.led_to = case_id
    await referral.save([Referral.led_to])
    audit.record(access, "referral.led-to-case", referral.id, case=case_id)


async def _name(referral: Referral, people: Sequence[Named]) -> None:
    """Write who is named, unless the client knows of nothing yet."""
    if not referral.is_client_informed or not people:
        return
    await ReferralPerson.insert(
        *(
            ReferralPerson(referral=referral.id, position=position, **person)
            for position, person in enumerate(people)
        )
    )


def _day(now: datetime) -> date:
    return now.astimezone(BRUSSELS).date()
