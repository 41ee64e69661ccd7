"""The report in Dutch words: the same for the screen and for paper. What stands beside the text: report_parts.py."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from services.documents.letterhead import printed
from services.documents.report_parts import changes, contacts, facts, groups
from tenants.words.dates import clock, day, day_year
from tenants.words.domains import DOMAINS
from tenants.words.meetings import AGREEMENT_KINDS, RESULTS
from tenants.words.packs import Words
from tenants.words.plans import HELP_CHANGES

Content = Mapping[str, Any]

ABSENT = "Je was er niet bij. Dit uittreksel zegt wat {client} met jou wil delen."
IN_PART = "Een deel van dit overleg was zonder jou. Dat deel staat niet in dit uittreksel."
PLAN_ALONE = "Dit is {plan.the}. Wie aan tafel zat, krijgt het. De rest van het verslag staat hier niet bij."
PROVISIONAL = "{client} overloopt de afspraken nog eens rustig, binnen de week. Tot dan gelden ze voorlopig."


def report_words(content: Content, words: Words, *, home: str) -> dict[str, Any]:
    """Everything that stands in a report or extract, ready to be printed."""
    head = content["head"]
    client, held_at = head["client"], datetime.fromisoformat(head["held_at"])
    people = list(content["people"].values())
    return {
        "title": f"{_what(content, words)}: {words.consultation} met {client}",
        "day": f"{day(held_at)} {held_at.year}",
        "status": status(content),
        "facts": [*facts(content, words, home), *_following(content)],
        "extract": _extract(content, client, words),
        "changes": changes(content),
        "goal": content["goal"],
        "present": groups(people, words, came=True),
        "excused": groups(people, words, came=False),
        "agenda": [_point(item) for item in content["items"] if item["is_struck"] or item["title"]],
        "done": [agreement_words(one) for one in content.get("done", ())],
        "strengths": [one["sentence"] for one in content["strengths"]],
        "goals": [_goal(goal) for goal in content["goals"]],
        "agreements": _by_domain([one for one in content["agreements"] if not one["is_earlier"]]),
        "running": [agreement_words(one) for one in content["agreements"] if one["is_earlier"]],
        "helps": [_help(one) for one in content.get("helps", ())],
        "far": [_far(one, client) for one in content["far"]],
        "items": [item for item in map(_item, content["items"]) if _says_something(item)],
        "result": RESULTS.get(content["result"], ""),
        "conclusion": content["conclusion"],
        "bottlenecks": content["bottlenecks"],
        "remarks": content["remarks"],
        "contacts": contacts(content),
        "provisional": PROVISIONAL.format(client=client),
    }


def status(content: Content) -> str:
    """How far this version is."""
    if content.get("amendments"):
        made_on = date.fromisoformat(content["amendments"][-1]["made_on"])
        return f"Definitief, aangepast op {day_year(made_on)}"
    if content["is_final"]:
        return "Definitief"
    return f"Versie {content['number']}, voor opmerkingen" if content["number"] else "Ontwerp"


def agreement_words(one: Mapping[str, Any], *, has_domain: bool = True) -> dict[str, str]:
    """One agreement: the sentence, who and when, and what was said beside it."""
    extra = [
        DOMAINS.get(one["domain"], "") if has_domain else "",
        AGREEMENT_KINDS.get(one["kind"], "") if one["kind"] else "",
        f"kost {one['price']}" if one["price"] else "",
    ]
    return {
        "sentence": one["sentence"],
        "who": one["owner_name"],
        "when": f"tegen {day(date.fromisoformat(one['due_on']))}" if one["due_on"] else "",
        "extra": ", ".join(part for part in extra if part),
    }


def report_paper(letterhead: Mapping[str, str], told: Mapping[str, Any]) -> bytes:
    """The report as a PDF."""
    return printed("report.typ", letterhead, told)


def _what(content: Content, words: Words) -> str:
    if content.get("is_plan_alone"):
        return words.plan.capital
    return "Uittreksel uit het verslag" if content["is_extract"] else "Verslag"


def _extract(content: Content, client: str, words: Words) -> str:
    if content.get("is_plan_alone"):
        return PLAN_ALONE.replace("{plan.the}", words.plan.the)
    if not content["is_extract"]:
        return ""
    return (ABSENT if content["was_absent"] else IN_PART).format(client=client)


def _following(content: Content) -> list[list[str]]:
    if not content["next"]:
        return []
    moment = datetime.fromisoformat(content["next"])
    return [["Volgende keer", f"{day(moment)} om {clock(moment)}"]]


def _by_domain(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Agreements per life domain; without a heading where there is only one."""
    order = [*DOMAINS, ""]
    found = sorted(
        {one["domain"] for one in lines}, key=lambda code: order.index(code) if code in order else -1
    )
    is_split = len(found) > 1
    return [
        {
            "title": _domain(code) if is_split else "",
            "lines": [
                agreement_words(one, has_domain=not is_split) for one in lines if one["domain"] == code
            ],
        }
        for code in found
    ]


def _domain(code: str) -> str:
    name = DOMAINS.get(code, "andere afspraken")
    return name[:1].upper() + name[1:]


def _goal(goal: Mapping[str, Any]) -> dict[str, Any]:
    steps = [one["sentence"] + (f" (hulp: {one['help']})" if one["help"] else "") for one in goal["steps"]]
    return {"sentence": goal["sentence"], "whose": goal["whose"], "steps": steps}


def _help(one: Mapping[str, str]) -> dict[str, str]:
    taker = f"{one['taker']} doet dit voortaan mee" if one["taker"] else ""
    beside = ". ".join(part for part in (one["sentence"].rstrip(" ."), taker) if part)
    return {"title": f"{one['name']}: {HELP_CHANGES.get(one['kind'], '')}", "beside": beside}


def _far(one: Mapping[str, Any], client: str) -> dict[str, str]:
    who = f"{one['continues_with']} praat er verder over met {client}." if one["continues_with"] else ""
    return {"title": one["title"], "who": who, "views": one["views"]}


def _point(item: Mapping[str, Any]) -> str:
    """A point of the agenda; a struck one stays visible as struck."""
    if not item["is_struck"]:
        return str(item["title"])
    asked = f" op vraag van {item['struck_for']}" if item["struck_for"] else ""
    title = f": {item['title']}" if item["title"] else ""
    return f"Eén punt is geschrapt{asked}{title}."


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    notes = "" if item["is_struck"] else item["notes"]
    return {"title": item["title"] or "", "notes": notes, "remarks": item["remarks"]}


def _says_something(item: Mapping[str, Any]) -> bool:
    return bool(item["notes"].strip() or item["remarks"])
