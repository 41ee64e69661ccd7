"""Later work of the table: what somebody wrote for nobody else goes with a meeting that was not held."""

from uuid import UUID

from jobs.worker import job
from services.meetings import forgetting
from tenants.access import Access


@job("meetings.forget-private")
async def forget_private(access: Access, consultation: UUID) -> None:
    await forgetting.forget_private(access, consultation)
