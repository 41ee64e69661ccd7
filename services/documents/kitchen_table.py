"""One A4 for the kitchen table: the questions of "Mijn overleg" with their drawings and room to write. No names."""

from collections.abc import Mapping, Sequence

from services.documents.letterhead import printed


def kitchen_table(
    head: Mapping[str, str], asked: Sequence[tuple[str, str]], code: str, host: str, phone: str
) -> bytes:
    """Each question with the text of its drawing (SVG); `code` stands in the corner and tells nothing."""
    told = {
        "asked": [{"words": words, "drawing": drawing} for words, drawing in asked],
        "code": code,
        "host": host or "ons",
        "phone": phone,
    }
    return printed("kitchen_table.typ", head, told)
