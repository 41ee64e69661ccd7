"""What stands beside a report for staff: which version went to whom, and what people let stand in the annex."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.cases.tables import CircleMember
from services.consultations.queries import participants
from services.reports import queries
from services.reports.contacts import Shared, has_address, may_share, wishes
from services.reports.queries import Reader
from services.reports.tables import Report, ReportDelivery, ReportVersion
from tenants.access import Access


@dataclass(frozen=True)
class SentVersion:
    """One version with how it went, in words, per reader."""

    version: ReportVersion
    went: tuple[str, ...]


@dataclass(frozen=True)
class Sharing:
    """One person of the table, and what may stand in the annex; without a wish it was not asked yet."""

    participant: UUID
    person: CircleMember
    wish: Shared | None
    has_address: bool

    @property
    def is_shared(self) -> bool:
        """Whether anything may stand there."""
        return self.wish not in {None, Shared()}

    @property
    def told(self) -> str:
        """In a few words."""
        if self.wish is None:
            return "nog niet gevraagd"
        chosen = (("telefoon", self.wish.phone), ("mailadres", self.wish.email), ("adres", self.wish.address))
        return ", ".join(word for word, is_shared in chosen if is_shared) or "liever niet"


async def sent_versions(access: Access, report: Report, readers: list[Reader]) -> list[SentVersion]:
    """Newest first: who got and who opened each version."""
    names = {reader.participant: reader.name for reader in readers}
    sent = await queries.deliveries(access, report.id)
    return [
        SentVersion(version, tuple(_went(one, names) for one in sent if _is_of(one, version)))
        for version in reversed(await queries.versions(access, report.id))
    ]


async def sharing(access: Access, report: Report) -> list[Sharing]:
    """Everybody at this table of whom something may stand there."""
    said = await wishes(access, report.case)
    return [
        Sharing(seat.id, seat.circle_member, said.get(seat.circle_member.id), has_address(seat.circle_member))
        for seat in await participants(access, report.consultation)
        if may_share(seat.circle_member) and seat.circle_member.left_at is None
    ]


def _is_of(delivery: Any, version: ReportVersion) -> bool:
    return bool(delivery.report_version.id == version.id)


def _went(one: ReportDelivery, names: dict[UUID, str]) -> str:
    name = names.get(one.participant, "iemand die niet meer aan tafel zit")
    if one.opened_at:
        return f"{name} las het"
    if one.handed_over_at:
        return f"{name} kreeg het op papier"
    if one.bounced_at:
        return f"{name}: de mail kwam niet aan"
    return f"{name} kreeg het" if one.sent_at else f"{name}: nog niet"
