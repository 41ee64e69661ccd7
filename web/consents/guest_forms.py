"""The three questions on somebody's own page, in easy words. Every box may stay empty."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from wtforms import FormField, HiddenField, RadioField, SelectField
from wtforms.validators import Optional

from infra import clock
from services.cases import discretion
from services.cases.tables import CircleMember
from services.consents.rules import Topic, Yes
from services.consents.tables import Consent, Manner, Restriction
from tenants.words.consents import EXPLAINED_VERSION
from tenants.words.domains import DOMAINS
from web.consents.forms import MOST_ROWS, Row, asked_about
from web.shared.forms import Form, day, listed, text
from web.shared.rows import Rows

OWN_WELCOME = {"yes": "Ja", "no": "Liever niet"}


class OwnRow(Row):
    """A topic in own words; what somebody else noted with it goes along unseen."""

    topic = text("Wat?", most=200)
    domain = HiddenField()
    may_show_title = HiddenField()

    @property
    def said(self) -> Topic:
        """As the service takes it."""
        kept = self["kept_from"].data if "kept_from" in self else ""
        return Topic(
            str(self.topic.data),
            str(self.domain.data) if self.domain.data in DOMAINS else "",
            UUID(kept) if kept else None,
            may_show_title=self.may_show_title.data == "yes",
        )


class OwnSecretRow(OwnRow):
    """Something that one person may not know; the people are added per table."""

    def validate(self, extra_validators: Any = None) -> bool:
        """What is kept, is kept from somebody."""
        is_well = bool(super().validate(extra_validators))
        if bool(self.topic.data) == bool(self["kept_from"].data):
            return is_well
        missing = "kept_from" if self.topic.data else "topic"
        self[missing].errors = ["Kies wie dit niet mag weten." if missing == "kept_from" else "Schrijf wat."]
        return False


class OwnConsentForm(Form):
    """Who may be there, what not, who may not know something; the people are added per table."""

    former = HiddenField()
    struck = Rows(FormField(OwnRow), "Waarover niet?", min_entries=1, max_entries=MOST_ROWS)
    secrets: Rows
    valid_until = day("Tot wanneer geldt dit?")

    def yes(self, person: UUID) -> Yes:
        """What was answered: written, and for each person apart, so explicit."""
        answers = {one: field.data == "yes" for one, field in asked_about(self).items() if field.data}
        rows = [row.form for rows in (self.struck, self.secrets) for row in rows]
        return Yes(
            given_for=person,
            given_by=person,
            given_on=clock.today(),
            manner=Manner.LINK,
            is_explicit=True,
            valid_until=self.valid_until.data,
            welcome=frozenset(one for one, is_yes in answers.items() if is_yes),
            unwelcome=frozenset(one for one, is_yes in answers.items() if not is_yes),
            topics=tuple(row.said for row in rows if row.topic.data),
            explained=EXPLAINED_VERSION,
        )

    @property
    def former_id(self) -> UUID | None:
        """The yes that was on the page."""
        try:
            return UUID(str(self.former.data))
        except ValueError:
            return None


def own_form(
    people: Sequence[CircleMember],
    kept_from_before: Sequence[CircleMember],
    posted: Any = None,
    **values: Any,
) -> OwnConsentForm:
    """The form for who sits at this table; from whom something was kept before, it stays so."""
    asked = {
        f"erbij_{one.id}": RadioField(_named(one), [Optional()], choices=listed(OWN_WELCOME))
        for one in people
    }
    kept_from = SelectField("Wie niet?", choices=_chosen([*people, *kept_from_before]), default="")
    row = type("OwnSecretRow", (OwnSecretRow,), {"kept_from": kept_from})
    secrets = Rows(FormField(row), "Mag iemand iets niet weten?", min_entries=1, max_entries=MOST_ROWS)
    made: OwnConsentForm = type("OwnConsentForm", (OwnConsentForm,), {**asked, "secrets": secrets})(
        posted, **values
    )
    return made


def known(
    consent: Consent | None,
    presence: Mapping[UUID, bool],
    said: Sequence[Restriction],
    people: Sequence[CircleMember],
) -> dict[str, Any]:
    """What this person said before, as the first values."""
    here = {one.id for one in people}
    rows = [(one, _row(one)) for one in said if one.kept_from is None or one.kept_from in here]
    told: dict[str, Any] = {f"erbij_{one}": "yes" if is_yes else "no" for one, is_yes in presence.items()}
    told["struck"] = [row for one, row in rows if one.kept_from is None]
    told["secrets"] = [{**row, "kept_from": str(one.kept_from)} for one, row in rows if one.kept_from]
    return told | {"valid_until": consent.valid_until if consent else None}


def _row(one: Restriction) -> dict[str, Any]:
    return {
        "topic": one.topic,
        "domain": one.domain,
        "may_show_title": "yes" if one.may_show_title else "",
    }


def _chosen(people: Sequence[CircleMember]) -> list[Any]:
    return listed({"": "kies iemand"} | {str(one.id): _named(one) for one in people})


def _named(one: CircleMember) -> str:
    does = discretion.helps(one)
    return f"{one.first_name}, {does}" if does else str(one.first_name)
