"""What stands round the text of a report: the head of the template, who was there, what changed, how to reach whom."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from services.reports.amending import AGREEMENT, BOTTLENECKS, CONCLUSION, WHOLE
from tenants.words.dates import day_year
from tenants.words.packs import Words

Content = Mapping[str, Any]

PLACES = {
    WHOLE: "Toegevoegd bij het hele verslag",
    CONCLUSION: "Besluit",
    BOTTLENECKS: "Wat structureel misloopt",
}


def facts(content: Content, words: Words, home: str) -> list[list[str]]:
    """The head of the template (row 147), the note-taker and the report before this one (row 117)."""
    head, asked, previous = content["head"], content["head"]["requester"], content.get("previous")
    found = [[words.coordinator.capital, f"{head['coordinator']}, gemeente {home}"]]
    if asked:
        who = ", ".join(part for part in (asked["name"], asked["organisation"]) if part)
        found.append(["Aangevraagd door", f"{who}, op {day_year(date.fromisoformat(asked['asked_on']))}"])
    if head["note_taker"]:
        found.append(["Gevraagd om mee te schrijven", head["note_taker"]])
    if previous:
        far = "definitief" if previous["is_final"] else "nog niet definitief"
        found.append(["Vorig verslag", f"{day_year(datetime.fromisoformat(previous['held_at']))}, {far}"])
    return found


def groups(people: Sequence[Mapping[str, Any]], words: Words, *, came: bool) -> list[dict[str, Any]]:
    """The lists of the template (row 148), without empty ones."""
    titles = {
        "family": "Cliënt en familie",
        "key-worker": words.key_worker.capital,
        "confidant": "Vertrouwenspersoon",
        "helper": "Hulpverleners",
        "network": "Vrienden en buurt",
    }
    return [
        {"title": title, "names": names}
        for group, title in titles.items()
        if (names := [_named(p) for p in people if p["group"] == group and p["came"] is came])
    ]


def changes(content: Content) -> list[dict[str, str]]:
    """What changed since it was final, newest first: who asked, what it said, what it says now."""
    return [
        {
            "title": _when(one),
            "about": _about(one),
            "old": one["old"],
            "new": one["new"],
        }
        for one in reversed(content.get("amendments", ()))
    ]


def contacts(content: Content) -> list[dict[str, str]]:
    """The annex (row 149): helpers first; only who wanted to stand there, with what they wanted."""
    rows = sorted(content.get("contacts", ()), key=lambda one: one["group"] in {"family", "network"})
    return [
        {
            "name": one["name"],
            "does": one["detail"],
            "ways": "\n".join(part for part in (one["phone"], one["email"], one["address"]) if part),
            "came": "ja" if one["came"] else "nee",
        }
        for one in rows
    ]


def _when(one: Mapping[str, Any]) -> str:
    asked = f", op vraag van {one['asked_by']}" if one["asked_by"] else ""
    return f"Aangepast op {day_year(date.fromisoformat(one['made_on']))}{asked}"


def _about(one: Mapping[str, Any]) -> str:
    if one["place"] in PLACES:
        return PLACES[one["place"]]
    return "Een afspraak" if one["place"].startswith(AGREEMENT) else f"Bij “{one['about']}”"


def _named(person: Mapping[str, Any]) -> str:
    detail = f", {person['detail']}" if person["detail"] else ""
    return f"{person['name']}{detail}{' (niet bij alles)' if person['in_part'] else ''}"
