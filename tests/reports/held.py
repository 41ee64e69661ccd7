"""What the tests of reports know about the meeting that was held."""

from dataclasses import dataclass
from uuid import UUID

from infra import clock
from services.reports import queries
from services.reports.actions import note_spread, release
from services.reports.tables import Report, ReportVersion, Spread
from tenants import door
from tests.invitations.scene import Table


@dataclass(frozen=True)
class Held:
    """The table and its points by title."""

    table: Table
    points: dict[str, UUID]

    @property
    def place(self) -> str:
        return f"{self.table.place}/verslag"

    async def report(self) -> Report:
        """The report as it stands now."""
        async with door.enter(self.table.an) as access:
            return await queries.get_report(access, self.table.consultation)

    async def versions(self) -> list[ReportVersion]:
        async with door.enter(self.table.an) as access:
            return await queries.versions(access, (await self.report_in()).id)

    async def report_in(self) -> Report:
        """The report, inside an open door."""
        found = await Report.objects().where(Report.consultation == self.table.consultation).first()
        assert found is not None
        return found

    async def send(self, spread: Spread = Spread.ALL, allowed: tuple[str, ...] = ()) -> None:
        """The client answers, and An sends it."""
        async with door.enter(self.table.an) as access:
            here, now = self.table.consultation, clock.now()
            await note_spread(access, here, spread, [self.table.seats[name] for name in allowed], now=now)
            await release(access, here, now=now)
