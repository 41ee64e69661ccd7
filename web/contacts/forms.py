"""The form of one contact: the card of a professional."""

from wtforms import BooleanField, SelectField

from services.contacts.rules import Card
from tenants.words.cases import SECTORS
from web.cases.forms import Versioned
from web.shared.forms import listed, mail_address, phone_number, required, text

FIELDS = ("organisation", "function", "name", "sector", "phone", "email")


class ContactForm(Versioned):
    """Who works where, and whether the networks may see it."""

    organisation = text("Dienst of organisatie", required("Schrijf de dienst of organisatie."))
    function = text("Functie", most=80)
    name = text("Naam", most=160)
    sector = SelectField("Waar werkt die?", choices=listed(SECTORS), default="")
    phone = phone_number("Werktelefoon")
    email = mail_address("Werkmail")
    is_shared = BooleanField("De gemeenten van ons netwerk mogen dit contact vinden")

    def card(self) -> Card:
        """What was typed."""
        return Card(*(str(self[name].data or "") for name in FIELDS))
