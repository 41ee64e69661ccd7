"""The forms of evaluating. Everything may be skipped; what a rule refuses comes back at the field of PLACES."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import BooleanField, HiddenField, SelectField

from services.cases import discretion
from services.cases.tables import CircleMember
from services.evaluations.actions import Filled
from services.evaluations.feedback import Said
from services.evaluations.minutes import Minute
from services.evaluations.mirrors import Line
from services.evaluations.talks import Neutral
from tenants.words import evaluations as dutch
from tenants.words.mirrors import ANSWERS, MIRROR
from tenants.words.packs import Spoken
from web.cases.forms import Versioned
from web.shared.forms import Form, choice, listed, long_text, mail_address, phone_number, required, text

SOME = 1000
SHORT = 300
OUTSIDE = "outside"
PLACES: Mapping[str, str] = {
    "evaluation.depends-on": "person",
    "evaluation.no-way": "phone",
    "evaluation.no-next-words": "next_words",
}
# By whose hand a coordinator types: who told it aloud, or a sheet.
TYPED = {"phone": "Aan de telefoon of in een gesprek", "paper": "Op papier"}


class VoiceForm(Versioned):
    """Four faces, a sentence to finish, own words, and who may read it."""

    relevance = choice("", {one: face.words for one, face in dutch.FACES.items()})
    impact = choice("", {one: face.words for one, face in dutch.FACES.items()})
    fulfilment = choice("", {one: face.words for one, face in dutch.FACES.items()})
    coordination = choice("", {one: face.words for one, face in dutch.FACES.items()})
    came_because = long_text("", most=SOME)
    words = long_text("", most=SOME)
    readers = choice("Wie mag dit weten?", dutch.READERS, required("Kies wie dit mag weten."))
    way = choice("Hoe hoorde je het?", TYPED)
    told_to = text("Wie vroeg het?", most=80)

    @property
    def faces(self) -> list[Any]:
        """The four fields."""
        return [self[one] for one in dutch.SHORT]

    def said(self, way: str = "") -> Said:
        """What was filled in."""
        return Said(
            faces={one: self[one].data or "" for one in dutch.SHORT},
            came_because=self.came_because.data or "",
            words=self.words.data or "",
            readers=self.readers.data,
            way=way or (self.way.data if "way" in self else "") or "phone",
            told_to=(self.told_to.data if "told_to" in self else "") or "",
            version=self.read_version,
        )


def voice_form(
    variant: str,
    host: str,
    posted: Any = None,
    known: Mapping[str, Any] | None = None,
    *,
    is_typed: bool = False,
) -> VoiceForm:
    """In the words of who is asked; the fields of who types for somebody only where somebody does."""
    before = {} if posted is not None else known or {}  # what was not ticked is not sent: it is not as before
    form = VoiceForm(posted, data={"readers": "coordinator", "way": "phone", **before})
    for name, asked in dutch.ASPECTS[variant].items():
        form[name].label.text, form[name].description = asked.words, asked.hint
    ending = dutch.COMPLETIONS[variant]
    form.came_because.label.text, form.came_because.description = ending.begins, ending.hint
    form.words.label.text = dutch.MORE[variant]
    form.readers.choices = listed(
        {one: Spoken(said.format(name=host)) for one, said in dutch.READERS.items()}
    )
    if not is_typed:
        del form.way, form.told_to
    return form


class WordForm(Versioned):
    """One word or sentence of the table."""

    words = text(
        "Hoe was dit overleg?",
        most=SHORT,
        description=dutch.TABLE_WORD,
    )


class TalkForm(Form):
    """Who goes and asks."""

    person = SelectField("Wie vraagt het?", [required("Kies iemand.")], default=OUTSIDE)
    first_name = text("Voornaam", most=80)
    email = mail_address("Mailadres", description="Dan sturen we de link. De cijfers vertel je zelf.")
    phone = phone_number("Telefoon")
    is_sure = BooleanField("De cliënt wil het zelf zo")

    def neutral(self, people: Sequence[CircleMember]) -> Neutral | None:
        """Who it is; None when somebody of outside has no name."""
        chosen = next((one for one in people if str(one.id) == self.person.data), None)
        if chosen is not None:
            return Neutral(
                chosen.first_name,
                self.email.data or chosen.email,
                self.phone.data or chosen.phone,
                chosen.id,
                is_sure=self.is_sure.data,
            )
        if not self.first_name.data:
            self.first_name.errors = ["Schrijf de voornaam."]
            return None
        return Neutral(self.first_name.data, self.email.data or "", self.phone.data or "")


def talk_form(people: Sequence[CircleMember], posted: Any = None) -> TalkForm:
    """Who does not help stands first; who helps says so."""
    form = TalkForm(posted)
    told = [(str(one.id), _described(one)) for one in sorted(people, key=lambda one: one.kind == "helper")]
    form.person.choices = [(OUTSIDE, "Iemand van buiten de kring"), *told]
    return form


class MinuteForm(Versioned):
    """Two ticks and one sentence."""

    was_useful = choice(dutch.MINUTE["was_useful"], dutch.TICKS)
    client_had_say = choice(dutch.MINUTE["client_had_say"], dutch.TICKS)
    words = long_text(
        dutch.COMPLETIONS["helper"].begins, most=SOME, description=dutch.COMPLETIONS["helper"].hint
    )

    def minute(self) -> Minute:
        """What was filled in."""
        return Minute(
            self.was_useful.data or "",
            self.client_had_say.data or "",
            self.words.data or "",
            self.read_version,
        )


class ReviewForm(Versioned):
    """A look at the plan, and what follows."""

    plan_fits = choice(dutch.REVIEW["plan_fits"], dutch.TICKS)
    goals_fit = choice(dutch.REVIEW["goals_fit"], dutch.TICKS)
    new_needs = choice(dutch.REVIEW["new_needs"], dutch.TICKS)
    work_fits = choice(dutch.REVIEW["work_fits"], dutch.TICKS)
    help_fits = choice(dutch.REVIEW["help_fits"], dutch.TICKS)
    words = long_text("Wat valt op?", most=SOME)
    next_step = choice("Wat doen we nu?", dutch.NEXT)
    next_words = text("Wat precies, en wie?", most=SHORT)

    @property
    def ticks(self) -> list[Any]:
        """The five questions."""
        return [self[one] for one in dutch.REVIEW]

    def said(self) -> dict[str, str]:
        """What was filled in."""
        return {one: self[one].data or "" for one in (*dutch.REVIEW, "words", "next_step", "next_words")}


class ShortForm(Versioned):
    """The lines of a short form are added by short_form()."""

    words = long_text("", most=SOME)
    kind = HiddenField(render_kw={"id": False})


def short_form(
    kind: str, posted: Any = None, known: Mapping[str, str] | None = None, *, more: str = "", version: int = 0
) -> ShortForm:
    """The form of one kind, with what is known already."""
    found = dutch.FORMS[kind]
    fields = {field_of(line): choice(said, dutch.TICKS) for line, said in found.lines.items()}
    made: type[ShortForm] = type("ShortFormOfOne", (ShortForm,), fields)
    data = {field_of(line): answer for line, answer in (known or {}).items()}
    form = made(posted, data={**data, "words": more, "version": str(version), "kind": kind})
    form.words.label.text = found.more
    return form


def filled(kind: str, form: ShortForm) -> Filled:
    """What was ticked."""
    answers = {line: form[field_of(line)].data or "" for line in dutch.FORMS[kind].lines}
    return Filled(answers, form.words.data or "", form.read_version)


class MirrorForm(Form):
    """The lines are added by mirror_form()."""


def mirror_form(posted: Any = None, known: Mapping[str, Line] | None = None) -> MirrorForm:
    """All lists, a tick and a remark for each line."""
    fields: dict[str, Any] = {}
    data: dict[str, str] = {}
    for item, said in lines_of_mirror().items():
        fields[field_of(item)] = choice(said, ANSWERS)
        fields[f"{field_of(item)}_remark"] = text("Wat ik hierbij onthoud", most=SHORT)
        line = (known or {}).get(item, Line())
        data |= {field_of(item): line.answer, f"{field_of(item)}_remark": line.remark}
    made: type[MirrorForm] = type("MirrorFormOfYear", (MirrorForm,), fields)
    return made(posted, data=data)


def looked(form: MirrorForm) -> dict[str, Line]:
    """What was ticked and remembered."""
    return {
        item: Line(form[field_of(item)].data or "", form[f"{field_of(item)}_remark"].data or "")
        for item in lines_of_mirror()
    }


def lines_of_mirror() -> dict[str, str]:
    """Every line of all lists."""
    return {item: said for listed_ in MIRROR.values() for item, said in listed_.lines.items()}


def field_of(item: str) -> str:
    """The name of the field of a line."""
    return f"line_{item.replace('-', '_')}"


def _described(one: CircleMember) -> str:
    does = discretion.does(one)
    return f"{one.first_name} ({does})" if does else str(one.first_name)
