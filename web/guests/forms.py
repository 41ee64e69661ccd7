"""What a guest may send. Short forms, each for one thing."""

from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, SelectField
from wtforms.validators import AnyOf, Regexp

from web.shared.forms import Form, long_text, mail_address, required, text

ANSWERS = {
    "yes": "Ja, ik kom",
    "phone": "Ik bel in",
    "online": "Ik volg op het scherm",
    "no": "Nee, ik kan niet",
}
READERS = {"all": "Iedereen aan tafel", "coordinator": "Alleen {name}"}
SOME = 600


class DigitsForm(Form):
    """The code from the mail, or the PIN from the sheet."""

    digits = text("Je code of pincode", required("Typ de zes cijfers."), most=20)
    is_remembered = BooleanField("Onthoud dit toestel 30 dagen, om te antwoorden zonder code")


class MisdirectionForm(Form):
    """This mail is not for me. The word is typed by people, not by programs that open every mail."""

    word = text("Typ het woord nee", required("Typ het woord nee."), most=20)

    def validate(self, extra_validators: Any = None) -> bool:
        """Nee, with or without capitals and marks."""
        is_well = bool(super().validate(extra_validators))
        if is_well and str(self.word.data).strip(" .!“”\"'").casefold() != "nee":
            self.word.errors = ["Hier staat iets anders. Typ drie letters: nee."]
            return False
        return is_well


class LostLinkForm(Form):
    """The own mail address."""

    email = mail_address("Je mailadres", required("Typ je mailadres."))


class AnswerForm(Form):
    """I come, I call in, I cannot."""

    answer = HiddenField("Kom je?", [AnyOf(tuple(ANSWERS), message="Kies een antwoord.")])


class KeywordForm(Form):
    """The own word in mails; letters and figures only."""

    keyword = text(
        "Je kenwoord",
        Regexp(r"^[^\W_]?[\w -]*$", message="Gebruik letters en cijfers."),
        most=30,
        description="Het staat in je mails, zodat jij weet om welke situatie het gaat. Kies een woord dat "
        "over niemand iets zegt, zoals “zonnebloem”.",
    )


class NoteForm(Form):
    """What somebody wants to bring along or pass on."""

    note = long_text("Wat wil je meegeven?", most=2000)


class WordsForm(Form):
    """What the client wants to say, and who may read it beforehand."""

    words = long_text("Wat wil jij zeggen?", required("Schrijf eerst wat je wil zeggen."), most=SOME)
    readers = RadioField("Wie mag dit lezen voor het overleg?", default="coordinator")


class TopicWishForm(Form):
    """What not to talk about."""

    topic = long_text(
        "Waarover wil je niet praten?", required("Schrijf waarover je niet wil praten."), most=SOME
    )


class PersonWishForm(Form):
    """Whom somebody would rather not see there."""

    person = SelectField("Wie liever niet?", [required("Kies wie je er liever niet bij hebt.")])
    why = long_text("Wil je zeggen waarom?", most=SOME)


class WithdrawalForm(Form):
    """No, after all; a reason is not asked, but may be given."""

    words = long_text("Wil je iets zeggen?", most=SOME)
