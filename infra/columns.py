"""Columns that may be empty, so that mypy knows it: Piccolo types them as if they never were.

`cancelled_at = MaybeTimestamptz()` is null until somebody cancels.
"""

import uuid
from datetime import date, datetime
from typing import Any, Self, overload

from piccolo.columns import UUID, Boolean, Date, Timestamptz
from piccolo.table import Table


class MaybeTimestamptz(Timestamptz):
    """A moment that may not have come yet."""

    def __init__(self) -> None:
        super().__init__(null=True, default=None)

    @overload  # type: ignore[override]  # wider than Piccolo's own, on purpose
    def __get__(self, obj: Table, objtype: Any = None) -> datetime | None: ...
    @overload
    def __get__(self, obj: None, objtype: Any = None) -> Self: ...
    def __get__(self, obj: Table | None, objtype: Any = None) -> Any:
        return super().__get__(obj, objtype)


class MaybeDate(Date):
    """A date that may not be known."""

    def __init__(self) -> None:
        super().__init__(null=True, default=None)

    @overload  # type: ignore[override]  # wider than Piccolo's own, on purpose
    def __get__(self, obj: Table, objtype: Any = None) -> date | None: ...
    @overload
    def __get__(self, obj: None, objtype: Any = None) -> Self: ...
    def __get__(self, obj: Table | None, objtype: Any = None) -> Any:
        return super().__get__(obj, objtype)


class MaybeUUID(UUID):
    """The id of somebody or something that may not be there."""

    def __init__(self) -> None:
        super().__init__(null=True, default=None)

    @overload  # type: ignore[override]  # wider than Piccolo's own, on purpose
    def __get__(self, obj: Table, objtype: Any = None) -> uuid.UUID | None: ...
    @overload
    def __get__(self, obj: None, objtype: Any = None) -> Self: ...
    def __get__(self, obj: Table | None, objtype: Any = None) -> Any:
        return super().__get__(obj, objtype)


class MaybeBoolean(Boolean):
    """Yes, no, or not asked yet."""

    def __init__(self) -> None:
        super().__init__(null=True, default=None)

    @overload  # type: ignore[override]  # wider than Piccolo's own, on purpose
    def __get__(self, obj: Table, objtype: Any = None) -> bool | None: ...
    @overload
    def __get__(self, obj: None, objtype: Any = None) -> Self: ...
    def __get__(self, obj: Table | None, objtype: Any = None) -> Any:
        return super().__get__(obj, objtype)
