"""The form of one person on the phone sheet: whatever was typed goes along with whichever button."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from wtforms import HiddenField, TimeField
from wtforms.validators import AnyOf, Optional

from infra.clock import BRUSSELS
from services.calls.tables import Outcome
from services.polls.tables import Can
from services.procedures.note_talk import Told
from tenants.words.invitations import ANSWERS
from web.shared.forms import Form, day, long_text, mail_address, text

BUTTONS = (*ANSWERS, *(one.value for one in Outcome), "signed", "own-yes", "save")
MOMENT = "moment-"
YEARS = range(2000, 2101)
PLACES: Mapping[str, str] = {
    "call.no-moment": "back_on",
    "call.moment-not-ahead": "back_on",
    "call.reason-without-answer": "reason",
    "invitation.no-address": "email",
}


def said_in(posted: Mapping[str, Any]) -> dict[UUID, str]:
    """What was chosen per moment of a date that is looked for; damaged fields say nothing."""
    found: dict[UUID, str] = {}
    for name, value in posted.items():
        with suppress(ValueError):
            if name.startswith(MOMENT) and value in list(Can):
                found[UUID(name.removeprefix(MOMENT))] = str(value)
    return found


class CallForm(Form):
    """One talk."""

    do = HiddenField("Wat kwam ervan?", [AnyOf(BUTTONS, message="Kies een van de knoppen.")])
    seen = HiddenField()
    note = long_text("Bijdrage: wat wil die persoon meegeven?", most=2000)
    reason = text("Waarom niet, of hoe belt die persoon in?", most=600)
    words = text("Kort, voor wie straks belt", most=300)
    back_on = day("Terugbellen op")
    back_at = TimeField("om", [Optional()], format=["%H:%M", "%H:%M:%S", "%H.%M", "%H"])
    email = mail_address("Nieuw mailadres")

    def __init__(self, formdata: Any = None, **values: Any) -> None:
        super().__init__(formdata, **values)
        self.chosen = said_in(formdata or {})

    def validate(self, extra_validators: Any = None) -> bool:
        """A year that a calendar knows."""
        is_well = bool(super().validate(extra_validators))
        if isinstance(self.back_on.data, date) and self.back_on.data.year not in YEARS:
            self.back_on.errors = ["Kijk de dag na: het jaar klopt niet."]
            return False
        return is_well

    def told(self) -> Told:
        """What was chosen and typed, as the procedure takes it."""
        chosen = str(self.do.data)
        return Told(
            answer=chosen if chosen in ANSWERS else "",
            reason=str(self.reason.data or ""),
            note=str(self.note.data or ""),
            seen=str(self.seen.data or ""),
            outcome=chosen if chosen in list(Outcome) else "",
            words=str(self.words.data or ""),
            call_back_at=self._back() if chosen == Outcome.CALL_BACK else None,
            is_signed=chosen == "signed",
            has_own_yes=chosen == "own-yes",
            email=str(self.email.data) if self.email.data else None,
            said=self.chosen,
        )

    def _back(self) -> datetime | None:
        """Without an hour: nine in the morning of that day."""
        if self.back_on.data is None:
            return None
        return datetime.combine(self.back_on.data, self.back_at.data or time(9), BRUSSELS)
