"""The forms of a case: its data, somebody of the circle, who was chosen, who decides, who may open it."""

from collections.abc import Mapping
from uuid import UUID

from wtforms import BooleanField, HiddenField, SelectField

from services.cases.rules import Person
from services.cases.tables import CircleMember
from services.errors import Refused
from tenants.words import cases as words
from tenants.words.refusals import REFUSALS
from web.shared.forms import SHORT, Form, choice, day, listed, long_text, mail_address, required, text

LONGEST_VERSION = 9
NOBODY = "nog niemand"
WORDS = (
    *("first_name", "last_name", "relation", "organisation", "sector", "secrecy"),
    *("phone", "email", "safe_contact", "address", "keyword"),
)
NAMING = {"name": "Ja", "function": "Nee, toon alleen wat die persoon doet"}
SENSITIVE = {"name": False, "function": True}
IN_CIRCLE = {code: label for code, label in words.CIRCLE_KINDS.items() if code != "client"}


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
        "Hoe staat de coördinator tegenover de hulp?", words.COORDINATOR_KINDS, required("Kies.")
    )
    living_situation = long_text("Hoe en met wie woont de cliënt?", most=1000)


class NewCaseForm(CaseForm):
    """A case from scratch, with its client."""

    first_name = text("Voornaam van de cliënt", required("Schrijf de voornaam van de cliënt."), most=80)
    last_name = text("Familienaam", most=80)


class PersonForm(Versioned):
    """Somebody of the circle, or the client."""

    first_name = text("Voornaam", required("Schrijf een voornaam, of wie het is: “huisarts”."), most=80)
    last_name = text("Familienaam", most=80)
    relation = text(
        "Wie is dat voor de cliënt?", description="Zoals moeder, buur, huisarts, bewindvoerder.", most=80
    )
    organisation = text("Dienst of organisatie")
    naming = choice("Mogen anderen de naam van die dienst lezen?", NAMING)
    sector = SelectField("Waar werkt die?", choices=listed(words.SECTORS), default="")
    secrecy = choice("Welke zwijgplicht?", words.SECRECY)
    phone = text("Telefoon", most=40)
    email = mail_address("E-mail")
    safe_contact = long_text("Hoe bereiken we die persoon veilig?", most=1000)
    address = text("Adres")
    is_address_secret = BooleanField("Dit adres is geheim: toon het nergens")
    born_on = day("Geboortedatum")
    keyword = text("Kenwoord", most=40)

    def person(self, kind: str) -> Person:
        """What was typed, as the service takes it."""
        told = {name: str(self[name].data or "") for name in WORDS}
        secret, born = bool(self.is_address_secret.data), self.born_on.data
        sensitive = SENSITIVE.get(str(self.naming.data))
        return Person(
            kind=kind,
            **told,
            is_address_secret=secret,
            born_on=born,
            is_organisation_sensitive=sensitive,
        )

    def show(self, member: CircleMember) -> "PersonForm":
        """With what the coordinator decided about the name of the organisation."""
        decided: dict[bool | None, str] = {sensitive: code for code, sensitive in SENSITIVE.items()}
        self.naming.data = decided.get(member.is_organisation_sensitive)
        return self


class CircleForm(PersonForm):
    """Somebody who joins the circle."""

    kind = choice("Wie is het?", IN_CIRCLE, required("Kies wie het is."))


class ChoiceForm(Form):
    """Whom the client chose to stay closest, and as a confidant."""

    key_worker = SelectField("Wie volgt het mee op?", validate_choice=True)
    key_worker_chosen_on = day("Wanneer koos de cliënt?")
    confidant = SelectField("Wie is de vertrouwenspersoon?", validate_choice=True)
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
    reason = text("Waarom heb je dit nodig?", required("Schrijf waarom. De coördinator leest dit."), most=300)


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
