"""What is sent about how it goes. Everything may be skipped."""

from datetime import date
from typing import Any
from uuid import UUID

from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import InputRequired, Optional, ValidationError

from services.cases import discretion
from services.cases.tables import CircleMember
from services.sufficiency.actions import Closing, Said
from services.sufficiency.scales import Domain, Sentences
from services.sufficiency.tables import SufficiencyAnswer, SufficiencyTalk
from services.sufficiency.talks import Opened
from tenants.words.sufficiency import CONTRIBUTIONS
from web.meetings.forms import chosen
from web.preparations.forms import Ticked, number
from web.shared.forms import NO_ANSWER, Form, choice, day, listed, long_text

MOST = 1000
NOT_NOW = "niet-nu"
KEEPS = "0"
PLACES = {
    "sufficiency.no-such-sentence": "step",
    "sufficiency.pull-of-two": "pulls_to",
    "sufficiency.pull-of-itself": "pulls_to",
}


class BeginForm(Form):
    """Look at it once: who sits beside the client, and on which day."""

    beside = SelectField("Wie zit erbij?", [Optional()])
    held_on = day("Op welke dag?", InputRequired("Kies de dag van het gesprek."))

    def __init__(self, sent: Any, opened: Opened, today: date) -> None:
        self.today = today
        super().__init__(sent, held_on=today)
        self.beside.choices = [("", "Niemand"), *((str(one.id), _person(one)) for one in opened.helpers)]

    def validate_held_on(self, field: Any) -> None:
        """A talk that was held."""
        if field.data and not date(2000, 1, 1) <= field.data <= self.today:
            raise ValidationError("Kies vandaag of een dag die voorbij is.")

    @property
    def who(self) -> UUID | None:
        """Who sat beside; nobody when left open."""
        return chosen(self.beside.data)


class DomainForm(Form):
    """One domain: own words, the sentence that fits, and where to."""

    words = long_text("Zeg het in je eigen woorden", most=MOST)
    step = RadioField("Welke zin past nu?", [Optional()], invalid_choice_message=NO_ANSWER)  # type: ignore[call-arg]
    soon = RadioField("Over een paar maanden", [Optional()], default="", invalid_choice_message=NO_ANSWER)  # type: ignore[call-arg]
    later = RadioField("En later?", [Optional()], default="", invalid_choice_message=NO_ANSWER)  # type: ignore[call-arg]
    seen = HiddenField(default="0")

    def said(self) -> Said:
        """As the service wants it."""
        return Said(
            words=str(self.words.data or ""),
            step=_step(self.step.data),
            soon=_step(self.soon.data),
            later=_step(self.later.data),
            is_for_later=self.step.data == NOT_NOW,
            version=number(self.seen.data),
        )


class ClosingForm(Form):
    """After it: did the table help, and what pulls at what."""

    contribution = choice("Heeft het overleg daarbij geholpen?", CONTRIBUTIONS)
    contribution_words = long_text("Wat hielp, of wat hielp niet?", most=MOST)
    pulls_from = SelectField("Als dit beter of slechter gaat …", [Optional()])
    pulls_to = SelectField("… dan verandert dit mee", [Optional()])
    pulls_words = long_text("Of zeg het in je eigen woorden", most=MOST)
    seen = HiddenField(default="0")

    def closing(self) -> Closing:
        """As the service wants it."""
        return Closing(
            str(self.contribution.data or ""),
            str(self.contribution_words.data or ""),
            str(self.pulls_from.data or ""),
            str(self.pulls_to.data or ""),
            str(self.pulls_words.data or ""),
            number(self.seen.data),
        )


class ReadersForm(Form):
    """Who else may read it."""

    people = Ticked("Wie mag dit ook lezen?", [Optional()])

    @property
    def named(self) -> set[UUID]:
        """Who was ticked."""
        return {one for one in map(chosen, self.people.data or []) if one}


def domain_form(domain: Domain, row: SufficiencyAnswer | None, sent: Any = None) -> DomainForm:
    """With what was said before; a sentence of an older version can stay."""
    kept = (row.sentence, row.soon_sentence, row.later_sentence) if row else ("", "", "")
    values: dict[str, Any] = dict(
        zip(("step", "soon", "later"), (_value(domain, one) for one in kept), strict=True)
    )
    if row is not None and row.is_for_later:
        values["step"] = NOT_NOW
    words, seen = (row.words, str(row.version)) if row else ("", "0")
    form = DomainForm(sent, words=words, seen=seen, **values)
    form.words.label.text = domain.question
    form.step.choices = [*_sentences(domain, kept[0]), (NOT_NOW, "Niet nu")]
    form.soon.choices = [("", "Ik kies niets"), *_sentences(domain, kept[1])]
    form.later.choices = [("", "Ik kies niets"), *_sentences(domain, kept[2])]
    return form


def closing_form(sentences: Sentences, row: SufficiencyTalk, sent: Any = None) -> ClosingForm:
    """With what was said before."""
    names = ("contribution_words", "pulls_from", "pulls_to", "pulls_words")
    values = {name: getattr(row, name) for name in names} | {"contribution": row.contribution or None}
    form = ClosingForm(sent, seen=str(row.version), **values)
    known = {one.code: one.title for one in sentences.domains}
    known |= {code: code for code in (row.pulls_from, row.pulls_to) if code and code not in known}
    form.pulls_from.choices = form.pulls_to.choices = [("", "Ik kies niets"), *listed(known)]
    return form


def readers_form(opened: Opened, sent: Any = None) -> ReadersForm:
    """Everybody round the client; who was named stays in the list."""
    form = ReadersForm(sent, people=[str(one) for one in opened.readers])
    form.people.choices = [(str(one.id), _person(one)) for one in opened.helpers]
    return form


def _sentences(domain: Domain, kept: str) -> list[tuple[str, str]]:
    old = [(KEEPS, kept)] if kept and kept not in domain.steps else []
    return [*old, *((str(step), sentence) for step, sentence in enumerate(domain.steps, 1))]


def _value(domain: Domain, kept: str) -> str | None:
    if not kept:
        return None
    return str(domain.steps.index(kept) + 1) if kept in domain.steps else KEEPS


def _step(value: object) -> int | None:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) == 1 else None


def _person(one: CircleMember) -> str:
    return ", ".join(filter(None, [str(one.first_name), discretion.does(one)]))
