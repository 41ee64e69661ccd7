"""The forms of a sitting: when, where, who, why; one point of its agenda."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from wtforms import BooleanField, IntegerField, SelectField, SelectMultipleField, TimeField
from wtforms.validators import NumberRange, Optional, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from infra.clock import BRUSSELS
from services.cases import discretion
from services.cases.tables import CircleMember
from services.consultations.agenda import Further
from services.consultations.hours import moment_at
from services.consultations.rules import Moment, Sitting, moment_of
from services.consultations.tables import Consultation, Room
from services.errors import Refused
from tenants.words.domains import DOMAINS
from tenants.words.invitations import PLACES
from tenants.words.refusals import REFUSALS
from web.cases.forms import Versioned
from web.shared.forms import FilledIn, Form, choice, day, listed, long_text, required, text

YEARS = range(2000, 2101)
COMING = {"yes": "Ja", "no": "Nee"}
WHERE = {
    "consultation.ends-before-start": "ends",
    "consultation.too-long": "ends",
    "consultation.in-the-past": "on",
    "consultation.too-far": "on",
    "consultation.client-required": "is_client_coming",
    "consultation.absence-without-reason": "client_absence_reason",
    "consultation.absence-without-voice": "spokesperson",
    "consent.in-the-future": "confirmed_on",
    "consent.too-long-ago": "confirmed_on",
}


class People(SelectMultipleField):
    """A list to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def clock_time(label: str, *validators: Any) -> TimeField:
    """An hour, as the browser sends it or as a person types it."""
    return TimeField(label, list(validators) or [Optional()], format=["%H:%M", "%H:%M:%S", "%H.%M", "%H"])


class DatedUnless(FilledIn):
    """Asked, unless the date is still being looked for; a day that is typed weighs more than the tick."""

    def __call__(self, form: Any, field: Any) -> None:
        """Stop without an error where there is no date yet."""
        if form.has_no_date:
            field.errors = []
            raise StopValidation
        super().__call__(form, field)


class ConsultationForm(Versioned):
    """When, where, in whose words, and whether the client is there."""

    on = day("Welke dag?", DatedUnless("Kies een dag."))
    starts = clock_time("Van", DatedUnless("Kies een beginuur."))
    ends = clock_time("Tot")
    is_undated = BooleanField("Er is nog geen dag: we zoeken die samen met iedereen")
    place = text("Waar?", required("Schrijf waar het is."))
    place_kind = choice("Wat voor plaats is dat?", PLACES, required("Kies."))
    room = SelectField(
        "Welke zaal?", default="", description="De zaal krijgt het overleg in haar kalender, zonder naam."
    )
    goal = text(
        "Waarover gaat het, in eigen woorden?", description="Eén doel, zoals “Waar kan ik later wonen?”"
    )
    is_client_coming = choice("Zit de cliënt mee aan tafel?", COMING, required("Kies."))
    client_absence_reason = long_text("Waarom niet?", most=600)
    spokesperson = SelectField("Wie spreekt voor de cliënt?", default="")
    reporter_back = SelectField("Wie vertelt nadien alles aan de cliënt?", default="")

    @property
    def has_no_date(self) -> bool:
        """Whether it is planned without a date, to be looked for together."""
        return bool(self.is_undated.data) and not any(self.on.raw_data or ())

    def validate(self, extra_validators: Any = None) -> bool:
        """A year that a calendar knows, and an hour that exists."""
        is_well = bool(super().validate(extra_validators))
        if isinstance(self.on.data, date) and self.on.data.year not in YEARS:
            self.on.errors = ["Kijk de dag na: het jaar klopt niet."]
            return False
        return is_well and self._is_hour()

    def offer(self, circle: list[CircleMember], rooms: Sequence[Room] = ()) -> None:
        """Who may speak and tell back: everybody but the client; and the rooms of this municipality."""
        self.room.choices = listed({"": "geen zaal", **{str(one.id): one.name for one in rooms}})
        others = {str(one.id): one.first_name for one in circle if one.kind != "client"}
        client = next((one.first_name for one in circle if one.kind == "client"), "de cliënt")
        self.is_client_coming.label.text = f"Zit {client} mee aan tafel?"
        self.spokesperson.label.text = f"Wie spreekt voor {client}?"
        self.reporter_back.label.text = f"Wie vertelt nadien alles aan {client}?"
        self.spokesperson.choices = self.reporter_back.choices = listed({"": "Kies iemand", **others})

    def sitting(self, note_taker: UUID | None = None) -> Sitting:
        """What was typed, as the service takes it; without an end it is an hour and a half."""
        planned = self._planned()
        return Sitting(
            starts_at=planned.starts_at if planned else None,
            ends_at=planned.ends_at if planned else None,
            place=str(self.place.data),
            place_kind=str(self.place_kind.data),
            goal=str(self.goal.data or ""),
            is_client_coming=self.is_client_coming.data == "yes",
            client_absence_reason=str(self.client_absence_reason.data or ""),
            spokesperson=_person(self.spokesperson.data),
            reporter_back=_person(self.reporter_back.data),
            note_taker=note_taker,
            room=_person(self.room.data),
        )

    def _planned(self) -> Moment | None:
        """When; None while the date is being looked for."""
        if self.has_no_date or self.on.data is None or self.starts.data is None:
            return None
        return moment_at(self.on.data, self.starts.data, self.ends.data)

    def _is_hour(self) -> bool:
        try:
            self._planned()
        except Refused as refused:
            self.starts.errors = [REFUSALS[refused.code]]
            return False
        return True


class NewConsultationForm(ConsultationForm):
    """The same, and who is asked."""

    asked = People("Wie vraag je?")

    def offer_table(
        self, circle: list[CircleMember], refused: dict[UUID, str], rooms: Sequence[Room]
    ) -> None:
        """Only who may be asked can be ticked."""
        self.offer(circle, rooms)
        self.asked.choices = [(str(one.id), named(one)) for one in circle if not refused.get(one.id, "left")]

    def people(self) -> list[UUID]:
        """Who was ticked."""
        return [UUID(one) for one in self.asked.data or []]


class FollowupForm(NewConsultationForm):
    """The next sitting of the same table, and the client's yes once more."""

    is_confirmed = BooleanField("Ja, opnieuw: dezelfde mensen, en over hetzelfde niet")
    confirmed_on = day("Op welke dag was dat?")


class TopicForm(Versioned):
    """One point of the agenda."""

    title = text("Waarover gaat het?", required("Schrijf waarover het gaat."), most=600)
    domain = SelectField(
        "Over welk deel van het leven?", choices=listed({"": "geen keuze", **DOMAINS}), default=""
    )
    brought_by = SelectField("Wie brengt dit in?", default="")
    is_to_discuss_first = BooleanField("Eerst met de cliënt bespreken: tot dan ziet niemand dit punt")
    is_far_reaching = BooleanField(
        "Dit is ingrijpend (bv. ergens anders gaan wonen): we luisteren, en beslissen niets"
    )
    continues_with = SelectField("Wie praat daar na het overleg over verder met de cliënt?", default="")
    outside_party = text(
        "Vragen we iets aan iemand van buiten?",
        description="Bijvoorbeeld uitstel aan de huisvestingsmaatschappij. Alleen jij leest dit.",
    )

    def offer(self, circle: list[CircleMember]) -> None:
        """Anybody of the circle may bring something; who goes on about it is not the client."""
        client = next((one.first_name for one in circle if one.kind == "client"), "de cliënt")
        self.is_to_discuss_first.label.text = f"Eerst met {client} bespreken: tot dan ziet niemand dit punt"
        self.continues_with.label.text = f"Wie praat daar na het overleg over verder met {client}?"
        self.brought_by.choices = listed(
            {"": "niemand in het bijzonder"} | {str(c.id): c.first_name for c in circle}
        )
        self.continues_with.choices = listed(
            {"": "nog niemand"} | {str(c.id): c.first_name for c in circle if c.kind != "client"}
        )

    def further(self) -> Further:
        """What else is known of it."""
        is_far = bool(self.is_far_reaching.data)
        goes_on = _person(self.continues_with.data)
        return Further(is_far, goes_on, str(self.outside_party.data or ""))


class MinutesForm(Form):
    """How long a point may take."""

    minutes = IntegerField(
        "Hoeveel minuten?",
        [Optional(), NumberRange(0, 240, "Kies tussen 0 en 240 minuten.")],
        description="Leeg: we verdelen de tijd zelf.",
    )


class PresenceForm(Versioned):
    """Who is in the room for one point."""

    present = People("Wie is erbij voor dit punt?")


class StrikeForm(Versioned):
    """A point that is not talked about."""

    struck_by = SelectField("Op vraag van wie?", default="")
    may_show_title = BooleanField("De cliënt vindt het goed dat de titel zichtbaar blijft")


def named(person: CircleMember) -> str:
    """`Leen, dagcentrum`."""
    does = discretion.does(person)
    return f"{person.first_name}, {does}" if does and person.kind != "client" else str(person.first_name)


def filled(consultation: Consultation) -> dict[str, Any]:
    """What was planned, as the form shows it."""
    planned = moment_of(consultation)
    when: dict[str, Any] = {"is_undated": True}
    if planned is not None:
        starts, ends = (at.astimezone(BRUSSELS) for at in (planned.starts_at, planned.ends_at))
        when = {"on": starts.date(), "starts": starts.time(), "ends": ends.time()}
    return {
        **when,
        "place": consultation.place,
        "place_kind": consultation.place_kind,
        "room": str(consultation.room or ""),
        "goal": consultation.goal,
        "is_client_coming": "yes" if consultation.is_client_coming else "no",
        "client_absence_reason": consultation.client_absence_reason,
        "spokesperson": str(consultation.spokesperson or ""),
        "reporter_back": str(consultation.reporter_back or ""),
        "version": str(consultation.version),
    }


def _person(chosen: str | None) -> UUID | None:
    return UUID(chosen) if chosen else None
