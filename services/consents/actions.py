"""Decisions about consent: a yes is recorded, taken back, and exceptions are noted and lifted.

A new yes replaces the former one of the same person and keeps it as history. What a withdrawal stops
elsewhere is decided in procedures/withdraw_consent.py.
"""

from datetime import datetime
from uuid import UUID

from infra.clock import BRUSSELS
from services.attachments.actions import keep
from services.attachments.tables import Kind
from services.cases.queries import circle, get_case, get_circle_member, representatives
from services.cases.tables import Case
from services.consents import queries, rules
from services.consents.rules import Topic, Yes
from services.consents.tables import Consent, Presence, Restriction
from services.errors import Conflict, NotAllowed, NotFound, Refused
from tenants import audit, live
from tenants.access import Access

WRITERS = ("cases.edit", "guest.answer")  # of a guest, the procedures check that it is their own yes


async def record_consent(
    access: Access, case_id: UUID, yes: Yes, *, former: UUID | None, now: datetime
) -> Consent:
    """Somebody said yes, with answers to the three questions.

    `former` is the yes that was on the page; Conflict when another one was recorded meanwhile.
    """
    _require_writer(access)
    await _check(access, case_id, yes, now)
    latest = await _lock_latest(case_id, yes.given_for)
    if (latest.id if latest else None) != former:
        raise Conflict
    await _replace(case_id, yes.given_for, now)
    consent = _consent(access, case_id, yes, now)
    await consent.save()
    await _keep_presence(consent, yes)
    await _keep_topics(access, case_id, yes, now)
    audit.record(access, "consent.recorded", yes.given_for, case=case_id)
    live.changed(access, case_id)
    return consent


async def withdraw(
    access: Access, case_id: UUID, person: UUID, *, words: str = "", now: datetime
) -> Consent | None:
    """Somebody takes a yes back, at any time and without a reason; None when there was none."""
    _require_writer(access)
    consent = await queries.find_consent(access, case_id, person)
    if consent is None:
        return None
    changed = await (
        Consent.update(withdrawn_at=now, withdrawn_by=access.actor.id, withdrawn_words=words)
        .where(Consent.id == consent.id, Consent.withdrawn_at.is_null())
        .returning(Consent.id)
    )
    if not changed:
        return None
    audit.record(access, "consent.withdrawn", person, case=case_id)
    live.changed(access, case_id)
    return consent


async def refuse(
    access: Access, case_id: UUID, person: UUID, *, manner: str, words: str = "", now: datetime
) -> None:
    """Somebody said no before ever saying yes: an answer like any other, kept as it was given."""
    _require_writer(access)
    await get_circle_member(access, case_id, person)
    latest = await _lock_latest(case_id, person)
    if latest is not None and latest.withdrawn_at is not None:
        return
    await _replace(case_id, person, now)
    said = Yes(person, person, now.astimezone(BRUSSELS).date(), manner=manner)
    refused = _consent(access, case_id, said, now)
    refused.is_refusal, refused.withdrawn_words = True, words
    refused.withdrawn_at, refused.withdrawn_by = now, access.actor.id
    await refused.save()
    audit.record(access, "consent.refused", person, case=case_id)
    live.changed(access, case_id)


async def add_paper(access: Access, case_id: UUID, person: UUID, content: bytes, *, now: datetime) -> Consent:
    """The sheet that was signed, as a photo or a scan, beside the yes that was given on it."""
    access.require("cases.edit")
    consent = await queries.latest_consent(access, case_id, person)
    if not rules.is_on_paper(consent):
        raise Refused("consent.not-on-paper")
    kept = await keep(access, case_id, Kind.CONSENT, content, about=person, now=now)
    await Consent.update({Consent.attachment: kept}).where(Consent.id == consent.id)
    audit.record(access, "consent.paper-added", person, case=case_id)
    return consent


async def note_arrival(access: Access, case_id: UUID, came_from: str) -> None:
    """The client moved here: what was said there stays to be read, and counts when it is said again."""
    access.require("cases.edit")
    await Consent.update({Consent.given_in: came_from}).where(Consent.case == case_id, Consent.given_in == "")


async def add_restriction(
    access: Access, case_id: UUID, said_by: UUID, topic: Topic, *, now: datetime
) -> Restriction:
    """Somebody does not want this talked about, or not with one person; the same twice is one."""
    _require_writer(access)
    await _check_circle(access, case_id, {said_by, topic.kept_from or said_by})
    for same in await queries.restrictions(access, case_id):
        if same.said_by == said_by and _is_same(same, topic):
            return same
    restriction = Restriction(
        case=case_id,
        said_by=said_by,
        topic=topic.words,
        domain=topic.domain,
        kept_from=topic.kept_from,
        may_show_title=topic.may_show_title,
        noted_at=now,
        noted_by=access.actor.id,
    )
    await restriction.save()
    audit.record(access, "restriction.noted", restriction.id, case=case_id)
    live.changed(access, case_id)
    return restriction


async def lift_restriction(access: Access, case_id: UUID, restriction_id: UUID, *, now: datetime) -> None:
    """It may be talked about after all."""
    _require_writer(access)
    lifted = await (
        Restriction.update(lifted_at=now, lifted_by=access.actor.id)
        .where(Restriction.id == restriction_id, Restriction.case == case_id, Restriction.lifted_at.is_null())
        .returning(Restriction.id)
    )
    if not lifted:
        raise NotFound("restriction")
    audit.record(access, "restriction.lifted", restriction_id, case=case_id)
    live.changed(access, case_id)


async def _check(access: Access, case_id: UUID, yes: Yes, now: datetime) -> None:
    today = now.astimezone(BRUSSELS).date()
    case = await get_case(access, case_id)
    person = await get_circle_member(access, case_id, yes.given_for)
    kept_from = {topic.kept_from for topic in yes.topics if topic.kept_from}
    await _check_circle(access, case_id, {yes.given_by} | yes.welcome | yes.unwelcome | kept_from)
    rules.check_informed(yes)
    rules.check_dates(yes, today)
    decided_by = [
        row.kind
        for row in await representatives(access, case_id)
        if row.circle_member == yes.given_by and row.represented == yes.given_for
    ]
    may_confidant = await queries.may_confidant_consent(access)
    about = rules.Person(person.born_on, decided_by)
    rules.check_giver(yes, about, case, may_confidant=may_confidant, today=today)


async def _check_circle(access: Access, case_id: UUID, people: set[UUID] | frozenset[UUID]) -> None:
    if not people <= {member.id for member in await circle(access, case_id)}:
        raise NotFound("circle member")


async def _lock_latest(case_id: UUID, person: UUID) -> Consent | None:
    """The last yes; the case is locked first, so that two people record one after the other."""
    await Case.select(Case.id).where(Case.id == case_id).lock_rows("NO KEY UPDATE")
    return (
        await Consent.objects()
        .where(Consent.case == case_id, Consent.given_for == person, Consent.replaced_at.is_null())
        .first()
    )


async def _replace(case_id: UUID, person: UUID, now: datetime) -> None:
    await Consent.update({Consent.replaced_at: now}).where(
        Consent.case == case_id, Consent.given_for == person, Consent.replaced_at.is_null()
    )


def _consent(access: Access, case_id: UUID, yes: Yes, now: datetime) -> Consent:
    is_exception = bool(yes.exception_reason) and yes.given_by != yes.given_for
    return Consent(
        case=case_id,
        given_for=yes.given_for,
        given_by=yes.given_by,
        manner=yes.manner,
        is_explicit=yes.is_explicit,
        given_on=yes.given_on,
        valid_until=yes.valid_until,
        exception_reason=yes.exception_reason if is_exception else "",
        explained=yes.explained,
        recorded_at=now,
        recorded_by=access.actor.id,
    )


async def _keep_presence(consent: Consent, yes: Yes) -> None:
    for person in yes.welcome | yes.unwelcome:
        await Presence(
            case=consent.case, consent=consent.id, circle_member=person, is_welcome=person in yes.welcome
        ).save()


async def _keep_topics(access: Access, case_id: UUID, yes: Yes, now: datetime) -> None:
    """What this person said before and says no more is lifted; what is new is noted."""
    here = {None, *(one.id for one in await circle(access, case_id))}  # of who left, nobody was asked again
    said = [r for r in await queries.restrictions(access, case_id) if r.said_by == yes.given_for]
    before = [r for r in said if r.kept_from in here]
    for restriction in before:
        if not any(_is_same(restriction, topic) for topic in yes.topics):
            await lift_restriction(access, case_id, restriction.id, now=now)
    for topic in yes.topics:
        await add_restriction(access, case_id, yes.given_for, topic, now=now)


def _is_same(restriction: Restriction, topic: Topic) -> bool:
    return (
        rules.plain(restriction.topic) == rules.plain(topic.words)
        and restriction.domain == topic.domain
        and restriction.kept_from == topic.kept_from
        and restriction.may_show_title == topic.may_show_title
    )


def _require_writer(access: Access) -> None:
    if not any(access.may(right) for right in WRITERS):
        raise NotAllowed("consents.write")
