"""The forms of keeping: a duty to keep, a request, erasing, the term."""

from wtforms import BooleanField, IntegerField
from wtforms.validators import InputRequired, NumberRange

from services.retention.rules import CEILING, FLOOR
from web.shared.forms import Form, day, long_text, required

MONTHS = f"Vul een aantal maanden in, van {FLOOR} tot {CEILING}."


class HoldForm(Form):
    """Who asks to keep it, in words."""

    reason = long_text(
        "Wie vraagt dit, en waarom?",
        required("Schrijf wie dit vraagt, en waarom."),
        most=500,
        description="Bijvoorbeeld: de rechtbank, in een lopende zaak.",
    )


class InsightForm(Form):
    """When the client asked."""

    asked_on = day("Wanneer vroeg de cliënt dit?", required("Kies een dag."))


class ErasureForm(Form):
    """One box, so that no single click erases."""

    is_sure = BooleanField("Ja, wis alles", [InputRequired("Vink dit aan als je zeker bent.")])


class TermForm(Form):
    """Months after closing."""

    months = IntegerField("Hoeveel maanden?", [InputRequired(MONTHS), NumberRange(FLOOR, CEILING, MONTHS)])
