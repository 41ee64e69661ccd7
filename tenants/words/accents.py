"""The colour of a municipality in its mails, by the code of its policy. Each is readable on white and under white."""

from collections.abc import Mapping

DEFAULT = "#17605a"
ACCENTS: Mapping[str, tuple[str, str]] = {
    "": (DEFAULT, "groen"),
    "blue": ("#1d5a8a", "blauw"),
    "plum": ("#6b3a7d", "paars"),
    "brick": ("#9a3b2b", "steenrood"),
    "moss": ("#4a6420", "mosgroen"),
    "slate": ("#3f5263", "leigrijs"),
}
NAMES: Mapping[str, str] = {code: name for code, (_, name) in ACCENTS.items()}
