"""How far a report is, in a word."""

from collections.abc import Mapping

STATES: Mapping[str, str] = {
    "draft": "ontwerp",
    "comments": "bij de deelnemers",
    "final": "definitief",
}
