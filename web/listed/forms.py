"""The forms of who coordinates where."""

from typing import Any

from wtforms import BooleanField
from wtforms.validators import Optional

from services.members.listing import FIELDS, Own
from tenants.tables import Policy
from web.cases.forms import Versioned
from web.preparations.forms import Ticked
from web.shared.forms import Form, day, long_text, mail_address, phone_number, text

NAMES = {
    "service": "Dienst",
    "phone": "Telefoon",
    "email": "E-mail",
    "reachable": "Wanneer bereikbaar",
    "may_ask": "Wat je kunt vragen",
}


class ListingForm(Versioned):
    """What everybody may read; what is not ticked is for nobody outside."""

    service = text("Bij welke dienst?", most=120, description="Bijvoorbeeld: Sociaal Huis, dienst Welzijn.")
    phone = phone_number("Telefoon")
    email = mail_address("E-mail")
    reachable = text(
        "Wanneer zijn jullie bereikbaar?",
        most=200,
        description="Bijvoorbeeld: maandag tot donderdag, 9 tot 16 uur.",
    )
    may_ask = long_text(
        "Wat kan men vragen?",
        most=400,
        description="In gewone woorden, ook voor wie twijfelt of het nodig is.",
    )
    shown = Ticked("Wat mag iedereen zien?", [Optional()], choices=list(NAMES.items()))

    def words(self) -> dict[str, str]:
        """What was typed."""
        return {name: self[name].data or "" for name in FIELDS}

    def hidden(self) -> list[str]:
        """What was not ticked."""
        return [name for name in FIELDS if name not in (self.shown.data or [])]


class OwnForm(Form):
    """About myself."""

    shows_name = BooleanField("Mijn naam mag op de openbare lijst staan")
    chairs_elsewhere = BooleanField("Ik wil ook elders voorzitten. Het netwerk mag mij dat vragen")
    since = day("Sinds wanneer doe je dit werk?", description="Alleen voor het netwerk.")

    def told(self) -> Own:
        """As the action wants it."""
        return Own(bool(self.shows_name.data), bool(self.chairs_elsewhere.data), self.since.data)


class NetworkContactForm(Versioned):
    """Whom to call where a municipality is not in the list."""

    phone = phone_number("Telefoon")
    email = mail_address("E-mail")
    reachable = text("Wanneer bereikbaar?", most=200)

    def words(self) -> dict[str, str]:
        """What was typed."""
        return {name: self[name].data or "" for name in ("phone", "email", "reachable")}


def filled(row: Policy) -> ListingForm:
    """With what stands there now."""
    words: dict[str, Any] = {name: getattr(row, name) for name in FIELDS}
    shown = [name for name in FIELDS if name not in (row.hidden or [])]
    return ListingForm(**words, shown=shown, version=str(row.version))
