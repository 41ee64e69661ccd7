"""The forms of a bottleneck: one sentence, the rewritten text, where it goes."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from wtforms import BooleanField, HiddenField, IntegerField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are of an older version
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from services.signals.marking import Spot
from services.signals.rules import LONGEST, MOST, Coding
from services.signals.tables import Place
from services.themes.rules import Theme
from tenants.words.domains import DOMAINS
from tenants.words.signals import SIGNAL_KINDS
from web.shared.forms import Form, Wanted, listed, long_text, required

LATER = {"": "dat bekijken we later"}
PLACES = frozenset(Place)
LONGEST_VERSION = 8


class SignalForm(Form):
    """One sentence, as it was said; where it showed goes along unseen."""

    original = long_text(
        "Wat loopt er structureel mis?",
        required("Schrijf in één zin wat er structureel misloopt."),
        most=LONGEST,
    )
    raised_by = SelectField("Wie bracht dit aan?", choices=[SelectChoice("", "ikzelf")], default="")
    place = HiddenField(default=Place.CASE)
    consultation = HiddenField(default="")
    agenda_item = HiddenField(default="")
    agreement = HiddenField(default="")

    @property
    def spot(self) -> Spot:
        """Where it showed; what is damaged is nowhere in particular."""
        place = Place(self.place.data) if self.place.data in PLACES else Place.CASE
        ids = (known(one.data) for one in (self.consultation, self.agenda_item, self.agreement))
        return Spot(place, *ids)


class CodingForm(Form):
    """What a bottleneck is about; all of it may wait. Theme and part are one list: `housing` or `housing/…`."""

    theme = SelectField("Thema", choices=[], default="")
    domain = SelectField("Over welk deel van het leven?", choices=listed(LATER | dict(DOMAINS)), default="")
    kind = SelectField("Wat voor knelpunt is het?", choices=listed(LATER | dict(SIGNAL_KINDS)), default="")

    @property
    def coding(self) -> Coding:
        """As the service keeps it."""
        theme, _, part = str(self.theme.data or "").partition("/")
        return Coding(theme, part, str(self.domain.data or ""), str(self.kind.data or ""))


class RewritingForm(CodingForm):
    """The text that others will read, and which marks were looked at and left."""

    text = long_text("Herschreven tekst", Wanted(), most=MOST)
    confirmed = SelectMultipleField("Wat mag blijven staan", choices=[], validate_choice=False)
    version = IntegerField(widget=HiddenInput(), default=1)


class SendingForm(Form):
    """Where to, and what the network may do with it."""

    networks = SelectMultipleField(
        "Naar welk netwerk?",
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        coerce=str,
    )
    may_quote = BooleanField("Deze tekst mag woord voor woord in een beleidsdossier")
    may_call = BooleanField("Het netwerk mag mij bellen")
    version = IntegerField(widget=HiddenInput(), default=1)

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """The networks that were ticked."""
        return tuple(UUID(one) for one in self.networks.data or ())


class TogetherForm(SendingForm):
    """Which ones leave, and which of them may be quoted."""

    pick = SelectMultipleField("Deze mogen vertrekken", choices=[], validate_choice=False)
    quote = SelectMultipleField("Deze mogen als citaat", choices=[], validate_choice=False)


def with_themes(form: CodingForm, lists: Sequence[Theme]) -> None:
    """The themes of the networks of this municipality, each followed by its parts."""
    form.theme.choices = [SelectChoice(value="", label=LATER[""])]
    for theme in lists:
        named = {theme.code: f"{theme.name}, in het algemeen"}
        named |= {f"{theme.code}/{part.code}": part.name for part in theme.parts}
        form.theme.choices += [SelectChoice(code, word, optgroup=theme.name) for code, word in named.items()]


def with_networks(form: SendingForm, names: Mapping[UUID, str]) -> SendingForm:
    """The networks of this municipality; all of them are chosen at first."""
    form.networks.choices = [(str(one), name) for one, name in names.items()]
    return form


def theme_value(coding: Coding) -> str:
    """The choice in the list that says this."""
    return f"{coding.theme}/{coding.sub_theme}" if coding.sub_theme else coding.theme


def as_version(told: object) -> int:
    """Which version somebody read; a damaged one is none that ever was."""
    text = str(told)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_VERSION else 0


def known(told: object) -> UUID | None:
    """The id that somebody sent."""
    try:
        return UUID(str(told))
    except ValueError:
        return None
