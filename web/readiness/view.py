"""Steps in words: the first one that asks something, the others, what is done, and what can wait."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.cases.queries import client, get_case
from services.consultations.queries import get_consultation
from services.consultations.rules import stage
from services.readiness.queries import needs, steps
from services.readiness.rules import How, Step, Todo, is_calm
from services.readiness.tables import NeedKind, PracticalNeed
from tenants.access import Access
from tenants.words.dates import when
from tenants.words.packs import PACKS
from tenants.words.readiness import NEEDS, TODOS
from tenants.words.today import listed
from web.meetings.forms import named
from web.readiness.forms import NeedForm


@dataclass(frozen=True)
class Line:
    """One thing in words, with the one link that helps."""

    what: str
    why: str
    button: str
    href: str


@dataclass(frozen=True)
class Need:
    """One practical thing with its form."""

    kind: str
    title: str
    question: str
    state: str
    mark: str
    form: NeedForm


async def sheet(
    access: Access, consultation_id: UUID, now: datetime, refused: tuple[str, NeedForm] | None = None
) -> dict[str, Any]:
    """Plain values for the page."""
    sitting = await get_consultation(access, consultation_id)
    case = await get_case(access, sitting.case)
    found = await steps(access, consultation_id, now=now)
    words = {
        "client": str((await client(access, case.id)).first_name),
        "sitting": consultation_id,
        "case": case.id,
        "key_worker": str(PACKS[access.home.vocabulary].key_worker),
        "consultation": PACKS[access.home.vocabulary].consultation.the,
    }
    open_now = [_line(one, words) for one in found if one.how is How.NOW]
    return {
        "case": case,
        "place": f"/overleggen/{consultation_id}",
        "when": when(sitting.starts_at, sitting.ends_at),
        "is_open": stage(sitting) in ("planned", "underway"),
        "first": open_now[0] if open_now else None,
        "others": open_now[1:],
        "later": [_line(one, words) for one in found if one.how is How.LATER],
        "done": [TODOS[one.what].done.format(**words) for one in found if one.how is How.DONE],
        "is_calm": is_calm(found),
        "needs": _needs(await needs(access, consultation_id), refused),
        "texts": words,
    }


def _line(one: Step, words: Mapping[str, Any]) -> Line:
    said = TODOS[one.what]
    names = [NEEDS[name][0] for name in one.names] if one.what is Todo.PRACTICAL else list(one.names)
    told = {**words, "names": listed(names) if names else "iedereen", "count": one.count}
    return Line(*(text.format(**told) for text in (said.todo, said.why, said.button, said.href)))


def _needs(found: Sequence[PracticalNeed], refused: tuple[str, NeedForm] | None) -> list[Need]:
    by_kind = {one.kind: one for one in found}
    return [_need(str(kind), by_kind.get(kind), refused) for kind in NeedKind]


def _need(kind: str, found: PracticalNeed | None, refused: tuple[str, NeedForm] | None) -> Need:
    title, question = NEEDS[kind]
    form = NeedForm(data={"words": found.words, "version": str(found.version)} if found else {"version": "0"})
    if refused is not None and refused[0] == kind:
        form = refused[1]
    state, mark = "nog te bekijken", "calm"
    if found is not None and not found.is_needed:
        state, mark = "niet nodig", "calm"
    elif found is not None and found.settled_at is not None:
        state, mark = "geregeld", "good"
    return Need(kind, title.capitalize(), question, state, mark, named(form, kind))
