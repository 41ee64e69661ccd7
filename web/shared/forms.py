"""What every form shares: Dutch messages, trimmed text, limits on length, a token against sending twice."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from multidict import MultiDict
from wtforms import DateField, HiddenField, RadioField, StringField, TextAreaField
from wtforms import Form as WTForm
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are of an older version
from wtforms.form import BaseForm
from wtforms.meta import DefaultMeta
from wtforms.validators import Email as WTEmail
from wtforms.validators import InputRequired as WTInputRequired
from wtforms.validators import Length, Optional, StopValidation, ValidationError

SHORT = 200
LONG = 5000
LONGEST_NUMBER = 12
NO_ANSWER = "Kies een van deze antwoorden."


class Form(WTForm):
    """Our forms: `once` is new at every fresh page, so that a double click or the back button writes once."""

    class Meta(DefaultMeta):
        locales = ("nl",)

        def wrap_formdata(self, form: BaseForm, formdata: Any) -> Any:
            """Text alone: a file where words belong, or a row number of a thousand digits, was not sent."""
            if formdata is not None and not hasattr(formdata, "getlist"):
                formdata = MultiDict(
                    (name, value) for name, value in formdata.items() if is_plain(name, value)
                )
            return super().wrap_formdata(form, formdata)

    once = HiddenField(default=lambda: str(uuid4()), render_kw={"id": False})

    @property
    def token(self) -> UUID:
        """The token against sending twice; a damaged one counts as a fresh one."""
        try:
            return UUID(str(self.once.data))
        except ValueError:
            return uuid4()


def is_plain(name: str, value: object) -> bool:
    """Whether this is text, under a name whose numbers are numbers (WTForms reads them: helpers-3-name)."""
    numbers = (part for part in name.split("-") if part.isdigit())
    return isinstance(value, str) and all(part.isascii() and len(part) <= LONGEST_NUMBER for part in numbers)


def trimmed(value: object) -> object:
    """Without the white space round it; line ends as one character."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


class Readable:
    """Refuses characters that no keyboard types: NUL and other control characters."""

    PATTERN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

    def __call__(self, _form: WTForm, field: Any) -> None:
        """Raise where such a character stands."""
        if field.data and self.PATTERN.search(str(field.data)):
            raise ValidationError("Er staat een teken in dat we niet kunnen bewaren. Typ de tekst opnieuw.")


class OneLine:
    """Refuses line breaks, which could end up in the head of a mail."""

    def __call__(self, _form: WTForm, field: Any) -> None:
        """Raise where a line break stands."""
        if field.data and ("\n" in str(field.data) or "\r" in str(field.data)):
            raise ValidationError("Zet dit op één regel.")


class FilledIn(WTInputRequired):
    """Refuses an empty field, and one with nothing but white space."""

    def __call__(self, form: Any, field: Any) -> None:
        """Raise where nothing was typed that one can see."""
        super().__call__(form, field)
        if isinstance(field.data, str) and not field.data.strip():
            raise StopValidation(str(self.message))


def required(message: str = "Vul dit in.") -> WTInputRequired:
    """A field that must be filled in; say in the message what is missing."""
    return FilledIn(message)


def limited(most: int) -> Length:
    """At most so many characters."""
    return Length(max=most, message=f"Dit is te lang. Maak het korter dan {most} tekens.")


def text(label: str, *validators: Any, most: int = SHORT, description: str = "") -> StringField:
    """One line of text."""
    return StringField(
        label,
        [*_presence(validators), OneLine(), Readable(), limited(most)],
        filters=[trimmed],
        description=description,
    )


def long_text(label: str, *validators: Any, most: int = LONG, description: str = "") -> TextAreaField:
    """Several lines of text."""
    return TextAreaField(
        label, [*_presence(validators), Readable(), limited(most)], filters=[trimmed], description=description
    )


def mail_address(label: str, *validators: Any, description: str = "") -> StringField:
    """A mail address, on one line."""
    checks = [
        *_presence(validators),
        OneLine(),
        Readable(),
        limited(254),
        WTEmail("Dit is geen geldig mailadres."),
    ]
    return StringField(label, checks, filters=[trimmed], description=description)


class Dialled:
    """Refuses what no phone can dial; where to call and when not, has a place of its own."""

    PATTERN = re.compile(r"\+?[0-9 ./()-]+")
    DIGITS = range(8, 16)

    def __call__(self, _form: WTForm, field: Any) -> None:
        """Raise where this is no number."""
        told = str(field.data or "")
        digits = sum(one.isdigit() for one in told)
        if told and (not self.PATTERN.fullmatch(told) or digits not in self.DIGITS):
            raise ValidationError("Dit is geen telefoonnummer. Schrijf alleen cijfers, zoals 0470 12 34 56.")


def phone_number(label: str, *validators: Any, description: str = "") -> StringField:
    """A phone number, as people write it."""
    checks = [*_presence(validators), OneLine(), Readable(), limited(40), Dialled()]
    return StringField(label, checks, filters=[trimmed], description=description)


def choice(label: str, answers: Mapping[str, str], *validators: Any, description: str = "") -> RadioField:
    """One of a few answers, by code and word; nothing chosen is None."""
    return RadioField(  # type: ignore[call-arg]  # the stubs are of an older version
        label,
        list(validators) or [Optional()],
        choices=listed(answers),
        invalid_choice_message=NO_ANSWER,
        description=description,
    )


def listed(answers: Mapping[str, str]) -> list[SelectChoice]:
    """Codes and words, as WTForms wants them."""
    return [SelectChoice(value=code, label=word) for code, word in answers.items()]


def day(label: str, *validators: Any, description: str = "") -> DateField:
    """A date, as the browser sends it or as a person types it."""
    checks = list(validators) or [Optional()]
    return DateField(label, checks, format=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"], description=description)


class Wanted(Optional):
    """A field that a rule asks for in its own words: never called optional, and the form lets it pass."""

    def __init__(self) -> None:
        super().__init__()
        self.field_flags = {"required": True}


def _presence(validators: Sequence[Any]) -> list[Any]:
    return list(validators) if validators else [Optional(strip_whitespace=True)]
