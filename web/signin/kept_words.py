"""How a kept form is shown: where it was going, in words, and the text that was typed."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tenants.kept_forms import Fields, KeptForm

PLACES = {
    "aanvragen": "Aanvraag",
    "situaties": "Cliëntsituatie",
    "overleggen": "Overleg",
    "knelpunten": "Knelpunt",
    "vandaag": "Vandaag",
}
IS_A_CODE = re.compile(r"\s*|[a-z0-9_/-]+")
IS_AN_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Offer:
    """One kept form on the page: `fields` go along again, `lines` are what a person reads."""

    id: UUID
    path: str
    place: str
    kept_at: datetime
    fields: Fields
    lines: list[str]


def offer(form: KeptForm) -> Offer:
    """The form as the page needs it; codes and ids of the form itself are no text that somebody typed."""
    lines = [line for _, text in form.fields for line in text.splitlines() if not IS_A_CODE.fullmatch(line)]
    return Offer(form.id, form.path, place_of(form.path), form.kept_at, form.fields, lines)


def place_of(path: str) -> str:
    """`Cliëntsituatie: toestemming` for `/situaties/{id}/toestemming`."""
    first, *rest = [part for part in path.split("/") if part] or [""]
    place = PLACES.get(first, first.replace("-", " ").capitalize() or "Rondetafel")
    nouns = [part.replace("-", " ") for part in rest if not IS_AN_ID.fullmatch(part)]
    return f"{place}: {nouns[-1]}" if nouns else place
