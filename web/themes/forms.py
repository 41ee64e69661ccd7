"""The forms of the list of themes."""

from web.cases.forms import Versioned
from web.shared.forms import Form, Wanted, long_text, required, text

NAME = 80


class NewThemeForm(Form):
    """A theme, or a part of one."""

    name = text("Hoe heet het?", required("Schrijf hoe het thema heet."), most=NAME)
    explanation = text("Wat valt eronder?", description="Eén zin, voor wie kiest.")


class ThemeForm(Versioned):
    """The same theme in other words."""

    name = text("Naam", required("Schrijf hoe het thema heet."), most=NAME)
    explanation = text("Wat valt eronder?", description="Eén zin, voor wie kiest.")
    words = long_text(
        "Woorden die naar dit thema wijzen",
        most=3000,
        description="Het begin van een woord is genoeg: ‘huurwaarb’ vindt ook ‘huurwaarborg’. Eén woord per regel.",
    )


class SplitForm(Versioned):
    """What comes in its place."""

    names = long_text("Welke thema’s komen in de plaats?", Wanted(), most=1000, description="Eén per regel.")


class EndForm(Versioned):
    """It ends, or it does not end after all."""
