"""The form of a weighing: all that one can note while phoning. Only talk, outcome and reason are asked for."""

from typing import Any
from uuid import UUID

from wtforms import BooleanField, Field, HiddenField, IntegerField, SelectMultipleField
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from services.referrals.views import FullReferral
from services.referrals.weighing import Judges, Weighed, newest
from tenants.words import referrals as words
from tenants.words import weighing as own
from web.shared.forms import Form, Wanted, choice, day, listed, long_text, text

SOME = 1000
MOST_HELPERS = 99
REQUESTER = "requester"
QUESTIONS = {
    "has_added_value": "added_value",
    "can_talk": "open_talk",
    "has_alternatives": "alternatives",
    "may_decide": "room_to_decide",
    "goes_together": "joint_path",
}
KEPT = ("talk", "outcome", "reason", "next_step", "tried", "other_form", *QUESTIONS.values())
YES_OR_NO = {"yes": True, "no": False}
WEIGHING_SAYS = {
    "talk": "Schrijf kort wat het gesprek opleverde.",
    "outcome": "Kies wat het wordt.",
    "reason": "Schrijf kort waarom.",
}


class Ticks(SelectMultipleField):
    """Any number of answers, each with a box to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class WeighingForm(Form):
    """What came of the talk with the requester (rows 2-13)."""

    seen = HiddenField()
    talk = long_text("Met wie sprak je, en wat kwam eruit?", Wanted())
    reasons = Ticks("Waarom vraagt iemand dit nu?", choices=listed(own.REASONS))
    helpers = IntegerField(
        "Hoeveel helpers zijn er?",
        [Optional(), NumberRange(0, MOST_HELPERS, message="Schrijf een getal van 0 tot 99.")],
    )
    tried = long_text("Wat is al geprobeerd?", most=SOME)
    has_added_value = choice("Heeft de cliënt er zelf iets aan?", own.ANSWER)
    added_value = text("Wat dan?", most=SOME)
    can_talk = choice("Kan er open gepraat worden?", own.ANSWER)
    open_talk = text("Hoe komt dat?", most=SOME)
    has_alternatives = choice("Is er plaats om andere wegen te bekijken?", own.ANSWER)
    alternatives = text("Welke?", most=SOME)
    may_decide = choice("Kunnen de mensen aan tafel iets beslissen?", own.ANSWER)
    room_to_decide = text("Wie wel, wie niet?", most=SOME)
    goes_together = choice("Kunnen ze samen verder op één weg?", own.ANSWER)
    joint_path = text("Welke weg?", most=SOME)
    cautions = Ticks("Is er iets om voor op te letten?")
    judges = Ticks("Brengt iemand verslag uit bij een rechter, of is iemand van de politie?")
    judges_told_on = day("Wanneer hoorde de cliënt dat?")
    outcome = choice("Wat wordt het?", words.OUTCOMES, Wanted())
    other_form = choice("Wat past beter?", own.FORMS)
    reason = long_text("Waarom?", Wanted(), most=2000)
    next_step = text("Wat gebeurt er nu, en wie doet dat?", most=500)
    next_step_on = day("Tegen wanneer?")
    is_told = BooleanField("Ik zei dit al aan de aanvrager")

    @property
    def questions(self) -> list[tuple[Field, Field]]:
        """The five questions, each with the place for its words."""
        return [(self[question], self[said]) for question, said in QUESTIONS.items()]

    def weighed(self) -> Weighed:
        """What was typed, by the names of the service."""
        told: dict[str, Any] = {name: self[name].data or "" for name in KEPT}
        answers: dict[str, Any] = {name: YES_OR_NO.get(self[name].data) for name in QUESTIONS}
        told["other_form"] = told["other_form"] or None
        return Weighed(
            **told,
            **answers,
            next_step_on=self.next_step_on.data,
            reasons=self.reasons.data or [],
            cautions=self.cautions.data or [],
            helpers=self.helpers.data,
        )

    def named_judges(self) -> Judges:
        """Who reports to a judge, as was ticked."""
        ticked = self.judges.data or []
        who = [None if one == REQUESTER else UUID(one) for one in ticked]
        return Judges(who, self.judges_told_on.data)

    def validate(self, extra_validators: Any = None) -> bool:
        """Shape, and the three things that every weighing says."""
        super().validate(extra_validators)
        for name, message in WEIGHING_SAYS.items():
            if not self[name].data and not self[name].errors:
                self[name].errors = [message]
        return not self.errors


def offer(form: WeighingForm, found: FullReferral, vocabulary: str) -> WeighingForm:
    """What can be ticked: warnings as this municipality weighs, and who is named in the request."""
    form.cautions.choices = listed(own.cautions(vocabulary))
    named = {str(one.id): one.name for one in found.named("helper")}
    asks = {REQUESTER: f"{found.referral.requester_name}, de aanvrager"}
    is_helper = found.referral.requester_kind == "helper"
    form.judges.choices = listed({**(asks if is_helper else {}), **named})
    return form


def fresh(found: FullReferral) -> WeighingForm:
    """The form when one picks up the phone: what is known stands in it."""
    reporting = [str(one.id) for one in found.named("helper") if one.reports_to_judge]
    asks = [REQUESTER] if found.referral.reports_to_judge else []
    told = [one.told_client_on for one in found.people if one.told_client_on]
    return WeighingForm(
        data={
            "helpers": found.helpers if found.named("helper") else None,
            "judges": [*asks, *reporting],
            "judges_told_on": found.referral.told_client_on or (told[0] if told else None),
            "seen": newest(found.weighings),
        }
    )
