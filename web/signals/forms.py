"""The forms of a bottleneck."""

from wtforms import SelectField

from services.signals.rules import MOST
from tenants.words.domains import DOMAINS
from tenants.words.signals import SIGNAL_KINDS
from web.shared.forms import Form, listed, long_text, required

LATER = {"": "dat bekijken we later"}


class CodingForm(Form):
    """What a bottleneck is about; both may wait."""

    kind = SelectField("Wat voor knelpunt is het?", choices=listed(LATER | dict(SIGNAL_KINDS)), default="")
    domain = SelectField("Over welk deel van het leven?", choices=listed(LATER | dict(DOMAINS)), default="")


class SignalForm(CodingForm):
    """One sentence, and what it is about."""

    sentence = long_text(
        "Wat loopt er structureel mis?",
        required("Schrijf in één zin wat er structureel misloopt."),
        most=MOST,
    )
