"""Live: which sittings changed in this transaction; the door tells it on after the commit. Ids only.

Services call `changed` where they write what a shared screen shows; web and jobs hand in how it is told on.
"""

from collections.abc import Callable, Collection
from uuid import UUID

from tenants.access import Access

Teller = Callable[[Collection[UUID]], None]

_told_by: list[Teller] = []


def changed(access: Access, subject: UUID | None) -> None:
    """What a screen of this sitting (or of every sitting of this case) shows is another now; told once committed."""
    if subject is not None:
        access.changed.add(subject)


def tell(access: Access) -> None:
    """After the commit; the door calls this, nobody else. Whoever tells it on never lets the decision wait."""
    if access.changed:
        for teller in _told_by:
            teller(frozenset(access.changed))


def tell_with(teller: Teller) -> Callable[[], None]:
    """From now on this process tells it so; gives what ends that."""
    _told_by.append(teller)
    return lambda: _told_by.remove(teller)
