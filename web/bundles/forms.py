"""The forms of the network's desk, and of who brings an answer to a client."""

from typing import Any
from uuid import UUID

from wtforms import SelectField

from services.bundles.home import MOST_WORDS
from services.bundles.rules import MOST_TITLE
from tenants.words.bundles import STATUSES
from web.cases.forms import Versioned
from web.shared.forms import Form, choice, day, long_text, mail_address, required, text

TEXT = 2000
PLAIN = "Korte zinnen, gewone woorden. Wat gebeurt er nu? Wat betekent het voor wie dit meemaakt?"


class WordsForm(Versioned):
    """What a bundle says."""

    title = text("Titel", required("Geef de bundel een titel."), most=MOST_TITLE)
    about = long_text(
        "Wat loopt er mis?",
        most=TEXT,
        description="Voor wie er niet in thuis is. Geen namen, geen gemeente.",
    )
    asks = long_text(
        "Wat vragen jullie?", most=TEXT, description="Zo concreet dat iemand ja of nee kan zeggen."
    )
    asked_of = text("Aan wie?", description="Bijvoorbeeld: de minister van Wonen, de provincie, een koepel.")


class BundleForm(WordsForm):
    """A new bundle: also where it stands in the hierarchy."""

    theme = SelectField("Thema", validators=[required("Kies een thema.")], choices=[])
    place = SelectField("Waar?", choices=[])

    @property
    def chosen(self) -> tuple[str, str]:
        """Theme and sub-theme, which are one choice on the page."""
        theme, _, sub_theme = str(self.theme.data or "").partition("|")
        return theme, sub_theme


class SendingForm(Form):
    """To whom a policy file is handed over."""

    name = text("Naam", required("Schrijf aan wie het dossier bezorgd is."))
    function = text("Functie")
    organisation = text("Organisatie")
    email = mail_address("E-mail", description="Alleen voor jullie.")
    sent_on = day("Bezorgd op", required("Kies de dag waarop het dossier bezorgd is."))
    until = day(
        "Antwoord verwacht tegen",
        description="Vul je niets in, dan herinneren we jullie er na zestig dagen aan.",
    )


class AnswerForm(Form):
    """One answer."""

    who = text(
        "Wie antwoordt?", required("Schrijf wie antwoordt."), description="Naam, functie, organisatie."
    )
    answered_on = day("Op welke dag?", required("Kies de dag van het antwoord."))
    status = choice("Wat gebeurt er met de vraag?", STATUSES, required("Kies wat er met de vraag gebeurt."))
    taken_by = text("Wie neemt het op?", description="Als iemand het opneemt, helemaal of voor een deel.")
    taken_by_on = day("Tegen wanneer?")
    because = long_text("Waarom niet?", most=TEXT, description="Als het niet gebeurt, of maar voor een deel.")
    words = long_text("In hun eigen woorden", most=TEXT)
    for_client = long_text(
        "Tekst voor de cliënt",
        required("Schrijf een korte tekst die een cliënt kan lezen."),
        most=MOST_WORDS,
        description=PLAIN,
    )
    for_table = long_text(
        "Tekst voor aan tafel", most=MOST_WORDS, description="Om voor te lezen op een overleg."
    )
    sending = SelectField("Antwoord op welke bezorging?", choices=[], default="")

    @property
    def answered(self) -> UUID | None:
        """The sending that is answered, when one was chosen."""
        return UUID(self.sending.data) if self.sending.data else None


class HearingForm(Form):
    """A group of people with experience is asked."""

    group = text("Welke groep?", required("Schrijf welke groep jullie vragen."))
    question = long_text("Wat vragen jullie hen?", most=TEXT, description=PLAIN)
    asked_on = day("Gevraagd op", required("Kies de dag waarop jullie het vroegen."))


class HeardForm(Versioned):
    """What they said, and what became of it."""

    heard_on = day("Wanneer zeiden ze dat?")
    words = long_text("Wat zeiden ze?", most=TEXT, description="In hun woorden. Geen namen, geen gemeente.")
    done = long_text("Wat deden jullie ermee?", most=TEXT)
    undone = long_text("Wat niet, en waarom niet?", most=TEXT)
    told_on = day("Wanneer hebben jullie hun dat verteld?")


class MeasureForm(Form):
    """A measure that followed."""

    what = long_text("Welke maatregel volgde?", required("Schrijf welke maatregel volgde."), most=TEXT)
    by_whom = text("Van wie?")
    begins_on = day("Vanaf wanneer?")


class ClosingForm(Form):
    """No answer is waited for any more."""

    because = long_text("Waarom sluiten jullie af?", most=TEXT)


class GivenForm(Form):
    """What a client reads."""

    words = long_text("Wat leest de cliënt?", required("Schrijf wat de cliënt mag lezen."), most=MOST_WORDS)


def picked(data: Any, name: str) -> list[UUID]:
    """The ids that were ticked; what is no id was not sent by our page."""
    found: list[UUID] = []
    for value in data.getall(name, []):
        try:
            found.append(UUID(str(value)))
        except ValueError:
            continue
    return list(dict.fromkeys(found))
