"""Who reads what: one and the same report for whoever sat it out, an extract for who did not. Pure.

The content of a version is plain data (see content.py). Each point holds the participants who may read it;
what was said outside a point hangs on the point it belongs to by its kind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.consents.rules import plain

Content = dict[str, Any]

SECTIONS = ("strengths", "goals", "agreements", "done", "helps", "far", "amendments")
# What hangs on no point hangs on the one of its kind.
BELONGS_TO = {
    "strengths": "goals",
    "goals": "goals",
    "agreements": "agreements",
    "done": "agreements",
    "far": "agreements",
    "amendments": "agreements",
}
# What is somebody's own is theirs to read, whatever point it hangs on.
OWNED = frozenset({"agreements", "done", "helps", "amendments"})
EVERYBODYS = "bottlenecks"
PLAN = ("goals", "agreements")


@dataclass(frozen=True)
class Chair:
    """One participant at one point: was there; planned to be; may by restriction not hear it."""

    participant: UUID
    is_there: bool
    is_planned: bool
    is_kept_from: bool


def readers(
    chairs: Sequence[Chair], came: frozenset[UUID], clients: frozenset[UUID], *, is_new: bool
) -> list[str]:
    """Who may read one point.

    Who came reads what they sat at. Who was absent all along reads what they were planned for, but not a
    point that came up at the table itself. A restriction counts before everything, save for the client.
    """
    found = [
        chair.participant
        for chair in chairs
        if chair.participant in clients
        or (not chair.is_kept_from and _heard(chair, is_absent=chair.participant not in came, is_new=is_new))
    ]
    return [str(participant) for participant in found]


def _heard(chair: Chair, *, is_absent: bool, is_new: bool) -> bool:
    return chair.is_planned and not is_new if is_absent else chair.is_there


def is_whole(content: Content, participant: UUID) -> bool:
    """Whether this reader sat out everything, and so gets the report as it is."""
    person = content["people"].get(str(participant))
    if person is not None and person["is_client"]:
        return True
    me = str(participant)
    came = person is not None and person["came"]
    said = [one for section in SECTIONS for one in content.get(section, ())]
    steps = [step for goal in content.get("goals", ()) for step in goal.get("steps", ())]
    kept = any(_is_kept(one, me) for one in [*said, *steps])
    is_kept = kept or me in content.get("goal_kept_from", ())
    return came and not is_kept and all(me in item["readers"] for item in _open(content))


def for_reader(content: Content, participant: UUID) -> Content:
    """What this person reads: the report, or the extract that says openly that it is one."""
    if is_whole(content, participant):
        return {**content, "is_extract": False, "was_absent": False}
    me = str(participant)
    shown = {item["id"] for item in _open(content) if me in item["readers"]}
    mine = (content["people"].get(me) or {}).get("person")

    def may_read(section: str, one: Mapping[str, Any]) -> bool:
        is_own = section in OWNED and bool(mine) and one.get("owner") == mine
        return is_own or (not _is_kept(one, me) and _is_shown(content, one, section, shown))

    return {
        **content,
        "is_extract": True,
        "goal": "" if me in content.get("goal_kept_from", ()) else _goal(content, shown),
        "was_absent": not (content["people"].get(me) or {"came": False})["came"],
        "items": [item for item in content["items"] if item["is_struck"] or item["id"] in shown],
        **{
            name: [_read(one, me) for one in content.get(name, ()) if may_read(name, one)]
            for name in SECTIONS
        },
        "remarks": [],
        "conclusion": "",
    }


def plan_alone(content: Content) -> Content:
    """Of what somebody may read only the plan: who wants what, and who does what by when (row 145)."""
    hidden: Content = {name: [] for name in SECTIONS if name not in PLAN}
    texts = {"conclusion": "", "bottlenecks": "", "result": "", "goal": ""}
    return {
        **content,
        **hidden,
        **texts,
        "items": [],
        "remarks": [],
        "is_extract": True,
        "is_plan_alone": True,
    }


def _open(content: Content) -> list[dict[str, Any]]:
    return [item for item in content["items"] if not item["is_struck"]]


def _goal(content: Content, shown: set[str]) -> str:
    """The goal of this meeting is a point as well: who may not read the one does not read the other."""
    goal = str(content.get("goal", ""))
    hidden = [item["title"] for item in _open(content) if item["id"] not in shown and item.get("title")]
    return "" if plain(goal) in {plain(title) for title in hidden} else goal


def _read(one: Mapping[str, Any], me: str) -> Mapping[str, Any]:
    """A goal without the steps that are kept from this reader."""
    if "steps" not in one:
        return one
    return {**one, "steps": [step for step in one["steps"] if not _is_kept(step, me)]}


def _is_kept(one: Mapping[str, Any], me: str) -> bool:
    """Whether something is kept from this reader, whatever point it hangs on; older versions did not say."""
    return me in one.get("kept_from", ())


def _is_shown(content: Content, one: Mapping[str, Any], sort: str, shown: set[str]) -> bool:
    """On the point where it was said; what hangs on no point hangs on the one of its kind."""
    if one["item"] == EVERYBODYS or sort not in BELONGS_TO:
        return bool(one["item"] == EVERYBODYS)
    if one["item"] is not None:
        return one["item"] in shown
    return any(item["id"] in shown for item in _open(content) if item["kind"] == BELONGS_TO[sort])
