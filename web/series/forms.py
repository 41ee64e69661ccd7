"""The forms at the end of a series."""

from collections.abc import Sequence
from uuid import UUID

from wtforms import SelectField

from services.cases.tables import CircleKind, CircleMember
from services.plans.queries import AgreementLine
from services.series.ending import End
from tenants.words.retention import OUTCOMES
from tenants.words.series import BROUGHT
from web.consultations.forms import People, named
from web.shared.forms import Form, choice, day, listed, long_text, required, text


class EndingForm(Form):
    """Since when, why, what it brought, what goes on, and who is thanked."""

    closed_on = day("Op welke dag ronden jullie af?", required("Kies een dag."))
    reason = choice("Waarom ronden jullie af?", OUTCOMES, required("Kies waarom."))
    results = People("Wat brachten de overleggen?", choices=listed(BROUGHT))
    words = long_text("Wat zegt de cliënt er zelf over?", most=1000)
    goes_on = People("Welke afspraken lopen door?")
    watcher = SelectField("Wie kijkt mee of dat lukt?", default="")
    contact = SelectField("Bij wie kan de cliënt terecht?", default="")
    contact_words = text(
        "Of bij iemand anders", description="Bijvoorbeeld: het onthaal van het OCMW, met een nummer."
    )
    mailed = People("Wie bedank je met een mail?")
    thanks = long_text(
        "Een woord van dank voor iedereen",
        most=600,
        description="Dit staat op hun eigen pagina. Schrijf niets over de situatie zelf.",
    )
    note = long_text("Wil je voor jezelf nog iets noteren?", most=1000)

    def offer(
        self,
        circle: Sequence[CircleMember],
        mailable: Sequence[CircleMember],
        open_lines: Sequence[AgreementLine],
    ) -> None:
        """Who is there, who has a mailbox that we know, and what still runs."""
        client = next((one.first_name for one in circle if one.kind == CircleKind.CLIENT), "de cliënt")
        others = {str(one.id): named(one) for one in circle if one.kind != CircleKind.CLIENT}
        self.words.label.text = f"Wat zegt {client} er zelf over?"
        self.contact.label.text = f"Bij wie kan {client} terecht?"
        self.watcher.choices = self.contact.choices = listed({"": "niemand in het bijzonder", **others})
        self.mailed.choices = listed({str(one.id): named(one) for one in mailable})
        self.goes_on.choices = listed({str(one.id): _line(one) for one in open_lines})

    def end(self) -> End:
        """What was typed, as the service takes it."""
        return End(
            results=tuple(self.results.data or ()),
            words=str(self.words.data or ""),
            contact=_id(self.contact.data),
            contact_words=str(self.contact_words.data or ""),
            watcher=_id(self.watcher.data),
            thanks=str(self.thanks.data or ""),
            mailed=frozenset(UUID(one) for one in self.mailed.data or ()),
        )

    def kept(self) -> frozenset[UUID]:
        """The agreements that go on."""
        return frozenset(UUID(one) for one in self.goes_on.data or ())


class SeriesReopeningForm(Form):
    """Why people come together again."""

    reason = long_text("Waarom komen jullie weer samen?", required("Schrijf kort waarom."), most=600)


def _line(one: AgreementLine) -> str:
    return f"{one.sentence} ({one.owner_name})" if one.owner_name else one.sentence


def _id(chosen: str | None) -> UUID | None:
    return UUID(chosen) if chosen else None
