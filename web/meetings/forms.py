"""The forms of the table: short ones, for who types while others talk."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from multidict import MultiMapping
from wtforms import BooleanField, HiddenField, IntegerField, SelectField
from wtforms import Form as WTForm
from wtforms.validators import DataRequired, Optional
from wtforms.widgets import HiddenInput

from services.meetings.writing import Typed
from services.plans.rules import LONGEST_SENTENCE
from tenants.words.domains import DOMAINS
from tenants.words.evaluations import TABLE_WORD
from tenants.words.meetings import AGREEMENT_KINDS, ANSWERS, RESULTS
from web.shared.forms import Form, Readable, choice, day, limited, listed, long_text, text

AnyForm = TypeVar("AnyForm", bound=WTForm)
NOBODY = {"": "nog niemand"}


class WritingForm(Form):
    """A text that saves itself; `seen` says, once or more, on which text it was based, `sheet` on which page."""

    words = long_text("Wat is er gezegd?", most=20_000)
    seen = HiddenField()
    sheet = HiddenField(validators=[Readable(), limited(40)])

    @property
    def typed(self) -> Typed:
        """What was sent."""
        return Typed(self.words.data or "", self.seen.raw_data or [], self.sheet.data or "")

    def fits(self, most: int) -> bool:
        """Whether this may be kept in a field of at most so many characters."""
        self.words.validators = [*self.words.validators, limited(most)]
        return self.validate()


class StrengthForm(Form):
    """What goes well."""

    sentence = text(
        "Wat loopt goed?", DataRequired("Schrijf in één zin wat goed loopt."), most=LONGEST_SENTENCE
    )


class GoalForm(Form):
    """What the client wants."""

    sentence = text(
        "Wat wil de cliënt?",
        DataRequired("Schrijf het in de woorden van wie het wil."),
        most=LONGEST_SENTENCE,
    )


class SentenceForm(Form):
    """Who does what by when, in one sentence."""

    sentence = text(
        "Wie doet wat tegen wanneer?",
        DataRequired("Schrijf in één zin wie wat doet, en tegen wanneer."),
        most=LONGEST_SENTENCE,
    )


class AgreementForm(SentenceForm):
    """What was read out of the sentence, for correction, and what may be said beside it."""

    owner = SelectField("Wie doet het?", choices=listed(NOBODY), default="")
    due_on = day("Tegen wanneer?")
    domain = SelectField(
        "Over welk deel van het leven?", choices=listed({"": "dat laten we open", **DOMAINS})
    )
    kind = SelectField("Wat verandert er aan de hulp?", choices=listed(AGREEMENT_KINDS))
    price = text("Wat kost het?")
    mandate = text("Mag wie het doet dit zelf beslissen?", description="Zo niet: wie zegt ja, en wanneer?")
    objection = text("Had iemand er moeite mee?", description="Wat was het, en hoe raakte het opgelost?")
    version = IntegerField(widget=HiddenInput(), validators=[Optional()], default=1)


class TopicForm(Form):
    """Something that was on nobody's agenda."""

    title = text("Waarover gaat het?", DataRequired("Schrijf waarover het gaat."))
    brought_by = SelectField("Wie brengt het aan?")
    has_clients_yes = BooleanField("De cliënt zegt: dat mag nu")
    talks_first = SelectField("Wie praat er eerst over met de cliënt?", choices=listed(NOBODY), default="")


class FarReachingForm(Form):
    """A decision that is not taken here."""

    title = text(
        "Welke beslissing is te groot voor deze tafel?",
        DataRequired("Schrijf over welke beslissing het gaat."),
    )
    views = long_text("Wat vindt iedereen ervan?", description="Wie zei wat, in enkele woorden.")
    continues_with = SelectField(
        "Wie praat er verder over met de cliënt?", choices=listed(NOBODY), default=""
    )
    version = IntegerField(widget=HiddenInput(), validators=[Optional()], default=1)


class WordsForm(Form):
    """Why it is suspended, or what the client said by phone."""

    words = text("Waarom?", most=500)


class AssentForm(Form):
    """The client's answer to one goal or agreement, and the client's words with it."""

    answer = choice("Wat zegt de cliënt?", ANSWERS)
    words = text("In eigen woorden", most=500)


class ClosingForm(Form):
    """The meeting is over: what it brought, and when the next one is."""

    result = SelectField(
        "Wat heeft dit overleg gebracht?", choices=listed({"": "kies", **RESULTS}), default=""
    )
    next_on = day("Wanneer zien we elkaar terug?")
    next_time = text("Om hoe laat?", most=20, description="Zoals 14.00")
    is_sure = BooleanField("Toch die dag")
    table_word = text("Hoe was dit overleg?", most=300, description=TABLE_WORD)


def people(form: WTForm, *fields: str, among: Mapping[UUID, str]) -> None:
    """Fill these select fields with people by first name."""
    for name in fields:
        field: Any = form[name]
        fixed = NOBODY if field.choices else {}
        field.choices = listed({**fixed, **{str(person): called for person, called in among.items()}})


def named(form: AnyForm, prefix: str) -> AnyForm:
    """The same form with ids of its own, so that several may stand on one page."""
    for field in form:
        field.id = f"{prefix}-{field.short_name}"
    return form


def chosen(value: object) -> UUID | None:
    """The person of a select field; nobody for an empty or damaged one."""
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None


def ids(sent: MultiMapping[Any], name: str) -> set[UUID]:
    """Every id that was ticked under this name; what is no id was not ticked."""
    found = (chosen(value) for value in sent.getall(name, []))
    return {one for one in found if one is not None}
