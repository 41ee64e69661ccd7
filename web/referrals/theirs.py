"""Two people on one request: what somebody else saved meanwhile, beside what was just typed."""

from wtforms import Field, RadioField

from services.referrals.views import FullReferral
from web.referrals.forms import ChangedReferralForm, filled
from web.shared.rows import Rows

OURS = {"once", "version"}


def theirs(form: ChangedReferralForm, found: FullReferral) -> list[tuple[str, str]]:
    """Question and answer as they stand now, where they differ from the form."""
    stands = ChangedReferralForm(data=filled(found))
    pairs = [(field, stands[field.name]) for field in form if field.name not in OURS]
    return [(mine.label.text, said(other) or "leeg") for mine, other in pairs if said(mine) != said(other)]


def said(field: Field) -> str:
    """The answer in words: the names in a list, the word of a choice."""
    if isinstance(field, Rows):
        return ", ".join(row["name"] for row in field.data if row["name"])
    if isinstance(field, RadioField):
        return next((option.label.text for option in field if option.checked), "")
    return str(field.data or "")
