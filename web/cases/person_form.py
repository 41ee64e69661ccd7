"""The form of somebody in the circle: who it is, which duty binds, what they want themselves, how to reach them."""

from collections.abc import Sequence
from uuid import UUID

from wtforms import BooleanField, SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from services.cases.rules import Person, name_in_two
from services.cases.tables import CircleKind, CircleMember
from services.contacts.rules import Card
from tenants.words import cases as words
from web.cases.forms import Versioned, offer
from web.cases.lines import named
from web.shared.forms import choice, day, listed, long_text, mail_address, phone_number, required, text

WORDS = (
    *("first_name", "last_name", "relation", "organisation", "sector", "secrecy"),
    *("phone", "email", "safe_contact", "address", "keyword", "own_interest", "post_opened_by"),
)
COMPARED = (*WORDS, "is_address_secret", "born_on", "asked_to_be_there_on", "confidant_chosen_on")
NAMING = {"name": "Ja", "function": "Nee, toon alleen wat die persoon doet"}
SENSITIVE = {"name": False, "function": True}
IN_CIRCLE = {code: label for code, label in words.CIRCLE_KINDS.items() if code != "client"}


class Ticked(SelectMultipleField):
    """Several of a few answers, each with a box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class PersonForm(Versioned):
    """Somebody of the circle, or the client."""

    first_name = text("Voornaam", required("Schrijf een voornaam, of wie het is: “huisarts”."), most=80)
    last_name = text("Familienaam", most=80)
    relation = text(
        "Functie, of wie dat is voor de cliënt",
        description="Zoals moeder, ex-partner, buur, huisarts, bewindvoerder.",
        most=80,
    )
    organisation = text("Dienst of organisatie")
    same_organisation_as = SelectField("Werkt in dezelfde organisatie als", default="")
    naming = choice("Mogen anderen de naam van die dienst lezen?", NAMING)
    sector = SelectField("Waar werkt die?", choices=listed(words.SECTORS), default="")
    roles = Ticked("Wat is die persoon nog?", choices=listed(words.ROLES))
    secrecy = choice("Welke zwijgplicht?", words.SECRECY)
    duty_reason = text("Waarom een andere zwijgplicht dan gewoonlijk?", most=300)
    own_interest = long_text("Wat wil die persoon zelf?", most=1000)
    asked_to_be_there_on = day("Vroeg zelf om erbij te zijn op")
    confidant = SelectField("Eigen vertrouwenspersoon", default="")
    confidant_chosen_on = day("Wanneer koos die persoon?")
    phone = phone_number("Telefoon")
    email = mail_address("E-mail")
    safe_contact = long_text("Hoe bereiken we die persoon veilig?", most=1000)
    post_opened_by = text("Wie opent de post?", most=80)
    address = text("Adres")
    is_address_secret = BooleanField("Dit adres is geheim: toon het nergens")
    born_on = day("Geboortedatum")
    keyword = text("Kenwoord", most=40)

    def person(self, kind: str) -> Person:
        """What was typed, as the service takes it."""
        told = {name: str(self[name].data or "") for name in WORDS}
        return Person(
            kind=kind,
            **told,
            is_address_secret=bool(self.is_address_secret.data),
            born_on=self.born_on.data,
            is_organisation_sensitive=SENSITIVE.get(str(self.naming.data)),
            roles=tuple(self.roles.data or ()),
            same_organisation_as=_id(self.same_organisation_as.data),
            asked_to_be_there_on=self.asked_to_be_there_on.data,
            confidant=_id(self.confidant.data),
            confidant_chosen_on=self.confidant_chosen_on.data if self.confidant.data else None,
        )

    def show(self, member: CircleMember) -> "PersonForm":
        """With what the coordinator decided about the name of the organisation."""
        decided: dict[bool | None, str] = {sensitive: code for code, sensitive in SENSITIVE.items()}
        self.naming.data = decided.get(member.is_organisation_sensitive)
        self.confidant.data = str(member.confidant or "")
        self.same_organisation_as.data = str(member.same_organisation_as or "")
        return self

    def offer(self, circle: Sequence[CircleMember], member: UUID | None = None) -> "PersonForm":
        """Who can be a confidant, and who a colleague: the others. Who left stays chosen where they were."""
        others = [one for one in circle if one.id != member]
        chosen = {self.confidant.data, self.same_organisation_as.data}
        here = [one for one in others if one.left_at is None or str(one.id) in chosen]
        offer(self.confidant, {one.id: named(one) for one in here}, "niemand, of dat weten we niet")
        helpers = {one.id: named(one) for one in here if one.kind == CircleKind.HELPER}
        offer(self.same_organisation_as, helpers, "niemand, of dat weten we niet")
        return self


class CircleForm(PersonForm):
    """Somebody who joins the circle; a helper may be kept for a next time."""

    kind = choice("Wie is het?", IN_CIRCLE, required("Kies wie het is."))
    keep_contact = BooleanField("Bewaar bij onze contacten, zichtbaar voor de gemeenten van ons netwerk")

    def card(self) -> Card:
        """What of this stands on the card of a professional."""
        name = f"{self.first_name.data or ''} {self.last_name.data or ''}".strip()
        told = (self[field].data or "" for field in ("organisation", "relation"))
        rest = (self[field].data or "" for field in ("sector", "phone", "email"))
        organisation, function = told
        return Card(organisation, function, name, *rest)

    def take(self, card: Card) -> None:
        """Fill in what stands on a card; what was typed about the client's side stays."""
        first, last = name_in_two(card.name or card.function)
        self.kind.data, self.first_name.data, self.last_name.data = str(CircleKind.HELPER), first, last
        self.relation.data, self.organisation.data = card.function, card.organisation
        self.sector.data, self.phone.data, self.email.data = card.sector, card.phone, card.email


def _id(value: str | None) -> UUID | None:
    return UUID(value) if value else None
