"""Rows that repeat in a form: one more, one less, also without JavaScript.

`_add` names the list that wants a row, `_remove` the row that goes; the page comes back and nothing is saved.
"""

from collections.abc import Mapping
from typing import Any

from wtforms import Field, FieldList, Form

BLANK = "__row__"


class Rows(FieldList):  # type: ignore[type-arg]  # generic in its stubs only
    """A FieldList of FormField that also gives a blank row for the browser to copy."""

    @property
    def blank(self) -> Field:
        """A row without values, whose number is still to be filled in."""
        place = {"name": f"{self.name}-{BLANK}", "id": f"{self.id}-{BLANK}"}
        row: Field = self.meta.bind_field(Form(), self.unbound_field, {**place, "_meta": self.meta})
        row.process(None)
        return row

    @property
    def next_index(self) -> int:
        """The number of the first row that does not exist yet."""
        return self.last_index + 1

    @property
    def is_full(self) -> bool:
        """Whether no row may be added."""
        return self.max_entries is not None and len(self.entries) >= self.max_entries

    def drop(self, place: int) -> None:
        """Take a row away; the others are numbered anew, so that the next post counts as this page does."""
        pop: Any = self.pop_entry  # its stubs do not know the place yet
        pop(place)


def change_rows(form: Form, posted: Mapping[str, Any]) -> bool:
    """Add or remove the row that was asked for; True means: show the form again, save nothing."""
    added, removed = posted.get("_add"), posted.get("_remove")
    for rows in (field for field in form if isinstance(field, Rows)):
        if added == rows.name and not rows.is_full:
            rows.append_entry()
        names = [entry.name for entry in rows.entries]
        if removed in names:
            rows.drop(names.index(removed))
    return bool(added or removed)
