"""What every form shares: Dutch messages, trimmed text, a limit on length, and a token against sending twice."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from wtforms import Form as WTForm
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import Length, Optional, ValidationError
from wtforms.validators import Email as WTEmail
from wtforms.validators import InputRequired as WTInputRequired

SHORT = 200
LONG = 5000


class Form(WTForm):
    """Our forms: `once` is new at every fresh page, so that a double click or the back button writes once."""

    class Meta:
        locales = ("nl",)

    once = HiddenField(default=lambda: str(uuid4()))

    @property
    def token(self) -> UUID:
        """The token against sending twice; a damaged one counts as a fresh one."""
        try:
            return UUID(str(self.once.data))
        except ValueError:
            return uuid4()


def trimmed(value: object) -> object:
    """Without the white space round it; line ends as one character."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


class Readable:
    """Refuses characters that no keyboard types: NUL and other control characters."""

    PATTERN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

    def __call__(self, form: WTForm, field: Any) -> None:
        """Raise where such a character stands."""
        if field.data and self.PATTERN.search(str(field.data)):
            raise ValidationError("Er staat een teken in dat we niet kunnen bewaren. Typ de tekst opnieuw.")


class OneLine:
    """Refuses line breaks, which could end up in the head of a mail."""

    def __call__(self, form: WTForm, field: Any) -> None:
        """Raise where a line break stands."""
        if field.data and ("\n" in str(field.data) or "\r" in str(field.data)):
            raise ValidationError("Zet dit op één regel.")


def required(message: str = "Vul dit in.") -> WTInputRequired:
    """A field that must be filled in; say in the message what is missing."""
    return WTInputRequired(message)


def limited(most: int) -> Length:
    """At most so many characters."""
    return Length(max=most, message=f"Dit is te lang. Maak het korter dan {most} tekens.")


def text(label: str, *validators: Any, most: int = SHORT, description: str = "") -> StringField:
    """One line of text."""
    return StringField(
        label, [*_presence(validators), OneLine(), Readable(), limited(most)], filters=[trimmed], description=description
    )


def long_text(label: str, *validators: Any, most: int = LONG, description: str = "") -> TextAreaField:
    """Several lines of text."""
    return TextAreaField(
        label, [*_presence(validators), Readable(), limited(most)], filters=[trimmed], description=description
    )


def mail_address(label: str, *validators: Any, description: str = "") -> StringField:
    """A mail address, on one line."""
    checks = [*_presence(validators), OneLine(), Readable(), limited(254), WTEmail("Dit is geen geldig mailadres.")]
    return StringField(label, checks, filters=[trimmed], description=description)


def _presence(validators: Sequence[Any]) -> list[Any]:
    return list(validators) if validators else [Optional(strip_whitespace=True)]
