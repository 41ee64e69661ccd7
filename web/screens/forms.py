"""What whoever leads the table types to switch a screen on."""

from web.shared.forms import Form, required, text


class ScreenForm(Form):
    """The six digits that the screen shows."""

    digits = text(
        "De cijfers op het scherm", required("Typ de zes cijfers die op het scherm staan."), most=20
    )
