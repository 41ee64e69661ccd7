"""Each open agreement on the page of an opvolgoverleg: one question, and another day where that is the answer."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from wtforms import HiddenField

from services.cases.tables import CircleKind
from services.plans.queries import AgreementLine
from services.procedures.review_agreements import Review, Verdict
from tenants.words.series import VERDICTS
from web.consultations.forms import FollowupForm
from web.shared.forms import choice, day

NOTHING: Mapping[str, Any] = {}


def form_with(
    lines: Sequence[AgreementLine], sent: Any = None, told: Mapping[str, Any] = NOTHING
) -> FollowupForm:
    """The form of an opvolgoverleg with fields for each of these agreements."""
    fields: dict[str, Any] = {}
    for line in lines:
        fields[_name("verdict", line.id)] = choice(line.sentence, _choices(line))
        fields[_name("version", line.id)] = HiddenField("", default=str(line.version))
        if line.owner_kind != CircleKind.CLIENT:
            fields[_name("to_on", line.id)] = day("Welke dag dan?")
    made: type[FollowupForm] = type("ReviewedForm", (FollowupForm,), fields)
    stays = {_name("verdict", line.id): Verdict.KEEP.value for line in lines}
    return made(sent, data={**stays, **told})


def reviews(form: FollowupForm, lines: Sequence[AgreementLine]) -> list[Review]:
    """What was said, without what simply stays."""
    found = []
    for line in lines:
        said = form[_name("verdict", line.id)].data
        verdict = (
            Verdict(said) if said in VERDICTS else Verdict.KEEP
        )  # what is no answer is told at the field
        to_on = getattr(getattr(form, _name("to_on", line.id), None), "data", None)
        version = str(form[_name("version", line.id)].data or "")
        if verdict is not Verdict.KEEP:
            found.append(Review(line.id, verdict, to_on, int(version) if version.isdigit() else line.version))
    return found


def rows(form: FollowupForm, lines: Sequence[AgreementLine]) -> list[dict[str, Any]]:
    """Per agreement what the page shows."""
    return [
        {
            "line": line,
            "is_of_client": line.owner_kind == CircleKind.CLIENT,
            "verdict": form[_name("verdict", line.id)],
            "version": form[_name("version", line.id)],
            "to_on": getattr(form, _name("to_on", line.id), None),
        }
        for line in lines
    ]


def field_of(form: FollowupForm, lines: Sequence[AgreementLine]) -> str:
    """Where a refusal about another day belongs: the first one that is moved without a good day."""
    moved = [one for one in reviews(form, lines) if one.verdict is Verdict.MOVE]
    wrong = next((one for one in moved if one.to_on is None), moved[0] if moved else None)
    return _name("to_on", wrong.agreement) if wrong else "on"


def _choices(line: AgreementLine) -> dict[str, str]:
    """The client's own steps get no other day: nobody holds them against a date (X21)."""
    is_of_client = line.owner_kind == CircleKind.CLIENT
    return {code: words for code, words in VERDICTS.items() if not (is_of_client and code == Verdict.MOVE)}


def _name(what: str, agreement: UUID) -> str:
    return f"{what}_{agreement.hex}"
