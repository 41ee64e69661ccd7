"""What somebody looks for in the reading room or the memory. Words are posted: they may be about somebody."""

from collections.abc import Mapping

from wtforms import HiddenField, SelectField

from services.readings.queries import Sought
from web.shared.forms import Form, listed, text

LONGEST_PAGE = 5


class WordsForm(Form):
    """Words alone."""

    zoek = text("Welke woorden zoek je?", most=100)


class RoomForm(WordsForm):
    """Words, a theme, a period, and which page."""

    thema = SelectField("Thema", default="", validate_choice=False)
    periode = SelectField("Periode", default="", validate_choice=False)
    blad = HiddenField(default="0", render_kw={"id": False})

    def offer(self, themes: Mapping[str, str], periods: Mapping[str, str]) -> None:
        """What there is to choose; something else that was sent counts as no choice."""
        for field, choices in ((self.thema, themes), (self.periode, periods)):
            field.choices = listed({"": "alle", **choices})
            if field.data not in choices:
                field.data = ""

    @property
    def sought(self) -> Sought:
        """What to look for; with words that cannot be looked for, nothing is."""
        told = str(self.blad.data)
        page = int(told) if told.isascii() and told.isdigit() and len(told) <= LONGEST_PAGE else 0
        return Sought(self.zoek.data or "", self.thema.data or "", self.periode.data or "", page)
