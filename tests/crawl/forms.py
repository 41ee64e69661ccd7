"""A form, filled in as somebody would who gets everything right. How pages are read is in reading.py."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from infra import clock

CANARY = "kanariepiet"
TEXTS = {"text", "textarea", "search", "tel", "email", "url", "password"}
ID = re.compile(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}|(?<=/u/)[\w-]+|\d+")


@dataclass
class Field:
    """One name in a form: what kind, what stands there, what may be chosen."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)

    @property
    def is_text(self) -> bool:
        """Whether somebody types words here."""
        return self.kind in TEXTS

    @property
    def good(self) -> list[str]:
        """What somebody would fill in; a list, because of boxes to tick."""
        if self.kind in {"checkbox", "radio", "select"}:
            chosen = [self.value] if self.value else [one for one in self.options if one][:1]
            return chosen or self.options[:1]
        if self.name.endswith("once"):
            return [str(uuid4())]
        day = (clock.today() + timedelta(days=10)).isoformat()
        typed = {"date": day, "time": "14:00", "number": "3", "email": f"{CANARY}@voorbeeld.example"}
        return [typed.get(self.kind, f"{CANARY} {self.name}" if self.is_text else self.value)]


@dataclass
class Form:
    """Where it goes and what it asks."""

    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)

    @property
    def kind(self) -> tuple[str, ...]:
        """Forms that differ in ids alone are of one kind."""
        names = {ID.sub("*", name) for name in self.fields}
        return self.method, ID.sub("*", self.action), *sorted(names)

    def filled(self, **instead: str) -> list[tuple[str, str]]:
        """Every field with something good in it, but these."""
        good = {one.name: one.good for one in self.fields.values()}
        told = good | {name: [value] for name, value in instead.items()}
        return [(name, value) for name, values in told.items() for value in values]
