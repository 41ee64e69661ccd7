"""The forms of Mijn afspraken: an address, six digits, a door."""

from wtforms import HiddenField

from web.shared.forms import Form, mail_address, required, text


class AddressForm(Form):
    """The own mail address."""

    email = mail_address("Je mailadres", required("Typ je mailadres."))


class PassageDigitsForm(Form):
    """The code from the mail."""

    digits = text("Je code", required("Typ de zes cijfers."), most=20)


class DoorForm(Form):
    """Which own page to open."""

    door = HiddenField("Welke?")
    to = HiddenField("Waar?")
