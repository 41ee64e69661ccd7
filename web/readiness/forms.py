"""The form of one practical thing."""

from wtforms import HiddenField
from wtforms.validators import AnyOf

from web.cases.forms import Versioned
from web.shared.forms import text

HOW = ("settled", "open", "not-needed")


class NeedForm(Versioned):
    """Who does it, and how it stands."""

    how = HiddenField("Hoe staat het?", [AnyOf(HOW, message="Kies een van de knoppen.")])
    words = text("Wie, of hoe?", most=300)
