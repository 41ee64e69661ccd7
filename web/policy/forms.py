"""The form of the settings."""

from typing import Any

from wtforms import IntegerField
from wtforms.validators import NumberRange

from services.members.policy import SET_HERE
from tenants.tables import Policy
from tenants.words.accents import NAMES
from tenants.words.packs import Spoken
from tenants.words.policy import CONFIDANT, PRESENCE, VOCABULARIES
from web.cases.forms import Versioned
from web.shared.forms import Wanted, choice, mail_address, required, text

CHOOSE = "Kies een van deze."


class PolicyForm(Versioned):
    """Whom to call, how people speak here, and what the municipality asks of itself."""

    coordinator_name = text(
        "Wie bellen mensen?", most=80, description=Spoken("Een naam, of “{coordinator.the}”.")
    )
    phone = text("Telefoon", most=40)
    email = mail_address("E-mail")
    address = text("Adres", description="Staat op brieven en verslagen.")
    vocabulary = choice("Welke woorden gebruiken jullie?", VOCABULARIES, required(CHOOSE))
    client_presence = choice("Zit de cliënt mee aan tafel?", PRESENCE, required(CHOOSE))
    confidant = choice(
        "Mag een vertrouwenspersoon ja zeggen in de plaats van de cliënt?", CONFIDANT, required(CHOOSE)
    )
    comment_days = IntegerField(
        "Hoeveel dagen kan men op een verslag reageren?",
        [required("Schrijf een aantal dagen."), NumberRange(1, 60, "Kies 1 tot 60 dagen.")],
    )
    reminder_days = IntegerField(
        "Hoeveel dagen vooraf herinneren we iemand aan een afspraak?",
        [required("Schrijf een aantal dagen."), NumberRange(1, 30, "Kies 1 tot 30 dagen.")],
    )
    accent = choice("Welke kleur hebben jullie mails?", NAMES, Wanted())

    def wanted(self) -> dict[str, Any]:
        """What was typed, as the row has it."""
        told = {name: self[name].data for name in SET_HERE if name in self}
        words = {
            name: told[name] or "" for name in ("coordinator_name", "phone", "email", "address", "accent")
        }
        return {**told, **words, "may_confidant_consent": self.confidant.data == "yes"}


def filled(row: Policy) -> PolicyForm:
    """The form with what is set now."""
    confidant = "yes" if row.may_confidant_consent else "no"
    return PolicyForm(
        **{name: getattr(row, name) for name in SET_HERE}, confidant=confidant, version=str(row.version)
    )
