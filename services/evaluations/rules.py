"""What may and may not around an evaluation. Nothing here counts, compares or ranks people."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from infra.clock import BRUSSELS
from services.cases.rules import is_minor
from services.cases.tables import CircleKind
from services.errors import NotFound, Refused
from services.evaluations.tables import NextStep, Readers

OWN_VOICE = (CircleKind.CLIENT, CircleKind.FAMILY)
TALK_LASTS = timedelta(days=30)
SESSION_LASTS = timedelta(hours=1)
MOST_TRIES = 5
MOST_YEARS = 5


def check_was_held(held_at: datetime | None) -> None:
    """Nobody is asked how it was before it was."""
    if held_at is None:
        raise Refused("evaluation.not-held")


def check_has_voice(kind: str) -> None:
    """The faces are of the client and the family, each for themselves; helpers have their minute."""
    if kind not in OWN_VOICE:
        raise NotFound("voice")


def check_helps(kind: str) -> None:
    """The minute is of who helps, or is close."""
    if kind in OWN_VOICE:
        raise NotFound("minute")


def check_something(*said: str) -> None:
    """Each question may be skipped; who skips all of them rather says nothing, and there is a button for that."""
    if not any(said):
        raise Refused("evaluation.nothing")


def check_neutral(kind: str, *, is_sure: bool) -> None:
    """Nobody is honest to whom they depend on (row 163): a helper only when the client wants it so."""
    if kind == CircleKind.HELPER and not is_sure:
        raise Refused("evaluation.depends-on")


def check_mailable(email: str, phone: str) -> None:
    """A neutral person hears of it in some way."""
    if not email and not phone:
        raise Refused("evaluation.no-way")


def check_follows(next_step: str, next_words: str) -> None:
    """What is to be done is said in a few words; going on as it is needs none."""
    if next_step in {NextStep.ADJUST, NextStep.TALK} and not next_words:
        raise Refused("evaluation.no-next-words")


def check_year(year: int, today: date) -> None:
    """This year, and a few before it."""
    if not today.year - MOST_YEARS < year <= today.year:
        raise NotFound("year")


def variant(kind: str, born_on: date | None, on: date) -> str:
    """In which words somebody is asked."""
    if is_minor(born_on, on):
        return "child"
    return "client" if kind == CircleKind.CLIENT else "family"


def is_readable(readers: str) -> bool:
    """Whether the coordinator may read it; else it only counts."""
    return readers != Readers.NOBODY


def is_talk_open(ended_at: datetime | None, until_on: date, tries: int, now: datetime) -> bool:
    """Whether the link of a neutral person still leads somewhere."""
    return ended_at is None and tries < MOST_TRIES and now.astimezone(BRUSSELS).date() <= until_on


def is_session_open(seen_at: datetime | None, now: datetime) -> bool:
    """Whether the browser that gave the digits is still in."""
    return seen_at is not None and now - seen_at < SESSION_LASTS


def suggestion(answers: Mapping[str, str]) -> str:
    """What the look at the plan points to; a proposal, the coordinator chooses."""
    if answers.get("new_needs") == "yes" or answers.get("goals_fit") == "no":
        return NextStep.MEET
    unsure = [answers.get(name) for name in ("plan_fits", "goals_fit", "work_fits", "help_fits")]
    if any(one in {"no", "partly"} for one in unsure) or answers.get("new_needs") == "partly":
        return NextStep.ADJUST
    return NextStep.GO_ON if any(unsure) else ""


def newest(years: Sequence[int], today: date) -> list[int]:
    """The years a mirror may be looked at, this one first."""
    return sorted({today.year, *(one for one in years if one <= today.year)}, reverse=True)
