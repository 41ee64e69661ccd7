"""One version for one reader: composed by a job, marked as sent, handed over on paper, opened by its reader."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.cases.tables import CircleMember
from services.consultations.queries import get_consultation, get_participant
from services.consultations.rules import dated
from services.errors import NotFound
from services.invitations.queries import seat_of
from services.invitations.tables import Invitation
from services.meetings.rules import is_open_to_note_taker
from services.reports import queries
from services.reports.contacts import with_contacts
from services.reports.extracts import Content, for_reader, plan_alone
from services.reports.narrowing import as_of_now
from services.reports.tables import Report, ReportDelivery, ReportVersion
from tenants import audit
from tenants.access import Access


@dataclass(frozen=True)
class Sendable:
    """What a mail is about, while its reason stands."""

    delivery: ReportDelivery
    report: Report
    is_final: bool
    is_amended: bool
    invitation: Invitation
    person: CircleMember
    held_at: datetime


@dataclass(frozen=True)
class Reading:
    """What one guest reads: the content as far as it is theirs, and the report it belongs to."""

    report: Report
    version: ReportVersion
    content: Content
    got: tuple[ReportVersion, ...] = ()

    @property
    def is_latest(self) -> bool:
        """Whether this is the last version that they got."""
        return not self.got or self.version.id == self.got[-1].id


@dataclass(frozen=True)
class OwnPapers:
    """What lies ready for one guest: a report to read, or one to write as the note-taker."""

    has_report: bool
    may_write: bool
    will_write: bool


async def own_papers(access: Access, participant: UUID, *, now: datetime) -> OwnPapers:
    """What a guest's page offers."""
    queries.require_reader(access)
    seat = await seat_of(participant)
    sitting = seat.consultation
    report = await Report.objects().where(Report.consultation == sitting.id).first()
    has_report = report is not None and await _readable(access, report, participant) is not None
    is_asked = sitting.note_taker == seat.circle_member.id and (report is None or report.final_at is None)
    may_write = is_open_to_note_taker(sitting.began_at, sitting.starts_at, now)
    return OwnPapers(has_report, may_write=is_asked and may_write, will_write=is_asked and not may_write)


async def find_sendable(access: Access, delivery_id: UUID) -> Sendable | None:
    """For jobs: asked at the last moment whether the client still lets this person read it."""
    access.require("job")
    rows = ReportDelivery.objects(ReportDelivery.report, ReportDelivery.report_version)
    found = await rows.where(ReportDelivery.id == delivery_id).first()
    if found is None:
        return None
    latest = await _delivered(access, found.report, found.participant)
    if latest is None or latest.id != found.id:
        return None
    reader = await _reader(access, found.report, found.participant)
    invitation = (await queries.reachable(access, found.report.consultation)).get(found.participant)
    if reader is None or invitation is None or invitation.withdrawn_at is not None:
        return None
    if not reader.is_client and not await queries.has_consent(access, found.report.case):
        return None
    person = (await get_participant(access, found.participant)).circle_member
    if not person.email:
        return None
    sitting = await get_consultation(access, found.report.consultation)
    held_at = sitting.held_at or dated(sitting).starts_at
    version = found.report_version
    is_amended = bool(queries.content_of(version).get("amendments"))
    return Sendable(found, found.report, version.is_final, is_amended, invitation, person, held_at)


async def note_sent(access: Access, delivery_id: UUID, *, is_in_doubt: bool, now: datetime) -> None:
    """The mail server took it."""
    access.require("job")
    await ReportDelivery.update(
        {
            ReportDelivery.sent_at: now,
            ReportDelivery.is_in_doubt: is_in_doubt,
            ReportDelivery.bounced_at: None,
        }
    ).where(ReportDelivery.id == delivery_id)


async def note_bounced(access: Access, delivery_id: UUID, *, now: datetime) -> None:
    """The mail server refused it for good: paper, or another address."""
    access.require("job")
    await ReportDelivery.update({ReportDelivery.bounced_at: now}).where(ReportDelivery.id == delivery_id)


async def note_handed_over(
    access: Access, consultation_id: UUID, participant: UUID, *, now: datetime
) -> None:
    """Somebody got it on paper, from hand to hand or by post."""
    access.require("plans.write")
    report = await queries.get_report(access, consultation_id)
    last = await _delivered(access, report, participant)
    if last is None:
        raise NotFound
    await ReportDelivery.update({ReportDelivery.handed_over_at: now}).where(ReportDelivery.id == last.id)
    audit.record(access, "report.handed-over", participant, case=report.case)


async def reading(
    access: Access, consultation_id: UUID, participant: UUID, version_id: UUID | None = None
) -> Reading:
    """What this reader got last, or that version, as they may read it now; NotFound for who may no longer."""
    report = await queries.get_report(access, consultation_id)
    found = await _readable(access, report, participant, version_id)
    if found is None:
        raise NotFound
    delivery, reader = found
    version: Any = delivery.report_version
    content = for_reader(await as_of_now(access, report, queries.content_of(version)), participant)
    got = await _got(access, report, participant)
    shown = await with_contacts(access, report, content) if reader.may_read else plan_alone(content)
    return Reading(report, version, shown, got)


async def open_reading(
    access: Access, consultation_id: UUID, version_id: UUID | None = None, *, now: datetime
) -> Reading:
    """A guest opens what was sent: noted once per version, as a sign of life."""
    access.require("guest.answer")
    if access.actor.id is None:
        raise NotFound
    found = await reading(access, consultation_id, access.actor.id, version_id)
    await ReportDelivery.update({ReportDelivery.opened_at: now}).where(
        (ReportDelivery.report_version == found.version.id)
        & (ReportDelivery.participant == access.actor.id)
        & ReportDelivery.opened_at.is_null()
    )
    audit.record(access, "report.read", found.report.id, case=found.report.case)
    return found


async def _reader(access: Access, report: Report, participant: UUID) -> queries.Reader | None:
    for reader in await queries.readers(access, report):
        if reader.participant == participant and (reader.may_read or reader.gets_plan):
            return reader
    return None


async def _readable(
    access: Access, report: Report, participant: UUID, version_id: UUID | None = None
) -> tuple[ReportDelivery, queries.Reader] | None:
    """What this reader got and may read still: a yes taken back closes it, save for the client."""
    delivery = await _delivered(access, report, participant, version_id)
    reader = await _reader(access, report, participant) if delivery is not None else None
    if delivery is None or reader is None:
        return None
    is_open = reader.is_client or await queries.has_consent(access, report.case)
    return (delivery, reader) if is_open else None


async def _delivered(
    access: Access, report: Report, participant: UUID, version_id: UUID | None = None
) -> ReportDelivery | None:
    """What went to this reader: that version, or the last one."""
    mine = [one for one in await queries.deliveries(access, report.id) if one.participant == participant]
    wanted = [one for one in mine if version_id in {None, one.report_version.id}]
    return wanted[-1] if wanted else None


async def _got(access: Access, report: Report, participant: UUID) -> tuple[ReportVersion, ...]:
    """The versions that went to this reader, oldest first."""
    found = await queries.deliveries(access, report.id)
    return tuple(one.report_version for one in found if one.participant == participant)
