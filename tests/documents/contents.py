"""The content of a report as services/reports/content.py composes it, of any length."""

from typing import Any

GROUPS = ("family", "key-worker", "confidant", "helper", "network")
DOMAINS = ("housing", "debts", "")
LEAP_DAY = "2028-02-29"


def content(name: str, sentence: str, *, people: int = 6, agreements: int = 4) -> dict[str, Any]:
    """One whole report: every part of it is filled."""
    seats = {f"s{number}": _person(number, name) for number in range(people)}
    lines = [_agreement(number, name, sentence) for number in range(agreements)]
    return {
        "number": 1,
        "is_final": False,
        "is_extract": False,
        "was_absent": False,
        "head": {
            "client": name,
            "held_at": f"{LEAP_DAY}T14:00:00+01:00",
            "coordinator": "An Voorbeeld",
            "note_taker": name,
            "requester": {"name": name, "organisation": "CAW Voorbeeld", "asked_on": LEAP_DAY},
        },
        "goal": sentence,
        "people": seats,
        "items": [_item(1, sentence, name), _item(2, sentence, name), _struck(name)],
        "strengths": [{"sentence": sentence, "item": "p1"}],
        "goals": [
            {"sentence": sentence, "whose": "", "steps": [{"sentence": sentence, "help": ""}], "item": None}
        ],
        "agreements": lines,
        "done": [{**_agreement(0, name, sentence), "is_earlier": True}],
        "helps": [_help(name, sentence)],
        "far": [{"title": sentence, "views": sentence, "continues_with": name, "item": "p2"}],
        "result": "tasks",
        "conclusion": sentence,
        "bottlenecks": sentence,
        "remarks": [{"who": name, "words": sentence}],
        "contacts": [
            {**one, "phone": "0470 00 00 00", "email": "iemand@zonnehof.example", "address": ""}
            for one in seats.values()
        ],
        "next": f"{LEAP_DAY}T10:00:00+01:00",
        "previous": {"held_at": f"{LEAP_DAY}T10:00:00+01:00", "is_final": True},
    }


def _person(number: int, name: str) -> dict[str, Any]:
    return {
        "person": f"person-{number}",
        "name": f"{name} Voorbeeld",
        "detail": "woonbegeleider, Zonnehof",
        "group": GROUPS[number % len(GROUPS)],
        "is_client": number == 0,
        "came": number % 4 != 3,
        "in_part": number % 5 == 2,
    }


def _agreement(number: int, name: str, sentence: str) -> dict[str, Any]:
    return {
        "kept_from": [],
        "sentence": sentence,
        "owner": "person-1",
        "owner_name": name,
        "due_on": LEAP_DAY,
        "domain": DOMAINS[number % len(DOMAINS)],
        "price": "20 euro",
        "kind": "start" if number % 2 else "",
        "is_earlier": number % 4 == 3,
        "item": "p1",
    }


def _item(number: int, sentence: str, name: str) -> dict[str, Any]:
    return {
        "id": f"p{number}",
        "kind": "topic",
        "title": sentence,
        "notes": f"{sentence}\n\n{sentence}\n{sentence}",
        "is_struck": False,
        "struck_for": "",
        "readers": ["s0", "s1"],
        "remarks": [{"who": name, "words": sentence}],
    }


def _struck(name: str) -> dict[str, Any]:
    return {
        **_item(3, "", name),
        "title": None,
        "notes": "",
        "is_struck": True,
        "struck_for": name,
        "remarks": [],
    }


def _help(name: str, sentence: str) -> dict[str, str | None]:
    return {
        "owner": "person-1",
        "name": name,
        "kind": "reduce",
        "sentence": sentence,
        "taker": name,
        "item": None,
    }
