"""What we agreed, for the client: the same words on the screen and on paper, in large letters with drawings."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from services.documents.letterhead import printed
from services.meetings.agreed import Agreed, Kept
from services.plans.helps import HelpLine
from services.plans.queries import AgreementLine
from tenants.words.dates import clock, day, day_year
from tenants.words.meetings import RESULTS
from tenants.words.packs import Words
from tenants.words.plans import HELP_CHANGES


def agreed_words(found: Agreed, helps: Sequence[HelpLine], words: Words) -> dict[str, Any]:
    """Everything as a client reads it: first names, what people do, and days in full."""
    return {
        "client": found.client,
        "day": day_year(found.held_at),
        "consultation": words.consultation.possessive,
        "strengths": list(found.strengths),
        "goals": [goal.sentence for goal in found.goals],
        "own": [_card(line) for line in found.own],
        "others": [_with_name(one) for one in found.others],
        "earlier": [_with_name(one) for one in found.earlier],
        "helps": [_help(line) for line in helps if line.change.kind],
        "far": [{"title": title, "who": who} for title, who in found.far],
        "result": RESULTS.get(found.result, ""),
        "next": _moment(found.next_at),
    }


def agreed_paper(
    head: Mapping[str, str], told: Mapping[str, Any], host: Mapping[str, str], drawings: Mapping[str, str]
) -> bytes:
    """The same as a PDF; `drawings` are SVG texts by section, `host` whom to phone."""
    phone = host["phone"].replace(" ", "\u00a0")
    data = {**told, "host": {"name": host["name"], "phone": phone}, "drawings": dict(drawings)}
    return printed("agreements.typ", head, data)


def _card(line: AgreementLine) -> dict[str, str]:
    when = "gedaan" if line.done_at else f"tegen {day(line.due_on)}" if line.due_on else ""
    return {"sentence": line.sentence, "who": "", "when": when}


def _with_name(one: Kept) -> dict[str, str]:
    who = ", ".join(part for part in (one.who, one.does) if part)
    return {**_card(one.line), "who": who or "nog niemand"}


def _help(line: HelpLine) -> dict[str, str]:
    taker = f"{line.taker} doet dit voortaan mee" if line.taker else ""
    told = ". ".join(part for part in (line.change.words, taker) if part)
    return {"sentence": f"{line.name.split()[0]}: {HELP_CHANGES[line.change.kind]}", "who": told, "when": ""}


def _moment(at: datetime | None) -> str:
    return f"{day(at)} om {clock(at)}" if at else ""
