"""The form of taking over: names, open agreements and the next date on one short page."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from wtforms import Form as PlainForm
from wtforms import FormField, SelectField, TimeField
from wtforms.validators import Optional

from infra.clock import BRUSSELS
from services.cases.rules import Person, name_in_two
from services.cases.tables import CircleKind
from services.consultations.rules import Sitting
from services.procedures.take_over import Running
from tenants.words.sectors import sector_in
from web.shared.forms import Form, day, listed, mail_address, required, text
from web.shared.rows import Rows

MOST_ROWS = 30
USUAL_LENGTH = timedelta(minutes=90)
KINDS = {"helper": "hulpverlener", "family": "familie", "network": "vriend, buur"}


class Row(PlainForm):
    """One row: empty is fine, half filled in is not."""

    class Meta:
        locales = ("nl",)

    def told(self) -> bool:
        """Whether something was typed; a select has always something."""
        return any(self[name].data for name in self._fields if name != "kind")


class PersonRow(Row):
    name = text("Voornaam", most=80)
    function = text("Functie en dienst", most=80)
    email = mail_address("E-mail")
    kind = SelectField("Wie is het?", choices=listed(KINDS), default="helper")

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask the name of a row in which something else stands."""
        is_well = bool(super().validate(extra_validators))
        if not self.told() or self["name"].data:
            return is_well
        self["name"].errors = ["Schrijf een naam, of wie het is: “huisarts”."]
        return False


class AgreementRow(Row):
    sentence = text("Wat is afgesproken?", most=300)
    who = text("Wie doet dat?", most=80)
    due_on = day("Tegen wanneer?")


class TakeOverForm(Form):
    """A running situation, as it is today."""

    name = text("Hoe noemen jullie deze situatie?", most=80)
    first_name = text("Voornaam van de cliënt", required("Schrijf de voornaam van de cliënt."), most=80)
    people = Rows(FormField(PersonRow), "Wie zit er mee rond de tafel?", min_entries=4, max_entries=MOST_ROWS)
    agreements = Rows(
        FormField(AgreementRow), "Welke afspraken lopen nog?", min_entries=1, max_entries=MOST_ROWS
    )
    held_on = day("Dag")
    starts = TimeField("Uur", [Optional()], format=["%H:%M", "%H:%M:%S", "%H.%M", "%H"])
    place = text("Plaats")

    def validate(self, extra_validators: Any = None) -> bool:
        """Shape, and that everybody who does something is named."""
        super().validate(extra_validators)
        names = self._names()
        for row in self.agreements:
            self._check_agreement(row.form, names)
        for rows in (self.people, self.agreements):
            found = [entry.errors for entry in rows]
            rows.errors = found if any(found) else []
        self._check_date()
        return not self.errors

    def title(self) -> str:
        """What the case is called: the client's first name when nothing else was typed."""
        return str(self.name.data or self.first_name.data)

    def everybody(self) -> list[Person]:
        """The client first, then who was named."""
        first, last = name_in_two(str(self.first_name.data))
        return [Person(CircleKind.CLIENT, first, last), *(_person(row) for row in self._people())]

    def running(self) -> list[Running]:
        """The agreements that still run."""
        names = self._names()
        return [
            Running(row["sentence"].data, names.get(_plain(row["who"].data)), row["due_on"].data)
            for row in (entry.form for entry in self.agreements)
            if row["sentence"].data
        ]

    def sitting(self) -> Sitting | None:
        """The next date; an hour and a half, as usual."""
        if self.held_on.data is None or self.starts.data is None:
            return None
        starts_at = _moment(self.held_on.data, self.starts.data)
        return Sitting(starts_at, starts_at + USUAL_LENGTH, self.place.data or "")

    def _people(self) -> Iterator[Row]:
        return (entry.form for entry in self.people if entry.form["name"].data)

    def _names(self) -> dict[str, int]:
        """By which words somebody is meant: the first name, or everything that was typed."""
        found: dict[str, int] = {}
        for place, typed in enumerate([self.first_name.data, *(row["name"].data for row in self._people())]):
            for name in (typed, name_in_two(str(typed))[0]):
                found.setdefault(_plain(name), place)
        return found

    def _check_agreement(self, row: Row, names: dict[str, int]) -> None:
        if row.told() and not row["sentence"].data:
            row["sentence"].errors = ["Schrijf wat er afgesproken is."]
        if row["who"].data and _plain(row["who"].data) not in names:
            row["who"].errors = [
                "Deze naam staat hierboven niet. Gebruik dezelfde naam, of voeg die persoon toe."
            ]

    def _check_date(self) -> None:
        if self.held_on.data and self.starts.data is None:
            self.starts.errors = [*self.starts.errors, "Kies een uur."]
        if not self.held_on.data and (self.starts.data or self.place.data):
            self.held_on.errors = [*self.held_on.errors, "Kies een dag."]


def _person(row: Row) -> Person:
    first, last = name_in_two(row["name"].data)
    function, kind = row["function"].data or "", row["kind"].data
    sector = sector_in(function, first) if kind == CircleKind.HELPER else ""
    return Person(kind, first, last, relation=function, sector=sector, email=row["email"].data or "")


def _plain(name: str | None) -> str:
    return " ".join((name or "").split()).casefold()


def _moment(on: date, at: time) -> datetime:
    return datetime.combine(on, at, BRUSSELS)
