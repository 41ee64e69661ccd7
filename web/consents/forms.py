"""The form of a consent: three plain questions, then how, when and by whom."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from wtforms import BooleanField, Field, FormField, HiddenField, RadioField, SelectField
from wtforms import Form as PlainForm
from wtforms.validators import Optional

from services.cases.tables import CircleMember
from services.consents.rules import Topic, Yes
from services.consents.tables import Consent, Restriction
from tenants.words.consents import EXPLAINED_VERSION, MANNERS, WELCOME
from tenants.words.domains import DOMAINS
from web.cases.lines import named
from web.shared.forms import Form, choice, day, listed, long_text, required, text
from web.shared.rows import Rows

MOST_ROWS = 20
ANY_DOMAIN = {"": "geen bepaald deel van het leven"}
INFORMED = "Ik legde uit waarvoor het overleg dient, wat er gedeeld wordt en met wie, en dat nee zeggen mag"
EXPLICIT = "Uitdrukkelijk ja: op elke persoon hierboven, en op wat er besproken wordt"


class Row(PlainForm):
    """A topic: empty is fine."""

    class Meta:
        locales = ("nl",)


class StruckRow(Row):
    topic = text("Onderwerp", most=200)
    domain = SelectField("Gaat dat over", choices=listed(ANY_DOMAIN | dict(DOMAINS)), default="")
    may_show_title = BooleanField("De anderen mogen lezen welk punt dit is")


class SecretRow(Row):
    """Something that one person may not know; the people are added per case."""

    topic = text("Wat?", most=200)
    domain = SelectField("Gaat dat over", choices=listed(ANY_DOMAIN | dict(DOMAINS)), default="")

    def validate(self, extra_validators: Any = None) -> bool:
        """What is kept, is kept from somebody."""
        is_well = bool(super().validate(extra_validators))
        if bool(self["topic"].data) == bool(self["kept_from"].data):
            return is_well
        missing = "kept_from" if self["topic"].data else "topic"
        self[missing].errors = ["Kies wie dit niet mag weten." if missing == "kept_from" else "Schrijf wat."]
        return False


class ConsentForm(Form):
    """Who may be there, what not, who may not know something; the people are added per case."""

    former = HiddenField()
    struck = Rows(FormField(StruckRow), "Waarover niet?", min_entries=1, max_entries=MOST_ROWS)
    secrets: Rows
    given_by = SelectField("Wie zei ja?", [required("Kies wie ja zei.")])
    manner = choice("Hoe?", MANNERS, required("Kies hoe."))
    given_on = day("Wanneer?", required("Kies de dag."))
    valid_until = day("Tot wanneer geldt het?")
    is_explicit = BooleanField(EXPLICIT)
    is_informed = BooleanField(INFORMED)
    exception_reason = long_text("Zei de vertrouwenspersoon ja? Schrijf dan waarom", most=1000)

    def yes(self, given_for: UUID, asked: Mapping[UUID, Field]) -> Yes:
        """What was answered, as the service takes it."""
        return Yes(
            given_for=given_for,
            given_by=UUID(self.given_by.data),
            given_on=self.given_on.data or date.max,
            manner=self.manner.data,
            is_explicit=bool(self.is_explicit.data),
            is_informed=bool(self.is_informed.data),
            valid_until=self.valid_until.data,
            exception_reason=self.exception_reason.data or "",
            welcome=frozenset(person for person, field in asked.items() if field.data == "yes"),
            unwelcome=frozenset(person for person, field in asked.items() if field.data == "no"),
            topics=(*self._struck(), *self._secrets()),
            explained=EXPLAINED_VERSION if self.is_informed.data else "",
        )

    @property
    def former_id(self) -> UUID | None:
        """The yes that was on the page."""
        try:
            return UUID(str(self.former.data))
        except ValueError:
            return None

    def _struck(self) -> list[Topic]:
        rows = [row for row in self.struck.data if row["topic"]]
        return [
            Topic(row["topic"], row["domain"], None, may_show_title=row["may_show_title"]) for row in rows
        ]

    def _secrets(self) -> list[Topic]:
        rows = [row for row in self.secrets.data if row["topic"]]
        return [Topic(row["topic"], row["domain"], UUID(row["kept_from"])) for row in rows]


def consent_form(
    circle: Sequence[CircleMember], person: UUID, posted: Any = None, **values: Any
) -> ConsentForm:
    """The form for this circle: one question per other person, and everybody as who may not know."""
    others = [one for one in circle if one.id != person]
    asked = {
        f"erbij_{one.id}": RadioField(named(one), [Optional()], choices=listed(WELCOME)) for one in others
    }
    kept_from = SelectField("Wie mag dat niet weten?", choices=chosen(others), default="")
    row = type("SecretRow", (SecretRow,), {"kept_from": kept_from})
    secrets = Rows(FormField(row), "Mag iemand iets niet weten?", min_entries=1, max_entries=MOST_ROWS)
    made: ConsentForm = type("ConsentForm", (ConsentForm,), {**asked, "secrets": secrets})(posted, **values)
    made.given_by.choices = chosen(circle)
    return made


def chosen(people: Sequence[CircleMember]) -> list[Any]:
    """Somebody of these, or nobody yet."""
    return listed({"": "kies iemand"} | {str(one.id): named(one) for one in people})


def asked_about(form: Form) -> dict[UUID, Field]:
    """The question "mag die erbij zijn?" per person."""
    return {
        UUID(field.name.removeprefix("erbij_")): field for field in form if field.name.startswith("erbij_")
    }


def known(
    consent: Consent | None, presence: Mapping[UUID, bool], restrictions: Sequence[Restriction]
) -> dict[str, Any]:
    """What stands now, as the first values of the form."""
    struck = [r for r in restrictions if r.kept_from is None]
    secret = [r for r in restrictions if r.kept_from is not None]
    told: dict[str, Any] = {
        f"erbij_{person}": "yes" if is_yes else "no" for person, is_yes in presence.items()
    }
    told["struck"] = [
        {"topic": r.topic, "domain": r.domain, "may_show_title": r.may_show_title} for r in struck
    ]
    told["secrets"] = [{"topic": r.topic, "domain": r.domain, "kept_from": str(r.kept_from)} for r in secret]
    if consent is not None:
        told |= {
            "given_by": str(consent.given_by),
            "manner": consent.manner,
            "is_explicit": consent.is_explicit,
        }
    return told


class WithdrawalForm(Form):
    """Taking a yes back needs no reason; words are welcome."""

    words = long_text("In eigen woorden", most=1000)


class NarrowingForm(Form):
    """A part of a yes taken back: one person, or one topic; the people are added per case."""

    without = SelectField("Wie liever niet?", [Optional()])
    topic = text("Waarover niet?", most=200)

    def offer(self, people: Sequence[CircleMember]) -> None:
        """Who may be left out."""
        self.without.choices = listed({"": "niemand"} | {str(one.id): named(one) for one in people})

    def validate(self, extra_validators: Any = None) -> bool:
        """One of both, or both."""
        is_well = bool(super().validate(extra_validators))
        if is_well and not (self.without.data or self.topic.data):
            self.topic.errors = ["Kies iemand, of schrijf een onderwerp."]
            return False
        return is_well

    @property
    def person(self) -> UUID | None:
        """Who stays away from now on."""
        return UUID(self.without.data) if self.without.data else None
