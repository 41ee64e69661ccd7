"""Forms of what is somebody's own: the story, the typist's notes, and the client's choice to stay away."""

from wtforms import SelectField, SelectMultipleField
from wtforms.validators import DataRequired
from wtforms.widgets import CheckboxInput, ListWidget

from web.meetings.forms import SentenceForm
from web.shared.forms import Form, listed, text


class StoryForm(Form):
    """Who tells the client's story."""

    told_by = SelectField("Wie vertelt?")


class ObjectionForm(SentenceForm):
    """Somebody had trouble with it: what it was, and how it was talked out, before it is agreed."""

    objection = text(
        "Wat was de moeite, en hoe raakte ze opgelost?",
        DataRequired(
            "Schrijf wat de moeite was, en hoe ze opgelost raakte. Lukt dat niet? Spreek dan niets af."
        ),
        most=500,
    )


class WithoutForm(Form):
    """The client said by phone: do it without me. For whom, and for what."""

    words = text("Wat zei de cliënt?", DataRequired("Schrijf wat de cliënt zei."), most=500)
    points = SelectMultipleField(
        "Waarover mogen jullie praten?", widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    people = SelectMultipleField(
        "Wie mag erbij zijn?", widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    tells_back = SelectField("Wie vertelt na wat er gezegd is?", choices=listed({"": "kies"}), default="")
