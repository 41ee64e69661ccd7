"""The form of a debrief: how it was, and an answer for each agreement that was made there."""

from datetime import date
from typing import Any
from uuid import UUID

from wtforms import SelectField
from wtforms.validators import Optional

from services.followups.debriefs import Asked, Talk
from services.plans.queries import AgreementLine
from services.plans.tables import Answer
from tenants.words.followups import ANSWERS, AT_TABLE
from web.followups.forms import ReadForm, chosen, names
from web.shared.forms import choice, day, long_text, required, text

MYSELF = "myself"
WORDS = 300


class Open(Optional):
    """No answer is as good as any, so that nobody has to read "niet verplicht" at each one."""

    def __init__(self) -> None:
        super().__init__()
        self.field_flags = {}


class DebriefForm(ReadForm):
    """What the client says afterwards; a field per agreement is added by debrief_form()."""

    talked_by = SelectField("Wie praatte na?", [required("Kies iemand.")], default=MYSELF)
    talked_on = day("Wanneer?", required("Kies de dag van het gesprek."))
    experience = long_text("Hoe was het overleg?", most=2000)
    questions = long_text("Welke vragen zijn er nog?", most=2000)


def debrief_form(asked: Asked, posted: Any = None, *, today: date, is_own: bool = False) -> DebriefForm:
    """The form for this consultation, with what is known already; the key worker is not asked who talked."""
    fields: dict[str, Any] = {
        answer_name(line): choice(line.sentence, ANSWERS, Open(), description=AT_TABLE[line.assent])
        for line in asked.lines
    }
    fields |= {
        words_name(line): text(f"Wat zegt {asked.client} daarover?", most=WORDS) for line in asked.lines
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
            **(_known_answers(asked) if known.talked_on else {}),
        },
    )
    if is_own:
        del form.talked_by
    else:
        form.talked_by.choices = [*names(asked.people), (MYSELF, "Ikzelf")]
    form.experience.label.text = f"Hoe was het overleg voor {asked.client}?"
    form.questions.label.text = f"Welke vragen heeft {asked.client} nog?"
    return form


def talk(asked: Asked, form: DebriefForm) -> Talk:
    """What was filled in."""
    answers = {line.id: form[answer_name(line)].data for line in asked.lines}
    words = {line.id: form[words_name(line)].data or "" for line in asked.lines}
    by = form.talked_by.data if "talked_by" in form else None
    return Talk(
        talked_on=chosen(form.talked_on),
        talked_by=UUID(by) if by not in {"", MYSELF, None} else None,
        experience=form.experience.data or "",
        questions=form.questions.data or "",
        answers={agreement: Answer(answer) for agreement, answer in answers.items() if answer},
        words={agreement: said for agreement, said in words.items() if said},
    )


def answer_name(line: AgreementLine) -> str:
    """The field of one agreement."""
    return f"answer_{line.id.hex}"


def words_name(line: AgreementLine) -> str:
    """The client's own words about it."""
    return f"words_{line.id.hex}"


def _known_answers(asked: Asked) -> dict[str, str | None]:
    """What was noted at this debrief already; before it nothing is filled in, so that everything is asked."""
    answers = {answer_name(line): line.assent for line in asked.lines}
    return answers | {words_name(line): line.assent_words for line in asked.lines}


def _talker(asked: Asked) -> str:
    known = asked.debrief.talked_by if asked.debrief.talked_on else asked.talker and asked.talker.id
    return str(known) if known else MYSELF
