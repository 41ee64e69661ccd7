"""The forms around being asked."""

from wtforms import HiddenField, SelectField
from wtforms.validators import AnyOf

from tenants.words.invitations import ANSWERS
from web.shared.forms import Form, long_text, mail_address, required


class AnswerForForm(Form):
    """What somebody answered by phone or in person."""

    answer = HiddenField("Antwoord", [AnyOf(tuple(ANSWERS), message="Kies een antwoord.")])
    note = long_text("Wat wil die persoon meegeven?", most=2000)


class AddressForm(Form):
    """Another address for a mail that came back."""

    email = mail_address("Mailadres", required("Vul een mailadres in."))


class ParticipantForm(Form):
    """One more at the table."""

    person = SelectField("Wie vraag je nog?", [required("Kies iemand.")])
