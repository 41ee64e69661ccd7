"""Dutch words while a date is looked for."""

from collections.abc import Mapping

CAN: Mapping[str, str] = {"yes": "Ja", "if-needed": "Als het moet", "no": "Nee"}
# In the grid: a mark that also tells itself apart without colour, and what it says.
MARKS: Mapping[str, tuple[str, str]] = {
    "yes": ("✓", "kan"),
    "if-needed": ("~", "als het moet"),
    "no": ("✗", "kan niet"),
    "": ("·", "nog geen antwoord"),
}
PROPOSED: Mapping[str, str] = {
    "coordinator": "mijn agenda",
    "requester": "de aanvrager",
    "client": "de cliënt",
    "room": "de zaal",
}
