"""The forms of a page, read from its HTML, and filled in as somebody would who gets everything right."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser
from uuid import uuid4

from infra import clock

CANARY = "kanariepiet"
TEXTS = {"text", "textarea", "search", "tel", "email", "url", "password"}
Attributes = dict[str, str]
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


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.open: Field | None = None
        self.templates = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self.templates += tag == "template"
        if tag == "form":
            self.form = Form(told.get("action") or self.address, told.get("method", "get").lower())
            self.forms.append(self.form)
        elif self.form is not None and not self.templates:
            self._field(tag, told)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.templates -= tag == "template"
        if tag == "form":
            self.form = None
        if tag in {"textarea", "select"}:
            self.open = None

    def handle_data(self, data: str) -> None:
        if self.open is not None and self.open.kind == "textarea":
            self.open.value += data

    def _field(self, tag: str, told: Attributes) -> None:
        if tag == "option" and self.open is not None:
            self.open.options.append(told.get("value", ""))
            self.open.value = told["value"] if "selected" in told else self.open.value
        if tag in {"input", "textarea", "select", "button"} and not told.get("name", "_").startswith("_"):
            self._named(tag, told)

    def _named(self, tag: str, told: Attributes) -> None:
        assert self.form is not None
        kind = told.get("type", "text") if tag == "input" else {"button": "radio"}.get(tag, tag)
        known = self.form.fields.setdefault(told["name"], Field(told["name"], kind))
        if kind in {"checkbox", "radio"}:
            known.options.append(told.get("value", "on"))
            known.value = told.get("value", "on") if "checked" in told else known.value
        elif tag == "input":
            known.value = told.get("value", "")
        self.open = known if tag in {"textarea", "select"} else self.open


def forms_of(html: str, address: str) -> list[Form]:
    """Every form of the page once, where forms differ in ids alone; signing out is on every page."""
    reader = _Reader(address)
    reader.feed(html)
    kinds = {form.kind: form for form in reversed(reader.forms) if form.action != "/afmelding"}
    return list(reversed(kinds.values()))
