"""The form of how one person takes part."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from wtforms import BooleanField, SelectField

from services.absences.actions import Told
from services.absences.tables import Absence
from services.invitations.tables import Invitation
from tenants.words.absences import HOW, OFTEN, REASONS
from web.shared.forms import Form, choice, listed, long_text, required, text


class ParticipationForm(Form):
    """At the table, by telephone, on the screen, or not; and what was arranged."""

    answer = choice("Hoe doet die persoon mee?", HOW, required("Kies hoe."))
    dial = text(
        "Met welk nummer of welke link?", most=300, description="Staat op de eigen pagina, na de code."
    )
    reason = choice("Waarom niet?", REASONS)
    often = choice("Hoe vaak?", OFTEN)
    was_phoned = BooleanField("Ik heb hierover gebeld")
    words = long_text("Wat spraken jullie af?", most=1000)
    briefed_by = SelectField("Wie vertelt nadien wat er besproken is?", default="")

    def offer(self, name: str, others: Mapping[UUID, str]) -> None:
        """Somebody else at the same table."""
        self.answer.label.text = f"Hoe doet {name} mee?"
        self.briefed_by.label.text = f"Wie vertelt {name} nadien wat er besproken is?"
        self.briefed_by.choices = listed(
            {"": "nog niemand", **{str(one): called for one, called in others.items()}}
        )

    @property
    def is_absent(self) -> bool:
        """Whether this person is not there."""
        return bool(self.answer.data == "no")

    def told(self) -> Told:
        """What was typed, as the service takes it."""
        return Told(
            reason=self.reason.data or "",
            is_systematic=None if not self.often.data else self.often.data == "systematic",
            words=self.words.data or "",
            was_phoned=bool(self.was_phoned.data),
            briefed_by=UUID(self.briefed_by.data) if self.briefed_by.data else None,
        )


def filled(invitation: Invitation, absence: Absence | None) -> dict[str, Any]:
    """What is known, as the form shows it."""
    known: dict[str, Any] = {"answer": invitation.answer or None, "dial": invitation.dial}
    if absence is None:
        return known
    often = {None: None, True: "systematic", False: "once"}[absence.is_systematic]
    return {
        **known,
        "reason": absence.reason or None,
        "often": often,
        "was_phoned": absence.phoned_at is not None,
        "words": absence.words,
        "briefed_by": str(absence.briefed_by or ""),
    }
