"""The forms of a plan."""

from wtforms import HiddenField, IntegerField, SelectField
from wtforms.validators import DataRequired, Optional
from wtforms.widgets import HiddenInput

from services.plans.rules import LONGEST_SENTENCE
from tenants.words.plans import HELP_CHANGES
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
    """One step towards a goal: what the client can do, which help, and what the own network gives (row 138)."""

    sentence = text("Welke stap?", DataRequired("Schrijf welke stap."), most=LONGEST_SENTENCE)
    can_do = text("Wat kan of probeerde de cliënt zelf al?", most=500)
    help_needed = text("Welke hulp is daarvoor nodig, en van wie?", most=500)
    own_network = text(
        "Wie van familie, vrienden of buren kan mee helpen?",
        most=500,
        description="En wat heeft die persoon daarvoor nodig?",
    )
    version = IntegerField(widget=HiddenInput(), validators=[Optional()], default=1)


class HelpForm(Form):
    """What becomes of one helper's help; `seen` says which earlier answer stood on the page."""

    kind = SelectField("Wat gebeurt er met deze hulp?", choices=listed(HELP_CHANGES), default="")
    words = text("In een paar woorden", most=LONGEST_SENTENCE)
    replaced_by = SelectField("Wie doet het voortaan mee?", default="")
    seen = HiddenField()
