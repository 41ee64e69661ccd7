"""A form that is sent: shape, once only, and what a rule says comes back at its field."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response

from services.errors import Refused
from tenants import submissions
from tenants.access import Access
from web.cases.forms import refuse
from web.shared.forms import Form
from web.shared.pages import redirect

NOWHERE: Mapping[str, str] = {}


@dataclass(frozen=True)
class Difference:
    """One field where two people wrote something else: what is kept now, and what was typed here."""

    label: str
    theirs: str
    mine: str


async def once(
    access: Access, form: Form, work: Callable[[], Awaitable[str]], places: Mapping[str, str] = NOWHERE
) -> Response[Any] | None:
    """Do the work and go where it leads; None when the page has to come back with what is wrong.

    The work is one action whose rules speak before it writes anything.
    """
    if not form.validate():
        return None
    if earlier := await submissions.claim(access, form.token):
        return redirect(earlier)
    try:
        location = await work()
    except Refused as refused:
        refuse(form, refused, places)
        return None
    await submissions.remember(access, form.token, location)
    return redirect(location)


def differences(form: Form, row: object, names: Sequence[str]) -> list[Difference]:
    """Where the row that somebody else saved is not what was typed here."""
    pairs = [(form[name], getattr(row, name)) for name in names if name in form]
    return [
        Difference(field.label.text, shown(field, theirs), shown(field, field.data))
        for field, theirs in pairs
        if (theirs or "") != (field.data or "")
    ]


def shown(field: Any, value: object) -> str:
    """A value as a person reads it: the word of a code, yes or no, or that nothing stands there."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if hasattr(field, "choices") and field.choices:
        found = {str(code): str(word) for code, word in (tuple(one)[:2] for one in field.choices)}
        return found.get(str(value or ""), "niets")
    return str(value) if value else "niets"
