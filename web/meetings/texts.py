"""What a page shows of a text that saves itself. Its addresses are in writing.py, its form in _text.html.

A new text: a line in KINDS; on the page `text_view(...)`, and `text_form` of _text.html with static('writing.js').
"""

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_urlsafe
from uuid import UUID

from services.meetings import texts
from services.meetings.texts import Field, Written
from services.reports import texts as report_texts
from tenants.access import Access

TABLE = "/overleggen/{consultation}/tafel"
PRIVATE = "Alleen voor mij"
REPORT = "/overleggen/{consultation}/verslag"


@dataclass(frozen=True)
class Kind:
    """How a text is called on a page, and where somebody without a script goes after saving it."""

    field: Field
    label: str
    back: str = TABLE
    rows: int = 5
    most: int = 20_000


KINDS = {
    "nota": Kind(texts.NOTES, "Wat is er gezegd?", TABLE + "?punt={record}"),
    "doel": Kind(texts.GOAL, "Wat is het doel van dit overleg?", rows=1, most=200),
    "verhaal": Kind(texts.STORY, "Het verhaal, in eigen woorden", rows=4),
    "geprobeerd": Kind(texts.TRIED, "Wat is er al geprobeerd?", rows=2),
    "meningen": Kind(texts.VIEWS, "Wat vindt iedereen ervan?", rows=3),
    "besluit": Kind(report_texts.CONCLUSION, "Besluit: wat nemen we mee?", REPORT, rows=4),
    "structureel": Kind(
        report_texts.BOTTLENECKS,
        "Wat loopt structureel mis? Beschrijf het knelpunt, niet de persoon.",
        REPORT,
        rows=3,
    ),
}


@dataclass(frozen=True)
class TextView:
    """One text on a page; `writer` is who types here, so that nobody's words go out under another's name."""

    address: str
    label: str
    written: Written
    writer: str
    back: str
    sheet: str
    rows: int = 5
    typed: str | None = None
    errors: Sequence[str] = ()

    @property
    def id(self) -> str:
        """An id of its own on a page with several."""
        name, record = self.address.split("/")[-2:]
        return f"{name[:12]}-{record[-8:]}"

    @property
    def words(self) -> str:
        """What stands in the field: what was typed, when it could not be kept."""
        return self.written.words if self.typed is None else self.typed


def own_view(access: Access, consultation_id: UUID, words: str) -> TextView:
    """What only its author reads: nobody else writes there, so nothing ever stands beside it."""
    table = TABLE.format(consultation=consultation_id)
    sheet = token_urlsafe(9)
    stands = Written(words)
    return TextView(f"{table}/voor-mij", PRIVATE, stands, str(access.actor.id), table, sheet=sheet, rows=4)


def text_view(
    access: Access, name: str, consultation_id: UUID, record_id: UUID, stands: Written, address: str = ""
) -> TextView:
    """One text as a page shows it; with an own address for who comes in by a link."""
    kind = KINDS[name]
    back = kind.back.format(consultation=consultation_id, record=record_id)
    address = address or f"/overleggen/{consultation_id}/teksten/{name}/{record_id}"
    return TextView(
        address, kind.label, stands, str(access.actor.id), back, sheet=token_urlsafe(9), rows=kind.rows
    )
