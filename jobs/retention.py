"""Later work of keeping and erasing: one round a night for each municipality, and each case by itself."""

import logging
from datetime import date
from uuid import UUID

from infra import clock
from infra.piccolo_conf import DB
from jobs.network import network_job
from jobs.worker import job
from services.retention import erasing, sweeping
from tenants import attempts, door, network_work, outbox, registry, sessions
from tenants.access import Access, job_access, network_job_access

LOG = logging.getLogger(__name__)


async def plan(today: date) -> int:
    """Write down tonight's round of every municipality and network; asked twice, once. Ended sessions go at once."""
    async with door.lobby():
        now = clock.now()
        await DB.connection.execute(sessions.SWEEP, now - sessions.KEPT)
        await DB.connection.execute(attempts.SWEEP, now - attempts.LIFE)
        homes, networks = await registry.municipalities(), await registry.networks()
    for home in homes:
        async with door.enter(job_access(home, "retention")) as access:
            await outbox.add(access, "retention.sweep", dedupe=f"sweep:{today}")
    for network in networks:
        async with door.enter(network_job_access(network, "retention")) as access:
            await network_work.add(access, "retention.network", dedupe=f"sweep:{today}")
    return len(homes)


@job("retention.sweep")
async def sweep(access: Access) -> None:
    await sweeping.sweep(access, now=clock.now())


@network_job("retention.network")
async def sweep_network(access: Access) -> None:
    await network_work.sweep(access)


@job("retention.erase")
async def erase(access: Access, case: UUID) -> None:
    _tell(case, await erasing.erase_case(access, case, is_asked=False, now=clock.now()))


@job("retention.erase-asked")
async def erase_asked(access: Access, case: UUID) -> None:
    _tell(case, await erasing.erase_case(access, case, is_asked=True, now=clock.now()))


@job("retention.erase-referral")
async def erase_referral(access: Access, about: UUID) -> None:
    await erasing.erase_referral(access, about)


@job("retention.erase-shell")
async def erase_shell(access: Access, about: UUID) -> None:
    await erasing.erase_shell(access, about)


def _tell(case: UUID, is_erased: bool) -> None:  # noqa: FBT001 - what the work answered
    """The id in the log of the process: who puts a backup back finds there what to erase once more."""
    if is_erased:
        LOG.info("case erased", extra={"case": case})
