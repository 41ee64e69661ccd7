"""The forms of a second reader: what a text is about, and why it goes back."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from wtforms import RadioField, SelectField

from services.contributions.actions import Coding
from services.contributions.queries import Text
from services.themes.rules import Theme, suggest
from tenants.words.contributions import REASONS
from tenants.words.domains import DOMAINS
from tenants.words.signals import SIGNAL_KINDS
from web.shared.forms import NO_ANSWER, Form, Wanted, listed, long_text

OPEN = {"": "nog in te delen"}


class CodingForm(Form):
    """What a text is about. Theme and part are one list: `housing`, or `housing/housing-rent`."""

    theme = SelectField("Thema", choices=[], default="")
    domain = SelectField("Welk deel van het leven?", choices=listed(OPEN | dict(DOMAINS)), default="")
    kind = SelectField("Wat voor knelpunt?", choices=[], default="")

    @property
    def coding(self) -> Coding:
        """As the service keeps it."""
        theme, _, part = str(self.theme.data or "").partition("/")
        return Coding(theme, part, str(self.domain.data or ""), str(self.kind.data or ""))


class RefusalForm(Form):
    """Why a text goes back; who wrote it reads this."""

    reason = RadioField(  # type: ignore[call-arg]  # the stubs are of an older version
        "Waarom?", [Wanted()], choices=listed(REASONS), invalid_choice_message=NO_ANSWER
    )
    own_words = long_text(
        "In je eigen woorden",
        most=200,
        description="Wie dit schreef, leest dit. Zeg wat er anders kan, zonder de tekst over te nemen.",
    )


def coding_form(data: Any, themes: Sequence[Theme], text: Text, prefix: str = "") -> CodingForm:
    """With the themes of today, and what this text has already, even when that is on no list any more."""
    now = "/".join(filter(None, (text.theme, text.sub_theme)))
    form = CodingForm(data, prefix=prefix, theme=now, domain=text.domain, kind=text.kind)
    form.kind.choices = listed(OPEN | {code: str(word) for code, word in SIGNAL_KINDS.items()})
    known = {code: label for theme in themes for code, label in _lines(theme)}
    form.theme.choices = listed(OPEN | known | ({} if now in {"", *known} else {now: "een vroeger thema"}))
    if not form.theme.data and (found := suggest(text.text, themes)):
        told = f"{found[0].theme}/{found[0].sub_theme}" if found[0].sub_theme else found[0].theme
        form.theme.description = f"Misschien: {known[told]}."
    return form


def prefix_of(text: UUID) -> str:
    """Several forms of coding stand on one page."""
    return f"t{text.hex[:10]}-"


def _lines(theme: Theme) -> Iterable[tuple[str, str]]:
    yield theme.code, theme.name
    for part in theme.parts:
        yield f"{theme.code}/{part.code}", f"{theme.name}: {part.name}"
