"""The forms of follow-up and debrief. What a rule refuses comes back at the field that PLACES names."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from wtforms import DateField, HiddenField, SelectField
from wtforms.validators import Optional

from services.cases.tables import CircleMember
from services.followups.debriefs import Asked, Talk
from services.followups.queries import Question
from services.plans.queries import AgreementLine
from services.plans.tables import Answer
from tenants.words.followups import ANSWERS, AT_TABLE
from web.shared.forms import Form, choice, day, long_text, required, text

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
    "debrief.in-the-future": "talked_on",
    "debrief.before-consultation": "talked_on",
}


class Open(Optional):
    """No answer is as good as any, so that nobody has to read "niet verplicht" at each one."""

    def __init__(self) -> None:
        super().__init__()
        self.field_flags = {}


class ReadForm(Form):
    """A form about something that was read: `version` says as it was when."""

    version = HiddenField(default="0")

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


class AskDateForm(Form):
    """An owner asks for another day."""

    to_on = day("Tegen welke dag lukt het wel?", required("Kies een dag."))
    reason = text("Waarom?", most=SOME)

    @property
    def day(self) -> date:
        """The day that was chosen; only asked of a valid form."""
        return chosen(self.to_on)


class CannotForm(Form):
    """An owner says that it does not work out."""

    reason = long_text("Het lukt niet, want …", required("Schrijf in enkele woorden waarom."), most=SOME)


class DebriefForm(ReadForm):
    """What the client says afterwards; a field per agreement is added by debrief_form()."""

    talked_by = SelectField("Wie praatte na?", [required("Kies iemand.")], default=MYSELF)
    talked_on = day("Wanneer?", required("Kies de dag van het gesprek."))
    experience = long_text("Hoe was het overleg?", most=2000)
    questions = long_text("Welke vragen zijn er nog?", most=2000)


def debrief_form(asked: Asked, posted: Any = None, *, today: date) -> DebriefForm:
    """The form for this consultation, with what is known already."""
    fields = {
        answer_name(line): choice(line.sentence, ANSWERS, Open(), description=AT_TABLE[line.assent])
        for line in asked.lines
    }
    made: type[DebriefForm] = type("DebriefFormOfOne", (DebriefForm,), fields)
    known = asked.debrief
    form = made(
        posted,
        data={
            "version": str(known.version),
            "talked_on": known.talked_on or today,
            "talked_by": _talker(asked),
            "experience": known.experience,
            "questions": known.questions,
            **{answer_name(line): line.assent for line in asked.lines},
        },
    )
    form.talked_by.choices = [*_names(asked.people), (MYSELF, "Ikzelf")]
    form.experience.label.text = f"Hoe was het overleg voor {asked.client}?"
    form.questions.label.text = f"Welke vragen heeft {asked.client} nog?"
    return form


def talk(asked: Asked, form: DebriefForm) -> Talk:
    """What was filled in."""
    answers = {line.id: form[answer_name(line)].data for line in asked.lines}
    return Talk(
        talked_on=chosen(form.talked_on),
        talked_by=UUID(form.talked_by.data) if form.talked_by.data not in {"", MYSELF, None} else None,
        experience=form.experience.data or "",
        questions=form.questions.data or "",
        answers={agreement: Answer(answer) for agreement, answer in answers.items() if answer},
    )


def chosen(field: DateField) -> date:
    """The date of a field that is required; a form that was not validated has none."""
    if field.data is None:
        raise ValueError(field.name)
    return field.data


def answer_name(line: AgreementLine) -> str:
    """The field of one agreement."""
    return f"answer_{line.id.hex}"


def move_form(
    people: Sequence[CircleMember], version: int, posted: Any = None, *, asked: Question | None = None
) -> MoveForm:
    """With everybody who may have asked, and what the owner asked already."""
    known: dict[str, object] = {"version": str(version)}
    if asked is not None:
        owner = str(asked.agreement.owner or "")
        known |= {"to_on": asked.to_on, "reason": asked.reason, "asked_by": owner}
    form = MoveForm(posted, data=known)
    form.asked_by.choices = [("", "niemand, of dat weet ik niet"), *_names(people)]
    return form


def owner_form(people: Sequence[CircleMember], version: int, posted: Any = None) -> OwnerForm:
    """With everybody who stands in the circle now."""
    form = OwnerForm(posted, data={"version": str(version)})
    form.owner.choices = [("", "kies iemand"), *_names(people)]
    return form


def _talker(asked: Asked) -> str:
    known = asked.debrief.talked_by if asked.debrief.talked_on else asked.talker and asked.talker.id
    return str(known) if known else MYSELF


def _names(people: Sequence[CircleMember]) -> list[tuple[str, str]]:
    return [
        (str(one.id), ", ".join(filter(None, [one.first_name, one.relation or one.organisation])))
        for one in people
    ]
