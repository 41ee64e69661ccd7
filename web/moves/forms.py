"""The forms of a move: the client's yes and where to, and saying no."""

from wtforms import SelectField

from tenants.words.consents import MANNERS
from tenants.words.moves import ALONG
from web.shared.forms import Form, choice, day, required, text


class OfferForm(Form):
    """Where the client goes to live, and what the client said about it."""

    to = SelectField("Naar welke gemeente?", [required("Kies een gemeente.")])
    agreed_by = SelectField("Wie zei ja?", [required("Kies wie ja zei.")])
    agreed_on = day("Wanneer?", required("Kies de dag."))
    manner = choice("Hoe?", MANNERS, required("Kies hoe het ja gegeven is."))
    goes_along = choice("Wat mag er mee?", ALONG, required("Kies wat er mee mag."))


class WithdrawalForm(Form):
    """Taking an offer back."""

    words = text("Waarom?", most=300)


class DeclineForm(Form):
    """Saying no, with a reason that the other municipality reads."""

    why = text("Waarom niet?", required("Schrijf waarom. De collega leest dit."), most=300)
