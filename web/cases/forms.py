"""The forms of a case: its data, who was chosen, who decides, who may open it. Somebody is in person_form.py."""

from collections.abc import Mapping
from uuid import UUID

from wtforms import HiddenField, SelectField

from services.errors import Refused
from tenants.words import cases as words
from tenants.words.packs import Spoken
from tenants.words.refusals import REFUSALS
from web.shared.forms import SHORT, Form, choice, day, listed, long_text, required, text

LONGEST_VERSION = 9
NOBODY = "nog niemand"


class Versioned(Form):
    """A form that knows which version was read."""

    version = HiddenField(default="0")

    @property
    def read_version(self) -> int:
        """The version that was on the page; a damaged one is none."""
        told = str(self.version.data)
        return int(told) if told.isascii() and told.isdigit() and len(told) <= LONGEST_VERSION else 0


class CaseForm(Versioned):
    """What the team calls it, and how close the coordinator stands."""

    name = text(
        "Hoe noemen jullie deze situatie?",
        required("Geef een naam, zoals de voornaam van de cliënt."),
        most=80,
    )
    coordinator_kind = choice(
        Spoken("Hoe staat {coordinator.the} tegenover de hulp?"), words.COORDINATOR_KINDS, required("Kies.")
    )
    living_situation = long_text("Hoe en met wie woont de cliënt?", most=1000)


class NewCaseForm(CaseForm):
    """A case from scratch, with its client."""

    first_name = text("Voornaam van de cliënt", required("Schrijf de voornaam van de cliënt."), most=80)
    last_name = text("Familienaam", most=80)


class ChoiceForm(Form):
    """Whom the client chose to stay closest, and as a confidant."""

    key_worker = SelectField("Wie volgt het mee op?", default="")
    key_worker_chosen_on = day("Wanneer koos de cliënt?")
    gap = long_text("Waarom is er nu niemand?", most=300)
    confidant = SelectField("Wie is de vertrouwenspersoon?", default="")
    confidant_chosen_on = day("Wanneer koos de cliënt?")


class RepresentativeForm(Form):
    """Who decides for whom, about what."""

    circle_member = SelectField("Wie beslist?", [required("Kies wie beslist.")])
    represented = SelectField("In de plaats van wie?", [required("Kies in de plaats van wie.")])
    kind = choice("In welke rol?", words.REPRESENTATIVES, required("Kies in welke rol."))
    may_decide = long_text("Waarover beslist die persoon?", most=500)


class OpeningForm(Form):
    """Who may open the case, or may not."""

    member = SelectField("Wie?", [required("Kies een collega.")])
    until_on = day("Tot en met")
    reason = text("Waarom?", most=SHORT)


class ReasonForm(Form):
    """Opening a case that is not yours."""

    name = text("Naam", required("Schrijf de naam."), most=200)
    reason = text(
        "Waarom heb je dit nodig?", required(Spoken("Schrijf waarom. {coordinator.The} leest dit.")), most=300
    )


def offer(field: SelectField, people: Mapping[UUID, str], empty: str = NOBODY) -> None:
    """Who can be chosen in a select, by id and name; `empty` is what nobody is called."""
    field.choices = listed({"": empty} | {str(key): name for key, name in people.items()})


def refuse(form: Form, refused: Refused, places: Mapping[str, str]) -> None:
    """Say at the field that it is about what a rule said; else on top."""
    message = REFUSALS[refused.code]
    place = places.get(refused.code)
    if place is None:
        form.form_errors = [*form.form_errors, message]
    else:
        form[place].errors = [*form[place].errors, message]
