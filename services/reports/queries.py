"""Reading reports: the one of a sitting, its versions, comments, readers and how each delivery went."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from services.cases import discretion
from services.consents.queries import find_consent
from services.consultations.queries import READERS, attendance, get_consultation, participants
from services.consultations.tables import Participant
from services.errors import NotAllowed, NotFound
from services.invitations.queries import Asked, invitations
from services.invitations.tables import Invitation
from services.reports import rules
from services.reports.extracts import Content
from services.reports.rules import State
from services.reports.tables import (
    Channel,
    Report,
    ReportComment,
    ReportDelivery,
    ReportReader,
    ReportVersion,
)
from tenants.access import Access
from tenants.tables import Policy


@dataclass(frozen=True)
class Reader:
    """One participant, whether this person may read it, how it would go, and the last delivery.

    Not eligible: the client gave no yes for this person, who was not asked and did not come; or is gone since.
    `gets_plan`: the plan alone, where whoever sat at the table gets that (X18).
    """

    participant: UUID
    name: str
    detail: str
    is_client: bool
    is_eligible: bool
    may_read: bool
    channel: Channel
    delivery: ReportDelivery | None
    version: int
    is_gone: bool = False
    gets_plan: bool = False


def state(report: Report) -> State:
    """How far it is."""
    return rules.state(report.released_at, report.final_at)


async def get_report(access: Access, consultation_id: UUID) -> Report:
    """The report of a sitting; NotFound while there is none."""
    await get_consultation(access, consultation_id)
    found = await Report.objects().where(Report.consultation == consultation_id).first()
    if found is None:
        raise NotFound("report")
    return found


async def states(access: Access, case_id: UUID) -> dict[UUID, State]:
    """How far the report of each sitting of a case is, by sitting; one without a report is not in it."""
    require_reader(access)
    rows = await Report.objects().where(Report.case == case_id)
    return {row.consultation: state(row) for row in rows}


async def lock_report(access: Access, report_id: UUID) -> Report:
    """The row, held until the end of this transaction."""
    require_reader(access)
    found = await Report.objects().where(Report.id == report_id).lock_rows("UPDATE").first()
    if found is None:
        raise NotFound("report")
    return found


async def versions(access: Access, report_id: UUID) -> list[ReportVersion]:
    """What was sent, oldest first."""
    require_reader(access)
    return (
        await ReportVersion.objects().where(ReportVersion.report == report_id).order_by(ReportVersion.number)
    )


async def latest_version(access: Access, report_id: UUID) -> ReportVersion | None:
    """The version that counts."""
    found = await versions(access, report_id)
    return found[-1] if found else None


async def get_version(access: Access, report_id: UUID, version_id: UUID) -> ReportVersion:
    """One version of this report."""
    for version in await versions(access, report_id):
        if version.id == version_id:
            return version
    raise NotFound("report")


async def version_alone(access: Access, version_id: UUID) -> tuple[Report, ReportVersion]:
    """A version by its id alone, with its report."""
    require_reader(access)
    found = await ReportVersion.objects().where(ReportVersion.id == version_id).first()
    report = await Report.objects().where(Report.id == found.report).first() if found else None
    if found is None or report is None:
        raise NotFound("report")
    await get_consultation(access, report.consultation)
    return report, found


def content_of(version: ReportVersion) -> Content:
    """The frozen content as data."""
    content: Content = json.loads(version.content)
    return content


async def comments(access: Access, report_id: UUID) -> list[ReportComment]:
    """What readers said, with who, oldest first."""
    require_reader(access)
    rows = ReportComment.objects(ReportComment.said_by, ReportComment.agenda_item)
    return await rows.where(ReportComment.report == report_id).order_by(
        ReportComment.said_at, ReportComment.id
    )


async def readers(access: Access, report: Report) -> list[Reader]:
    """Everybody who was asked to this sitting, the client first."""
    answers = await answers_of(report.id)
    asked = {one.participant.id: one for one in await invitations(access, report.consultation)}
    came = {row.participant for row in await attendance(access, report.consultation) if row.is_present}
    last = await _last_deliveries(access, report.id)
    return [
        _with_plan(access, report, reader, has_come=reader.participant in came)
        for reader in (
            _reader(report, seat, answers, asked[seat.id], last.get(seat.id), has_come=seat.id in came)
            for seat in await participants(access, report.consultation)
        )
    ]


def _with_plan(access: Access, report: Report, reader: Reader, *, has_come: bool) -> Reader:
    has_come = has_come and reader.is_eligible
    vocabulary, may_read = access.home.vocabulary, reader.may_read
    is_owed = rules.gets_plan(vocabulary, report.spread, has_come=has_come, may_read=may_read)
    return replace(reader, gets_plan=is_owed)


def _reader(
    report: Report,
    seat: Participant,
    answers: Mapping[UUID, bool],
    asked: Asked,
    last: tuple[ReportDelivery, int] | None,
    *,
    has_come: bool,
) -> Reader:
    person = seat.circle_member
    is_client = person.kind == "client"
    invitation = asked.invitation if asked.invitation and asked.invitation.withdrawn_at is None else None
    is_gone = not is_client and asked.refusal in rules.GONE
    is_eligible = not is_gone and (is_client or has_come or invitation is not None or not asked.refusal)
    may_read = is_eligible and rules.may_read(report.spread, seat.id, answers, is_client=is_client)
    by_link = invitation is not None and invitation.channel == "mail"
    return Reader(
        participant=seat.id,
        name=person.first_name,
        detail=discretion.does(person),
        is_client=is_client,
        is_eligible=is_eligible,
        may_read=may_read,
        channel=rules.channel(person.email, is_reachable_by_link=by_link),
        delivery=last[0] if last else None,
        version=last[1] if last else 0,
        is_gone=is_gone,
    )


async def answers_of(report_id: UUID) -> dict[UUID, bool]:
    """The client's answer per participant."""
    rows = await ReportReader.objects().where(ReportReader.report == report_id)
    return {row.participant: row.may_read for row in rows}


async def reachable(access: Access, consultation_id: UUID) -> dict[UUID, Invitation]:
    """Who has an invitation, and so a link of their own."""
    asked = await invitations(access, consultation_id)
    return {one.participant.id: one.invitation for one in asked if one.invitation is not None}


async def deliveries(access: Access, report_id: UUID) -> list[ReportDelivery]:
    """Every delivery of every version, oldest first, with the version."""
    require_reader(access)
    rows = ReportDelivery.objects(ReportDelivery.report_version).where(ReportDelivery.report == report_id)
    return await rows.order_by(ReportDelivery.made_at, ReportDelivery.id)


async def has_consent(access: Access, case_id: UUID) -> bool:
    """Whether the client's yes to the consultation still stands."""
    return await find_consent(access, case_id) is not None


async def comment_days() -> int:
    """How long readers may comment in this municipality."""
    policy = await Policy.objects().first()
    return policy.comment_days if policy else 7


def is_overdue(report: Report, today: date) -> bool:
    """Whether the last day for comments is over, and it waits for somebody to look at them."""
    return report.final_at is None and report.comments_until is not None and today > report.comments_until


async def _last_deliveries(access: Access, report_id: UUID) -> dict[UUID, tuple[ReportDelivery, int]]:
    found: dict[UUID, tuple[ReportDelivery, int]] = {}
    for row in await deliveries(access, report_id):
        version: Any = row.report_version
        found[row.participant] = (row, version.number)
    return found


def require_reader(access: Access) -> None:
    """Members, guests and jobs may ask; which case they see is PostgreSQL's to say."""
    if not any(access.may(right) for right in READERS):
        raise NotAllowed("reports.read")
