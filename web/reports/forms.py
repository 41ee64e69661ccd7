"""The forms of a report."""

from collections.abc import Collection
from uuid import UUID

from wtforms import BooleanField, HiddenField, IntegerField, SelectField
from wtforms.validators import DataRequired, Optional
from wtforms.widgets import HiddenInput

from services.reports.rules import LONGEST_COMMENT, LONGEST_TEXT
from web.shared.forms import Form, Wanted, choice, listed, long_text, text

SPREADS = {
    "all": "Ja, naar iedereen die gevraagd was",
    "some": "Alleen naar wie ik aanvink",
    "nobody": "Nee, naar niemand anders",
}


class SpreadForm(Form):
    """What the client says about who gets the report."""

    spread = choice(
        "Mag het verslag naar de anderen?",
        SPREADS,
        DataRequired("Vraag het aan de cliënt en kies het antwoord."),
    )
    words = text("In eigen woorden", most=500)

    def is_answered(self, allowed: Collection[UUID]) -> bool:
        """Who says "only those" also says who: nobody is ticked beforehand."""
        is_whole = bool(self.validate())
        if is_whole and self.spread.data == "some" and not allowed:
            self.spread.errors = ["Vink hieronder aan wie het mag lezen."]
            return False
        return is_whole


class CommentForm(Form):
    """What a reader wants added or mended."""

    words = long_text(
        "Wat wil je erbij of anders?", DataRequired("Schrijf je opmerking."), most=LONGEST_COMMENT
    )
    agenda_item = SelectField("Bij welk punt?", choices=listed({"": "bij het hele verslag"}), default="")


class BehalfForm(CommentForm):
    """The same, said by phone or at the door, written down by the coordinator."""

    participant = SelectField("Wie zegt dit?")


class OutcomeForm(Form):
    """What becomes of a comment."""

    outcome = HiddenField()
    answer = text("Je antwoord", most=500)


class AmendmentForm(Form):
    """What changes in a report that is final."""

    place = SelectField("Wat verandert er?", validators=[DataRequired("Kies wat er verandert.")])
    words = long_text("Wat moet er voortaan staan?", Wanted(), most=LONGEST_TEXT)
    asked_by = SelectField("Wie vroeg dit?", validators=[Optional()], default="")
    comment = HiddenField()
    seen = IntegerField(widget=HiddenInput(), validators=[Optional()])


class ContactForm(Form):
    """What may stand in the annex."""

    phone = BooleanField("Telefoon")
    email = BooleanField("Mailadres")
    address = BooleanField("Adres van de dienst")
