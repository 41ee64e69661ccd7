"""The life domains (levensdomeinen): what an agenda item, an agreement or a bottleneck is about."""

from collections.abc import Mapping

DOMAINS: Mapping[str, str] = {
    "housing": "wonen",
    "health": "gezondheid",
    "income": "inkomen",
    "debts": "schulden",
    "children": "zorg voor de kinderen",
    "network": "familie, vrienden en buurt",
    "work": "werk en opleiding",
    "daytime": "dagbesteding en vrije tijd",
    "safety": "veiligheid",
    "administration": "papieren en digitaal",
    "mobility": "zich verplaatsen",
    "justice": "justitie",
}
