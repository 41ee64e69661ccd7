"""Which figures a municipality shares."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField
from wtforms.validators import Optional

from services.figures.queries import Offer
from web.figures.view import title
from web.preparations.forms import Ticked
from web.shared.forms import Form


class ShareForm(Form):
    """The ticked ones are shared, the others are not; `seen` is what was shared on the page."""

    figures = Ticked("Welke cijfers mag het netwerk mee optellen?", [Optional()])
    seen = HiddenField(default="")

    @property
    def chosen(self) -> set[str]:
        """What was ticked."""
        return set(self.figures.data or [])

    @property
    def known(self) -> set[str]:
        """What was shared when the page was read."""
        return {one for one in str(self.seen.data or "").split(" ") if one}


def share_form(offers: Sequence[Offer], sent: Any = None) -> ShareForm:
    """Nothing is ticked that is not shared already."""
    shared = [one.figure for one in offers if one.is_shared]
    form = ShareForm(sent, figures=shared, seen=" ".join(shared))
    form.figures.choices = [(one.figure, title(one.figure)) for one in offers]
    return form
