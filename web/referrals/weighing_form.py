"""The form of a weighing: the talk, five questions that may stay open, the outcome, the next step."""

from typing import Any

from services.referrals.actions import Weighed
from tenants.words import referrals as words
from web.shared.forms import Form, Wanted, choice, day, long_text, text

SOME = 1000
FOLDED = ("open_talk", "alternatives", "room_to_decide", "joint_path")
WEIGHING_SAYS = {
    "talk": "Schrijf kort wat het gesprek opleverde.",
    "outcome": "Kies wat het wordt.",
    "reason": "Schrijf kort waarom.",
}


class WeighingForm(Form):
    """What came of the talk with the requester (rows 5-10)."""

    talk = long_text("Met wie sprak je, en wat kwam eruit?", Wanted())
    added_value = long_text("Wat heeft de cliënt eraan?", most=SOME)
    open_talk = long_text("Kan er open gepraat worden?", most=SOME)
    alternatives = long_text("Is er plaats om andere wegen te bekijken?", most=SOME)
    room_to_decide = long_text("Kunnen de mensen aan tafel iets beslissen?", most=SOME)
    joint_path = long_text("Kunnen ze samen verder op één weg?", most=SOME)
    outcome = choice("Wat wordt het?", words.OUTCOMES, Wanted())
    reason = long_text("Waarom?", Wanted(), most=2000)
    next_step = text("Wat gebeurt er nu, en wie doet dat?", most=500)
    next_step_on = day("Tegen wanneer?")

    @property
    def has_more(self) -> bool:
        """Whether something stands in the questions that the page folds away."""
        return any(self[name].data or self[name].errors for name in FOLDED)

    def weighed(self) -> Weighed:
        """What was typed, by the names of the service."""
        told = {
            name: value or "" for name, value in self.data.items() if name not in {"once", "next_step_on"}
        }
        return Weighed(**told, next_step_on=self.next_step_on.data)

    def validate(self, extra_validators: Any = None) -> bool:
        """Shape, and the three things that every weighing says."""
        super().validate(extra_validators)
        for name, message in WEIGHING_SAYS.items():
            if not self[name].data and not self[name].errors:
                self[name].errors = [message]
        return not self.errors
