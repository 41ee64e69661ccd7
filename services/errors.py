"""The three ways in which a service says no."""

from tenants.access import NotAllowed

__all__ = ["Conflict", "NotAllowed", "NotFound", "Refused"]


class Refused(Exception):
    """A rule says no; `code` is noun.short-reason, its Dutch stands in tenants/words/refusals.py."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NotFound(Exception):
    """It does not exist, or not for this person: both are answered the same."""


class Conflict(Exception):
    """Somebody else saved this record in the meantime; the page shows both texts."""
