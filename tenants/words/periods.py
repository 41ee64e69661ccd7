"""Dutch for periods that a network publishes, and for bands: about how many, or too few to tell."""

from datetime import date

FEW = "te weinig om te tonen"
NAMES = {3: "kwartaal", 6: "halfjaar"}
ORDINALS = ("eerste", "tweede", "derde", "vierde")
LETTERS = {3: "k", 6: "h", 12: ""}


def code(begins_on: date, ends_on: date) -> str:
    """The period in an address: `2026-k1`, `2026-h2`, `2026`."""
    letter, number = _place(begins_on, ends_on)
    return f"{begins_on.year}-{letter}{number}" if letter else str(begins_on.year)


def name(begins_on: date, ends_on: date) -> str:
    """`het tweede kwartaal van 2026`, `2026`: inside a sentence."""
    letter, number = _place(begins_on, ends_on)
    if not letter:
        return str(begins_on.year)
    return f"het {ORDINALS[number - 1]} {NAMES[_months(begins_on, ends_on)]} van {begins_on.year}"


def title(begins_on: date, ends_on: date) -> str:
    """`Tweede kwartaal 2026`: alone, above a table."""
    letter, number = _place(begins_on, ends_on)
    if not letter:
        return str(begins_on.year)
    return f"{ORDINALS[number - 1].capitalize()} {NAMES[_months(begins_on, ends_on)]} {begins_on.year}"


def band(low: int | None, high: int | None) -> str:
    """`5 tot 9`; never a hyphen, of which a spreadsheet makes a date."""
    return FEW if low is None or high is None else f"{low} tot {high}"


def _place(begins_on: date, ends_on: date) -> tuple[str, int]:
    months = _months(begins_on, ends_on)
    return LETTERS[months], (begins_on.month - 1) // months + 1


def _months(begins_on: date, ends_on: date) -> int:
    return ends_on.month - begins_on.month + 1
