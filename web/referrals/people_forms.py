"""The rows of a request: who lives with the client, who is wanted at the table."""

from typing import Any

from wtforms import Form as PlainForm

from web.shared.forms import mail_address, text


class Row(PlainForm):
    """Somebody: a row that is filled in has a name."""

    class Meta:
        locales = ("nl",)

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask the name of a row in which something else stands."""
        is_well = bool(super().validate(extra_validators))
        if not any(value for value in self.data.values()) or self.data["name"]:
            return is_well
        self["name"].errors = ["Schrijf een naam. Ken je die niet? Schrijf dan wie het is, zoals “huisarts”."]
        return False


class HousemateForm(Row):
    name = text("Naam")
    relation = text("Wie is dat voor de cliënt?")


class HelperForm(Row):
    name = text("Naam")
    function = text("Functie")
    organisation = text("Organisatie")
    address = text("Adres")
    phone = text("Telefoon", most=40)
    email = mail_address("E-mail")


class NetworkForm(Row):
    name = text("Naam")
    relation = text("Wie is dat voor de cliënt?")
    address = text("Adres")
    phone = text("Telefoon", most=40)
    email = mail_address("E-mail")
