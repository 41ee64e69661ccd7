"""Every module with jobs, listed by hand: importing this one registers them all."""

from types import ModuleType

from jobs import (
    agendas,
    bundles,
    calendars,
    cases,
    ceilings,
    evaluations,
    followups,
    invitations,
    meetings,
    members,
    moves,
    neighbours,
    network,
    passages,
    polls,
    pool,
    publications,
    referrals,
    reports,
    requests,
    retention,
    series,
    stand_ins,
    worker,
)

MODULES: tuple[ModuleType, ...] = (
    agendas,
    bundles,
    calendars,
    cases,
    ceilings,
    evaluations,
    followups,
    invitations,
    meetings,
    members,
    moves,
    neighbours,
    passages,
    pool,
    polls,
    publications,
    referrals,
    reports,
    requests,
    retention,
    series,
    stand_ins,
)


def names() -> list[str]:
    """The jobs that this process can do."""
    return sorted({*worker.WORK, *network.WORK})
