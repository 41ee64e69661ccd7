"""What leaves the house: a version is frozen, and goes to whoever may read it, whole or in part."""

import json
from datetime import datetime
from uuid import UUID

from services.reports import queries
from services.reports.content import compose
from services.reports.extracts import Content, for_reader, is_whole
from services.reports.tables import Channel, Report, ReportDelivery, ReportVersion
from tenants import outbox
from tenants.access import Access


async def freeze(access: Access, report: Report, *, is_final: bool, now: datetime) -> ReportVersion:
    """What stands there now, to everybody who may read it."""
    number = len(await queries.versions(access, report.id)) + 1
    content = await compose(access, report, number=number, is_final=is_final)
    return await send_out(access, report, content, now=now)


async def send_out(access: Access, report: Report, content: Content, *, now: datetime) -> ReportVersion:
    """This content as the next version; after an amendment only to those for whom something changed."""
    version = ReportVersion(
        case=report.case,
        report=report.id,
        number=content["number"],
        is_final=content["is_final"],
        content=json.dumps(content),
        made_at=now,
        made_by=access.actor.id,
    )
    await version.save()
    for reader in await queries.readers(access, report):
        if (reader.may_read or reader.gets_plan) and _is_new(content, reader.participant):
            await _deliver(
                access, version, reader, is_extract=not is_whole(content, reader.participant), now=now
            )
    return version


def _is_new(content: Content, participant: UUID) -> bool:
    """Whether this version says something new to this reader."""
    if not content.get("amendments"):
        return True
    mine = for_reader(content, participant)["amendments"]
    return any(one["number"] == content["number"] for one in mine)


async def _deliver(
    access: Access, version: ReportVersion, reader: queries.Reader, *, is_extract: bool, now: datetime
) -> None:
    delivery = ReportDelivery(
        case=version.case,
        report=version.report,
        report_version=version.id,
        participant=reader.participant,
        channel=reader.channel,
        is_extract=is_extract or not reader.may_read,
        is_plan_alone=not reader.may_read,
        made_at=now,
    )
    await delivery.save()
    if reader.channel is Channel.MAIL:
        key = f"report:{version.report}:{delivery.id}"
        await outbox.add(access, "reports.send", dedupe=key, delivery=delivery.id)
