"""The forms of follow-up and debrief. What a rule refuses comes back at the field that PLACES names."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from wtforms import DateField, HiddenField, SelectField

from services.cases import discretion
from services.cases.tables import CircleKind, CircleMember
from services.followups.briefings import Absentee
from services.followups.queries import Question
from web.shared.forms import Form, day, long_text, required, text

SOME = 600
MYSELF = "myself"
LONGEST_VERSION = 9
PLACES: Mapping[str, str] = {
    "agreement.no-reason": "reason",
    "agreement.told-often": "reason",
    "agreement.date-in-the-past": "to_on",
    "agreement.same-date": "to_on",
    "agreement.unlikely-date": "to_on",
    "agreement.same-owner": "owner",
    "briefing.kept-from": "words",
    "debrief.in-the-future": "talked_on",
    "debrief.before-consultation": "talked_on",
}


class ReadForm(Form):
    """A form about something that was read: `version` says as it was when."""

    version = HiddenField(default="0", render_kw={"id": False})

    @property
    def read_version(self) -> int:
        """The version that was on the page; a damaged one is nobody's."""
        typed = str(self.version.data)
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_VERSION else 0


class MoveForm(ReadForm):
    """Another day, why, and who asked for it."""

    to_on = day("Welke dag wordt het?", required("Kies een dag."))
    asked_by = SelectField("Wie vroeg dit?", default="")
    asked_outside = text("Of iemand van buiten de kring", most=100)
    reason = text("Waarom?", most=SOME)

    @property
    def day(self) -> date:
        """The day that was chosen; only asked of a valid form."""
        return chosen(self.to_on)

    @property
    def asker(self) -> UUID | None:
        """Somebody of the circle."""
        return UUID(self.asked_by.data) if self.asked_by.data else None


class EndForm(ReadForm):
    """Why it does not go through."""

    reason = long_text("Waarom?", required("Schrijf in enkele woorden waarom."), most=SOME)


class LetGoForm(ReadForm):
    """A step of the client's own is let go; nobody has to say why."""

    reason = long_text("Wil je iets noteren?", most=SOME)


class OwnerForm(ReadForm):
    """Who does it from now on."""

    owner = SelectField("Wie neemt dit op?", [required("Kies iemand.")], default="")


class FormerForm(OwnerForm):
    """Who does all that somebody left behind; `former` is empty for what never had an owner."""

    former = HiddenField(default="", render_kw={"id": False})


class TakerForm(Form):
    """Who takes over in one case; the choice may stay open."""

    taker = SelectField("Wie neemt dit op?", default="")


class AgreedForm(ReadForm):
    """The client says yes after all."""

    words = text("In eigen woorden", most=300)


class BriefingForm(Form):
    """Who tells somebody who was not there, and what."""

    teller = SelectField("Wie vertelt het?", default="")
    words = long_text("Wat zeker?", most=SOME)


class AskDateForm(Form):
    """An owner asks for another day."""

    to_on = day("Tegen welke dag lukt het wel?", required("Kies een dag."))
    reason = text("Waarom?", most=SOME)
    asked_outside = text("Vraagt iemand anders dit?", most=100)

    @property
    def day(self) -> date:
        """The day that was chosen; only asked of a valid form."""
        return chosen(self.to_on)


class CannotForm(Form):
    """An owner says that it does not work out."""

    reason = long_text("Het lukt niet, want …", required("Schrijf in enkele woorden waarom."), most=SOME)


def chosen(field: DateField) -> date:
    """The date of a field that is required; a form that was not validated has none."""
    if field.data is None:
        raise ValueError(field.name)
    return field.data


def move_form(
    people: Sequence[CircleMember], version: int, posted: Any = None, *, asked: Question | None = None
) -> MoveForm:
    """With everybody who may have asked, and what the owner asked already."""
    known: dict[str, object] = {"version": str(version)}
    if asked is not None:
        owner = str(asked.agreement.owner or "")
        known |= {"to_on": asked.to_on, "reason": asked.reason, "asked_by": owner}
    form = MoveForm(posted, data=known)
    form.asked_by.choices = [("", "niemand, of dat weet ik niet"), *names(people)]
    return form


def owner_form(people: Sequence[CircleMember], version: int, posted: Any = None) -> OwnerForm:
    """With everybody who stands in the circle now."""
    form = OwnerForm(posted, data={"version": str(version)})
    form.owner.choices = [("", "kies iemand"), *names(people)]
    return form


def former_form(people: Sequence[CircleMember], former: UUID | None, posted: Any = None) -> FormerForm:
    """With everybody who stands in the circle now."""
    form = FormerForm(posted, data={"former": str(former or "")})
    form.owner.choices = [("", "kies iemand"), *names(people)]
    return form


def briefing_form(
    people: Sequence[CircleMember], absentee: UUID, posted: Any = None, *, known: Absentee | None = None
) -> BriefingForm:
    """With everybody who may tell it; the client does not have to."""
    told = {"teller": str(known.teller.id) if known.teller else "", "words": known.words} if known else {}
    form = BriefingForm(posted, data=told)
    tellers = [one for one in people if one.id != absentee and one.kind != CircleKind.CLIENT]
    form.teller.choices = [("", "ikzelf"), *names(tellers)]
    return form


def taker_form(people: Sequence[CircleMember], place: UUID, name: str, posted: Any = None) -> TakerForm:
    """One of several on a page, with names of its own."""
    form = TakerForm(posted, prefix=f"c{place.hex[-12:]}-")
    form.taker.label.text = f"Wie neemt dit op bij {name}?"
    form.taker.choices = [("", "nog niet gekozen"), *names(people)]
    return form


def names(people: Sequence[CircleMember]) -> list[tuple[str, str]]:
    """Everybody by id, with who they are."""
    return [(str(one.id), ", ".join(filter(None, [one.first_name, discretion.does(one)]))) for one in people]
