"""The forms of a page, read from its HTML."""

from html.parser import HTMLParser

from tests.crawl.forms import Field, Form

Attributes = dict[str, str]


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
