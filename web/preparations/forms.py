"""What people send while they prepare. Short forms; everything may be skipped."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID
from zlib import crc32

from wtforms import BooleanField, HiddenField, RadioField, SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from services.cases import discretion
from services.cases.tables import CircleMember
from services.preparations.answering import Coming, Said
from services.preparations.contributions import Topic, Written
from services.preparations.kits import Opened
from services.preparations.tables import Contribution, KitAnswer, ThresholdKind, ToldBy
from tenants.words.domains import DOMAINS
from tenants.words.preparations import ATTENDS, QUESTIONS, SILENCES, THRESHOLDS
from web.meetings.forms import chosen
from web.shared.forms import NO_ANSWER, Form, choice, listed, long_text, text

MOST = 1000
TRUSTED = 3
PLACES = {
    "kit.no-teller": "told_by",
    "kit.known-how": "known_how",
    "contribution.no-title": "title",
    "contribution.no-why": "why",
    "contribution.too-many-topics": "title",
}


class Ticked(SelectMultipleField):
    """Several of a list, as boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class AnswerForm(Form):
    """One answer, and who says it at the table; `seen` is the version that stood on the page, and a mark of it."""

    words = long_text("Jouw antwoord", most=MOST)
    told_by = RadioField("Wie zegt dit aan tafel?", default="", invalid_choice_message=NO_ANSWER)  # type: ignore[call-arg]
    seen = HiddenField(default="0")

    @property
    def is_touched(self) -> bool:
        """Whether something else was typed than what stood there: what nobody touched is not sent."""
        _, _, mark = str(self.seen.data or "").partition(".")
        return mark != _mark(str(self.words.data or ""), str(self.told_by.data or ""))

    def said(self, question: str) -> Said:
        """As the service wants it."""
        told = str(self.told_by.data or "")
        teller = chosen(told)
        by = ToldBy.PERSON if teller else ToldBy(told)
        return Said(question, str(self.words.data or ""), by, teller, number(self.seen.data))


class ComingForm(Form):
    """Being there or not, and what makes that hard."""

    attends = choice("Kom je zelf?", ATTENDS)
    teller = SelectField("Wie vertelt wat jij wil zeggen, als je er niet bent?", default="")
    reporter = SelectField("Wie vertelt jou daarna wat er gezegd is?", default="")
    thresholds = Ticked(
        "Wat maakt het moeilijk?",
        choices=listed({code: one.words for code, one in THRESHOLDS.items()}),
        description="Kies alles wat klopt. Dan zoeken we samen hoe het wel kan.",
    )
    words = text("Wil je er iets bij zeggen?", most=500)
    seen = HiddenField(default="0")

    def coming(self, before: Coming) -> Coming:
        """As the service wants it; what this page does not ask stays as it was."""
        ticked = dict.fromkeys(self.thresholds.data or [], "")
        if words := str(self.words.data or ""):
            ticked[ThresholdKind.OTHER] = words
        return Coming(
            attends=self.attends.data or "",
            teller=chosen(self.teller.data),
            reporter=chosen(self.reporter.data),
            silence=before.silence,
            known_how=before.known_how,
            known_by=before.known_by,
            thresholds=ticked,
        )


class ComingForForm(ComingForm):
    """The same from the coordinator's hand, with how wishes are known of who cannot speak."""

    silence = SelectField("Kan deze persoon voor zichzelf spreken?", choices=listed(SILENCES), default="")
    known_how = long_text(
        "Hoe weet je wat deze persoon wil?",
        most=MOST,
        description="Wat toont plezier of onrust? Wat koos deze persoon vroeger? Wat tekent of speelt het kind?",
    )
    known_by = SelectField("Wie kent deze persoon het best?", default="")

    def coming(self, before: Coming) -> Coming:
        """With the three that only stand here."""
        said = vars(super().coming(before))
        mine = {"silence": self.silence.data or "", "known_how": str(self.known_how.data or "")}
        return Coming(**{**said, **mine, "known_by": chosen(self.known_by.data)})


class ReadersForm(Form):
    """Who may read it beside the coordinator."""

    readers = Ticked("Wie mag dit lezen voor het overleg?")

    @property
    def people(self) -> set[UUID]:
        """By id."""
        return {one for one in map(chosen, self.readers.data or []) if one}


class RemedyForm(Form):
    """What we do about something that is in the way."""

    remedy = text("Wat doen we eraan?", most=500)
    is_settled = BooleanField("Dit is geregeld")


class ContributionForm(Form):
    """Three minutes: each field may stay empty."""

    goes_well = long_text("Wat loopt goed?", most=MOST)
    mandate = long_text("Wat mag jij zelf beslissen?", most=MOST)
    client_can = long_text("Wat kan {client} zelf?", most=MOST)
    title = text("Waarover wil je praten?", description="In enkele woorden, zoals het op de agenda komt.")
    why = text(
        "Waarom is het goed dat de tafel dit weet?", most=300, description="Eén zin. Niet meer dan nodig is."
    )
    domain = SelectField("Over welk deel van het leven?", choices=listed({"": "kies", **DOMAINS}), default="")
    is_talked_through = choice(
        "Besprak je dit al met {client}?",
        {"yes": "Ja", "no": "Nee, nog niet"},
        description="Niemand hoort aan tafel iets voor het eerst. Is het nog niet besproken, dan wacht het.",
    )
    is_far_reaching = BooleanField(
        "Dit gaat over een zware beslissing, zoals uit huis gaan of een bewindvoerder"
    )
    seen = HiddenField(default="0")

    @property
    def written(self) -> Written:
        """The three fields."""
        well, mandate, can = (str(one.data or "") for one in (self.goes_well, self.mandate, self.client_can))
        return Written(well, mandate, can, version=number(self.seen.data))

    @property
    def topic(self) -> Topic | None:
        """What is to be talked about; None when nothing was typed."""
        title, why = str(self.title.data or ""), str(self.why.data or "")
        if not title and not why:
            return None
        is_known, is_far = self.is_talked_through.data == "yes", bool(self.is_far_reaching.data)
        return Topic(title, why, str(self.domain.data or ""), is_known, is_far)


def answer_form(opened: Opened, question: str, host: str, posted: Any = None, prefix: str = "") -> AnswerForm:
    """Filled in; who may tell it: oneself, whom the client trusts, or nobody."""
    row = opened.answers.get(question)
    form = AnswerForm(posted, data={**_answered(row), "seen": seen(row)}, prefix=prefix)
    form.words.label.text = QUESTIONS[question].words
    people = _trusted(opened, row.teller if row else None)
    named = {str(one.id): str(one.first_name) for one in people}
    nobody = {"nobody": f"Niemand. Alleen {host} leest dit", "": "Dat zie ik nog"}
    form.told_by.choices = listed({"self": "Ik zelf", **named, **nobody})
    return form


def coming_form(opened: Opened, kind: type[ComingForm], posted: Any = None) -> ComingForm:
    """Filled in, with the people of the circle to choose from."""
    kit, ticked = opened.kit, opened.thresholds
    other = ticked.get(ThresholdKind.OTHER)
    data: dict[str, Any] = {"thresholds": list(ticked), "words": other.words if other else ""}
    if kit is not None:
        people = {name: str(getattr(kit, name) or "") for name in ("teller", "reporter", "known_by")}
        data |= {"attends": kit.attends or None, "seen": str(kit.version), **people}
        data |= {"silence": kit.silence, "known_how": kit.known_how}
    form = kind(posted, data=data)
    named = listed({"": "nog niemand", **{str(one.id): str(one.first_name) for one in opened.tellers}})
    for name in ("teller", "reporter", "known_by"):
        if name in form:
            field: Any = form[name]
            field.choices = named
    return form


def readers_form(opened: Opened, posted: Any = None) -> ReadersForm:
    """Everybody of the circle but the owner."""
    form = ReadersForm(posted, data={"readers": [str(one) for one in opened.readers]})
    form.readers.choices = listed({str(one.id): called(one) for one in opened.tellers})
    return form


def contribution_form(found: Contribution | None, client: str, posted: Any = None) -> ContributionForm:
    """Filled in, in the name of the client."""
    data = {}
    if found is not None:
        texts = {name: getattr(found, name) for name in ("goes_well", "mandate", "client_can")}
        data = {**texts, "seen": str(found.version)}
    form = ContributionForm(posted, data=data)
    for field in form:
        field.label.text = field.label.text.replace("{client}", client)
    return form


def called(person: CircleMember) -> str:
    """By first name, with what somebody does, as others may read it."""
    return ", ".join(part for part in (person.first_name, discretion.does(person)) if part)


def seen(row: KitAnswer | None) -> str:
    """Which version of an answer stands on a page, and a mark of its words."""
    told = _answered(row)
    version = row.version if row else 0
    return f"{version}.{_mark(told.get('words', ''), told.get('told_by', ''))}"


def number(value: object) -> int:
    """A version out of a hidden field; a damaged one is none."""
    typed = str(value or "").partition(".")[0]
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0  # noqa: PLR2004


def _answered(row: KitAnswer | None) -> dict[str, Any]:
    if row is None:
        return {}
    told = str(row.teller) if row.told_by == ToldBy.PERSON else row.told_by
    return {"words": row.words, "told_by": told}


def _mark(words: str, told_by: str) -> str:
    return f"{crc32(f'{words} {told_by}'.encode()):x}"


def _trusted(opened: Opened, teller: UUID | None) -> Sequence[CircleMember]:
    """Key worker and confidant, and whoever was chosen before."""
    case = opened.desk.case
    return [one for one in opened.tellers if one.id in {case.key_worker, case.confidant, teller}][:TRUSTED]
