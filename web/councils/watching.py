"""The marking pass over words that may leave the desk: their author looks at each piece that may lead to somebody.

Places, dates and services are no matter here: it is about what a municipality does, and when.
"""

from services.marking.kinds import Kind
from services.marking.known import Known
from services.marking.queries import known_here
from services.marking.rules import Mark, marks, unresolved
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web.councils.forms import Watched

NO_MATTER = frozenset({Kind.DATE, Kind.PLACE, Kind.INSTITUTION, Kind.WEB})
PUBLIC_OFFICE = frozenset({"schepen", "burgemeester", "minister", "ambtenaar"})


async def is_looked_at(access: Access, form: Watched, texts: dict[str, str]) -> bool:
    """Whether nothing is left to look at; else the form says what, and keeps what was typed."""
    access.require("councils.write")
    found = _found(texts, await known_here())
    form.kept.choices = [
        (one.key, f"“{one.words}”. {one.reason}") for one in found if not one.is_never_allowed
    ]
    form.stops = [f"“{one.words}”. {one.reason}" for one in found if one.is_never_allowed]
    # A piece that was ticked and then rewritten is gone: its tick goes with it.
    form.kept.data = [one for one in form.kept.data or [] if one in {mark.key for mark in found}]
    if not unresolved(found, form.kept.data):
        return True
    form.validate()
    form.form_errors = [*form.form_errors, REFUSALS["council.unread"]]
    return False


def _found(texts: dict[str, str], known: Known) -> list[Mark]:
    found = {mark.key: mark for text in texts.values() for mark in marks(text, known)}
    return [mark for mark in found.values() if not _is_no_matter(mark)]


def _is_no_matter(mark: Mark) -> bool:
    return mark.kind in NO_MATTER or (mark.kind is Kind.PROFESSION and mark.words.casefold() in PUBLIC_OFFICE)
