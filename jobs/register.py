"""Every module with jobs, listed by hand: importing this one registers them all."""

from types import ModuleType

from jobs import cases, ceilings, followups, invitations, members, referrals, reports, worker

MODULES: tuple[ModuleType, ...] = (cases, ceilings, followups, invitations, members, referrals, reports)


def names() -> list[str]:
    """The jobs that this process can do."""
    return sorted(worker.WORK)
