"""The forms of a network: who administers a municipality first, who works for the network, who is blocked."""

from tenants.words.members import NETWORK_ROLES
from web.cases.forms import Versioned
from web.members.forms import NO_ROLE, Roles
from web.shared.forms import SHORT, Form, listed, mail_address, required, text


class AdministratorForm(Form):
    """Who is asked to administer a municipality."""

    name = text("Naam", required("Schrijf de naam."), most=80)
    email = mail_address("E-mail van het werk", required("Schrijf het mailadres."))


class NetworkInvitationForm(AdministratorForm):
    """Who is asked to work for the network."""

    roles = Roles(
        "Wat gaat die doen?",
        [required(NO_ROLE)],
        choices=listed({code: f"{role.title}. {role.can}" for code, role in NETWORK_ROLES.items()}),
    )


class NetworkBlockForm(Versioned):
    """Somebody of the network may not come in for now."""

    reason = text("Waarom?", required("Schrijf waarom."), most=SHORT)
