"""Every module with jobs, listed by hand: importing this one registers them all."""

from types import ModuleType

from jobs import worker

MODULES: tuple[ModuleType, ...] = ()


def names() -> list[str]:
    """The jobs that this process can do."""
    return sorted(worker.WORK)
