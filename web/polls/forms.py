"""The forms of a date that is looked for: the moments, and what somebody says to each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from wtforms import Form as WTForm
from wtforms import FormField, RadioField, SelectField

from services.consultations.hours import moment_at
from services.errors import Refused
from services.polls.rules import MOST, Proposal
from services.polls.tables import PollMoment
from tenants.words.dates import when
from tenants.words.polls import CAN, PROPOSED
from tenants.words.refusals import REFUSALS
from web.consultations.forms import YEARS, clock_time
from web.shared.forms import Form, day, listed, required
from web.shared.rows import Rows

WHERE = {"poll.deadline-is-past": "answer_by", "poll.deadline-too-late": "answer_by"}


class MomentForm(Form):
    """One moment; an empty row is left out."""

    on = day("Dag")
    starts = clock_time("Van")
    ends = clock_time("Tot")
    proposed_by = SelectField("Uit wiens agenda?", choices=listed(PROPOSED), default="coordinator")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not any((self.on.raw_data or [""])[0:1]) and self.on.data is None

    def validate(self, extra_validators: Any = None) -> bool:
        """A day with an hour that exists."""
        if self.is_empty:
            return True
        is_well = bool(super().validate(extra_validators))
        if isinstance(self.on.data, date) and self.on.data.year not in YEARS:
            self.on.errors = ["Kijk de dag na: het jaar klopt niet."]
            return False
        if is_well and self.starts.data is None:
            self.starts.errors = ["Kies een beginuur."]
            return False
        return is_well and self._is_hour()

    def proposal(self) -> Proposal | None:
        """What was typed; None for an empty row."""
        if self.on.data is None or self.starts.data is None:
            return None
        return Proposal(moment_at(self.on.data, self.starts.data, self.ends.data), self.proposed_by.data)

    def _is_hour(self) -> bool:
        try:
            self.proposal()
        except Refused as refused:
            self.starts.errors = [REFUSALS[refused.code]]
            return False
        return True


class PollForm(Form):
    """Moments, and until when people may answer."""

    moments = Rows(FormField(MomentForm), min_entries=3, max_entries=MOST)
    answer_by = day(
        "Antwoorden tegen welke dag?",
        required("Kies tegen wanneer."),
        description="Die dag staat in de mail. Wie niet antwoordt, krijgt één herinnering.",
    )

    def proposals(self) -> list[Proposal]:
        """Every row that was filled in."""
        return [found for row in self.moments if (found := row.form.proposal()) is not None]


def answers_form(
    moments: Sequence[PollMoment], said: Mapping[UUID, str], posted: Any = None, *, who: str = ""
) -> Form:
    """One question per moment, named by its id; `who` when the coordinator asks on somebody's behalf."""
    ask = f"Zeg voor elk moment of {who} kan." if who else "Zeg bij dit moment of het past."
    fields: dict[str, Any] = {
        _name(one.id): RadioField(
            when(one.starts_at, one.ends_at).capitalize(),
            [required(ask)],
            choices=listed(CAN),
        )
        for one in moments
    }
    made: type[Form] = type("AnswersForm", (Form,), fields)
    return made(posted, data={_name(moment): word for moment, word in said.items()})


def said_in(form: WTForm, moments: Sequence[PollMoment]) -> dict[UUID, str]:
    """What was chosen, per moment."""
    return {one.id: str(form[_name(one.id)].data) for one in moments}


def _name(moment: UUID) -> str:
    return f"moment_{moment.hex}"
