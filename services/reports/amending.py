"""What is final and turns out wrong: a new version that says what changed. Pure; the old version stays as it was.

Only the frozen content is mended. The plan goes on where it is kept: an agreement that changes, changes there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from services.errors import Refused
from services.reports.extracts import Content

WHOLE, CONCLUSION, BOTTLENECKS = "whole", "conclusion", "bottlenecks"
POINT, AGREEMENT = "point-", "agreement-"


@dataclass(frozen=True)
class Change:
    """What must stand where from now on; at WHOLE it is added. `asked_by` is a first name, or "": nobody asked."""

    place: str
    words: str
    asked_by: str
    made_on: date


def places(content: Content) -> dict[str, tuple[str, str]]:
    """Everything that may be amended: what it is called there, and what it says."""
    points = {
        POINT + item["id"]: (item["title"] or "", item["notes"])
        for item in content["items"]
        if not item["is_struck"]
    }
    agreements = {
        f"{AGREEMENT}{number}": (one["sentence"], one["sentence"])
        for number, one in enumerate(content["agreements"])
    }
    texts = {CONCLUSION: ("", content["conclusion"]), BOTTLENECKS: ("", content["bottlenecks"])}
    return {WHOLE: ("", ""), **texts, **points, **agreements}


def amended(content: Content, change: Change) -> Content:
    """The same content with the change in its place, and with the old and the new words beside each other."""
    found = places(content).get(change.place)
    if found is None:
        raise Refused("report.no-such-place")
    about, old = found
    if not change.words.strip() and change.place not in {CONCLUSION, BOTTLENECKS}:
        raise Refused("report.nothing-changed")
    if old.strip() == change.words.strip():
        raise Refused("report.nothing-changed")
    entry = {
        "place": change.place,
        "about": "" if change.place.startswith(AGREEMENT) else about,
        "old": old,
        "new": change.words,
        "sentence": f"{old}\n{change.words}",
        "asked_by": change.asked_by,
        "made_on": change.made_on.isoformat(),
        **_whose(content, change.place),
    }
    number = content["number"] + 1
    written = {**content, "number": number, **_written(content, change)}
    return {**written, "amendments": [*content.get("amendments", ()), {**entry, "number": number}]}


def _whose(content: Content, place: str) -> dict[str, Any]:
    """Who reads an amendment is who reads what it amends."""
    if place.startswith(POINT):
        return {"item": place.removeprefix(POINT)}
    if place.startswith(AGREEMENT):
        one: Mapping[str, Any] = content["agreements"][int(place.removeprefix(AGREEMENT))]
        return {key: one[key] for key in ("item", "owner", "domain", "kept_from") if key in one}
    return {"item": place}


def _written(content: Content, change: Change) -> Content:
    place = change.place
    if place.startswith(POINT):
        point = place.removeprefix(POINT)
        items = [{**one, "notes": change.words} if one["id"] == point else one for one in content["items"]]
        return {"items": items}
    if place.startswith(AGREEMENT):
        lines = list(content["agreements"])
        number = int(place.removeprefix(AGREEMENT))
        lines[number] = {**lines[number], "sentence": change.words}
        return {"agreements": lines}
    return {} if place == WHOLE else {place: change.words}
