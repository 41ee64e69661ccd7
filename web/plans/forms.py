"""The forms of a plan."""

from wtforms import IntegerField, SelectField
from wtforms.validators import DataRequired, Optional
from wtforms.widgets import HiddenInput

from services.plans.rules import LONGEST_SENTENCE
from web.shared.forms import Form, listed, text


class GoalForm(Form):
    """One goal: active, in the present, in the words of whose it is (row 137)."""

    sentence = text(
        "Wat wil je bereiken?",
        DataRequired("Schrijf het in de woorden van wie het wil."),
        most=LONGEST_SENTENCE,
        description="In eigen woorden, alsof het al zo is: “Ik woon op een plek waar ik mijn bus kan nemen.”",
    )
    whose = SelectField("Van wie is dit?", choices=listed({"": "van de cliënt zelf"}), default="")
    version = IntegerField(widget=HiddenInput(), validators=[Optional()], default=1)


class StepForm(Form):
    """One step towards a goal, and which help it takes (row 138)."""

    sentence = text("Welke stap?", DataRequired("Schrijf welke stap."), most=LONGEST_SENTENCE)
    help_needed = text("Welke hulp is daarvoor nodig, en van wie?", most=500)
