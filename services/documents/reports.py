"""The report and the client's page of agreements, in Dutch words: the same for the screen and for paper."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from services.documents.letterhead import printed
from tenants.words.dates import clock, day, day_year
from tenants.words.domains import DOMAINS
from tenants.words.meetings import AGREEMENT_KINDS, RESULTS
from tenants.words.packs import Words

Content = Mapping[str, Any]

ABSENT = "Je was er niet bij. Dit uittreksel zegt wat {client} met jou wil delen."
IN_PART = "Een deel van dit overleg was zonder jou. Dat deel staat niet in dit uittreksel."
PROVISIONAL = "{client} overloopt de afspraken nog eens rustig, binnen de week. Tot dan gelden ze voorlopig."


def report_words(content: Content, words: Words, *, home: str) -> dict[str, Any]:
    """Everything that stands in a report or extract, ready to be printed."""
    head = content["head"]
    client, held_at = head["client"], datetime.fromisoformat(head["held_at"])
    return {
        "title": f"{'Uittreksel uit het verslag' if content['is_extract'] else 'Verslag'}: "
        f"{words.consultation} met {client}",
        "day": f"{day(held_at)} {held_at.year}",
        "status": status(content),
        "facts": _facts(content, words, home),
        "extract": _extract(content, client),
        "goal": content["goal"],
        "present": _groups(content["people"].values(), words, came=True),
        "excused": _groups(content["people"].values(), words, came=False),
        "strengths": [one["sentence"] for one in content["strengths"]],
        "goals": [_goal(goal) for goal in content["goals"]],
        "agreements": [agreement_words(one) for one in content["agreements"] if not one["is_earlier"]],
        "running": [agreement_words(one) for one in content["agreements"] if one["is_earlier"]],
        "far": [_far(one, client) for one in content["far"]],
        "items": [item for item in map(_item, content["items"]) if _says_something(item)],
        "result": RESULTS.get(content["result"], ""),
        "conclusion": content["conclusion"],
        "bottlenecks": content["bottlenecks"],
        "remarks": content["remarks"],
        "provisional": PROVISIONAL.format(client=client),
    }


def status(content: Content) -> str:
    """How far this version is."""
    if content["is_final"]:
        return "Definitief"
    return f"Versie {content['number']}, voor opmerkingen" if content["number"] else "Ontwerp"


def agreement_words(one: Mapping[str, Any]) -> dict[str, str]:
    """One agreement: the sentence, who and when, and what was said beside it."""
    extra = [DOMAINS.get(one["domain"], ""), AGREEMENT_KINDS.get(one["kind"], "") if one["kind"] else ""]
    price = f"kost {one['price']}" if one["price"] else ""
    return {
        "sentence": one["sentence"],
        "who": one["owner_name"],
        "when": f"tegen {day(date.fromisoformat(one['due_on']))}" if one["due_on"] else "",
        "extra": ", ".join(part for part in (*extra, price) if part),
    }


def report_paper(letterhead: Mapping[str, str], told: Mapping[str, Any]) -> bytes:
    """The report as a PDF."""
    return printed("report.typ", letterhead, told)


def agreements_paper(letterhead: Mapping[str, str], content: Content, host: Mapping[str, str]) -> bytes:
    """What we agreed, in large letters, for the client: own steps first."""
    client = next((p for p in content["people"].values() if p["is_client"]), {"person": ""})
    lines = [(one["owner"] == client["person"], agreement_words(one)) for one in content["agreements"]]
    following = content["next"]
    told = {
        "client": content["head"]["client"],
        "day": day_year(datetime.fromisoformat(content["head"]["held_at"])),
        "strengths": [one["sentence"] for one in content["strengths"]],
        "goals": [goal["sentence"] for goal in content["goals"]],
        "own": [line for is_own, line in lines if is_own],
        "others": [line for is_own, line in lines if not is_own],
        "far": [_far(one, content["head"]["client"]) for one in content["far"]],
        "next": _moment(following) if following else "",
        "host": {"name": host["name"], "phone": host["phone"].replace(" ", "\u00a0")},
    }
    return printed("agreements.typ", letterhead, told)


def _facts(content: Content, words: Words, home: str) -> list[list[str]]:
    """The head of the template (row 147), the note-taker and the next date."""
    head, asked = content["head"], content["head"]["requester"]
    facts = [[str(words.coordinator).capitalize(), f"{head['coordinator']}, gemeente {home}"]]
    if asked:
        who = ", ".join(part for part in (asked["name"], asked["organisation"]) if part)
        facts.append(["Aangevraagd door", f"{who}, op {day_year(date.fromisoformat(asked['asked_on']))}"])
    if head["note_taker"]:
        facts.append(["Verslag", head["note_taker"]])
    if content["next"]:
        facts.append(["Volgende keer", _moment(content["next"])])
    return facts


def _extract(content: Content, client: str) -> str:
    if not content["is_extract"]:
        return ""
    return (ABSENT if content["was_absent"] else IN_PART).format(client=client)


def _groups(people: Any, words: Words, *, came: bool) -> list[dict[str, Any]]:
    """The lists of the template (row 148), without empty ones."""
    titles = {
        "family": "Cliënt en familie",
        "key-worker": str(words.key_worker).capitalize(),
        "confidant": "Vertrouwenspersoon",
        "helper": "Hulpverleners",
        "network": "Vrienden en buurt",
    }
    return [
        {"title": title, "names": names}
        for group, title in titles.items()
        if (names := [_named(p) for p in people if p["group"] == group and p["came"] is came])
    ]


def _named(person: Mapping[str, Any]) -> str:
    detail = f", {person['detail']}" if person["detail"] else ""
    return f"{person['name']}{detail}{' (niet bij alles)' if person['in_part'] else ''}"


def _goal(goal: Mapping[str, Any]) -> dict[str, Any]:
    steps = [one["sentence"] + (f" (hulp: {one['help']})" if one["help"] else "") for one in goal["steps"]]
    return {"sentence": goal["sentence"], "whose": goal["whose"], "steps": steps}


def _far(one: Mapping[str, Any], client: str) -> dict[str, str]:
    who = f"{one['continues_with']} praat er verder over met {client}." if one["continues_with"] else ""
    return {"title": one["title"], "who": who, "views": one["views"]}


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    struck = ""
    if item["is_struck"]:
        asked = f" op vraag van {item['struck_for']}" if item["struck_for"] else ""
        title = f": {item['title']}" if item["title"] else ""
        struck = f"Eén punt is geschrapt{asked}{title}."
    return {
        "title": item["title"] or "",
        "notes": item["notes"],
        "remarks": item["remarks"],
        "struck": struck,
    }


def _says_something(item: Mapping[str, Any]) -> bool:
    return bool(item["struck"] or item["notes"].strip() or item["remarks"])


def _moment(at: str) -> str:
    moment = datetime.fromisoformat(at)
    return f"{day(moment)} om {clock(moment)}"
