"""The forms of what was done with bottlenecks, and of the file of a year."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField, SelectField
from wtforms.validators import Optional

from infra import clock
from services.councils.queries import Raised
from services.councils.raising import Answering, Bringing
from services.councils.rules import USUAL_WAIT
from services.councils.tables import CouncilChapter
from tenants.words.councils import STATUSES, WHOM
from web.cases.forms import Versioned
from web.preparations.forms import Ticked
from web.shared.forms import Form, Wanted, choice, day, long_text, required, text

OUTSIDE = "Dit kan buiten jullie bureau gelezen worden. Schrijf over het knelpunt, niet over een mens."


class Watched(Form):
    """Words that may leave the desk: what the marking pass finds is looked at by whoever wrote it."""

    kept = Ticked("Vink aan wat naar niemand leidt. Verander de rest.", [Optional()], choices=[])
    stops: Sequence[str] = ()


class RaisingForm(Versioned, Watched):
    """To whom a theme or a bottleneck was brought, and by when an answer is looked for."""

    to_whom = choice("Bij wie kaartte je het aan?", WHOM, required("Kies bij wie."))
    addressee = text("Naam of functie", most=120, description="Bijvoorbeeld: schepen van Wonen.")
    brought_on = day("Wanneer?", required("Kies een dag."))
    asked = long_text(
        "Wat zei of vroeg je?",
        required("Schrijf in één of twee zinnen wat je vroeg."),
        most=1000,
        description=OUTSIDE,
    )
    answer_by = day(
        "Wanneer kijk je of er een antwoord is?",
        description="Dan staat het op Vandaag. Laat leeg als je geen herinnering wilt.",
    )
    theme = SelectField("Waarover ging het?", [Wanted()], choices=[], default="", validate_choice=False)
    signal = HiddenField(default="", render_kw={"id": False})

    def told(self) -> Bringing:
        """As the action wants it."""
        return Bringing(
            str(self.to_whom.data),
            self.addressee.data or "",
            str(self.asked.data),
            self.brought_on.data or clock.today(),
            self.answer_by.data,
        )

    def texts(self) -> dict[str, str]:
        """What may be read elsewhere, by field."""
        return {"asked": self.asked.data or ""}


class AnswerForm(Watched):
    """What they answered, and the same for the client and the table."""

    status = choice("Wat is het antwoord?", STATUSES, required("Kies wat het beste past."))
    answered_on = day("Wanneer?", required("Kies een dag."))
    by_whom = text("Wie neemt het op, of wie antwoordde?", most=120)
    words = long_text("Wat zeiden ze?", most=1000, description=OUTSIDE)
    plain = long_text(
        "Hetzelfde in gewone woorden, voor de cliënt en de tafel",
        most=400,
        description="Ook als het niet lukte: zeg waarom. Bijvoorbeeld: “De schepen weet nu dat…”",
    )
    again_on = day(
        "Wanneer kijk je opnieuw?", description="Dan staat het weer op Vandaag. Leeg mag: dan is het klaar."
    )

    def told(self) -> Answering:
        """As the action wants it."""
        return Answering(
            str(self.status.data),
            self.by_whom.data or "",
            self.words.data or "",
            self.plain.data or "",
            self.answered_on.data or clock.today(),
            self.again_on.data,
        )

    def texts(self) -> dict[str, str]:
        """What may be read elsewhere, by field."""
        return {name: self[name].data or "" for name in ("words", "plain")}


class ChapterForm(Versioned, Watched):
    """One theme of the file of a year; the year itself has no `since`."""

    words = long_text("Wat loopt er structureel mis?", most=2000, description=OUTSIDE)
    since = text(
        "Sinds wanneer?",
        most=200,
        description="In je eigen woorden. Bijvoorbeeld: sinds de nieuwe regels van maart.",
    )
    asks = long_text("Wat vraag je aan de raad?", most=1000)

    def told(self) -> dict[str, str]:
        """As the action wants it."""
        return {name: self[name].data or "" if name in self else "" for name in ("words", "since", "asks")}

    def texts(self) -> dict[str, str]:
        """All of it is read elsewhere."""
        return self.told()


class QuotesForm(Form):
    """Which texts may be quoted; `seen` is what was chosen on the page."""

    signals = Ticked("Welke zinnen mogen in het dossier?", [Optional()])
    seen = HiddenField(default="", render_kw={"id": False})


class MakingForm(Form):
    """Making a version; a later one says what changed."""

    changed = text("Wat is er nieuw sinds de vorige versie?", Wanted(), most=400)


def fresh(theme: str, signal: str) -> RaisingForm:
    """For something that was brought today."""
    today = clock.today()
    return RaisingForm(theme=theme, signal=signal, brought_on=today, answer_by=today + USUAL_WAIT)


def filled(found: Raised) -> RaisingForm:
    """With what stands there now."""
    return RaisingForm(obj=found.row, version=str(found.row.version))


def chapter_form(row: CouncilChapter | None, *, is_year: bool, sent: Any = None) -> ChapterForm:
    """With what stands there now; of the year itself nobody asks since when."""
    form = ChapterForm(sent, obj=row) if row else ChapterForm(sent, version="0")
    if is_year:
        del form.since
    return form
