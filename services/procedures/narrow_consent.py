"""Take a part of a yes back: one person less, or one topic less. The rest stands, with the day on which it changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from infra.clock import BRUSSELS
from services.consents import queries
from services.consents.rules import Topic, Yes
from services.consents.tables import Consent, Restriction
from services.errors import Refused
from services.procedures.own_consent import manner_of
from services.procedures.record_consent import record_consent
from tenants.access import Access


async def narrow_consent(
    access: Access,
    case_id: UUID,
    person: UUID,
    *,
    without: UUID | None = None,
    topic: Topic | None = None,
    now: datetime,
) -> Consent:
    """The same yes without this person, or without this topic; what it no longer carries stops at once."""
    consent = await queries.find_consent(access, case_id, person)
    if consent is None:
        raise Refused("consent.nothing-to-narrow")
    if without is None and topic is None:
        raise Refused("consent.narrow-what")
    yes = await _same(access, consent, now)
    if without is not None:
        yes = replace(yes, welcome=yes.welcome - {without}, unwelcome=yes.unwelcome | {without})
    if topic is not None:
        yes = replace(yes, topics=(*yes.topics, topic))
    return await record_consent(access, case_id, yes, former=consent.id, now=now)


async def _same(access: Access, consent: Consent, now: datetime) -> Yes:
    """What stands, as if it were said again today; an exception keeps who said it, and why."""
    answers = await queries.presence(access, consent)
    said = [
        one for one in await queries.restrictions(access, consent.case) if one.said_by == consent.given_for
    ]
    return Yes(
        given_for=consent.given_for,
        given_by=consent.given_by,
        given_on=now.astimezone(BRUSSELS).date(),
        manner=manner_of(access),
        is_explicit=consent.is_explicit,
        valid_until=consent.valid_until,
        exception_reason=consent.exception_reason,
        welcome=frozenset(one for one, is_welcome in answers.items() if is_welcome),
        unwelcome=frozenset(one for one, is_welcome in answers.items() if not is_welcome),
        topics=_topics(said),
        explained=consent.explained,
    )


def _topics(said: Sequence[Restriction]) -> tuple[Topic, ...]:
    return tuple(
        Topic(one.topic, one.domain, one.kept_from, may_show_title=one.may_show_title) for one in said
    )
