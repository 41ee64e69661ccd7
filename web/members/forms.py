"""The forms about members: roles, leaving, blocking, handing over, asking somebody."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from tenants.tables import Member
from tenants.words.members import RoleWords
from web.cases.forms import Versioned
from web.shared.forms import SHORT, Form, listed, mail_address, required, text

NO_ROLE = "Kies minstens één rol."
NOBODY_YET = "nog niemand"


class Roles(SelectMultipleField):
    """Any number of roles, each with a box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class RolesForm(Versioned):
    """What somebody may do."""

    roles = Roles("Wat doet die hier?", [required(NO_ROLE)])


class LeavingForm(Versioned):
    """Somebody does not work here any more."""

    successor = SelectField("Wie neemt de situaties over?")


class BlockForm(Versioned):
    """Somebody may not come in for now."""

    reason = text("Waarom?", required("Schrijf waarom. Wie later deblokkeert, leest dit."), most=SHORT)


class UnblockForm(Versioned):
    """May come in again."""


class HandOverForm(Form):
    """Another coordinator takes the cases."""

    successor = SelectField("Wie neemt ze over?", [required("Kies een collega.")])


class InvitationForm(Form):
    """Somebody who is asked to work here."""

    name = text("Naam", required("Schrijf de naam."), most=80)
    email = mail_address("E-mail van het werk", required("Schrijf het mailadres."))
    roles = Roles("Wat gaat die hier doen?", [required(NO_ROLE)])


def offer_roles(field: Any, known: Mapping[str, RoleWords]) -> None:
    """The roles to choose from, each with what one can do."""
    field.choices = listed({code: f"{role.title}. {role.can}" for code, role in known.items()})


def offer_successors(field: Any, people: Sequence[Member], empty: str) -> None:
    """Who can take over, by name."""
    field.choices = listed({"": empty} | {str(one.id): one.name for one in people})
