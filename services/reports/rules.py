"""How far a report is, to whom it may go, and when silence makes it final."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from infra.clock import BRUSSELS
from services.errors import Refused
from services.reports.tables import Channel, Outcome, Spread

LONGEST_COMMENT = 2000
LONGEST_TEXT = 20_000
MOST_COMMENTS = 30
PLAN_FOR_ALL = frozenset({"jeugdhulp"})
# Who was at the table and whom the client wants there no more, or who left: from then on nothing new.
GONE = frozenset({"invitation.not-welcome", "participant.left"})


class State(StrEnum):
    """How far it is."""

    DRAFT = "draft"
    COMMENTS = "comments"
    FINAL = "final"


def state(released_at: datetime | None, final_at: datetime | None) -> State:
    """Read from its dates."""
    if final_at is not None:
        return State.FINAL
    return State.DRAFT if released_at is None else State.COMMENTS


def check_may_change(final_at: datetime | None) -> None:
    """What is final stays as it was; what is forgotten belongs to the next meeting."""
    if final_at is not None:
        raise Refused("report.is-final")


def check_may_release(*, is_held: bool, spread: str, has_consent: bool, final_at: datetime | None) -> None:
    """A report leaves the house after the meeting, and only as far as the client says (row 73)."""
    check_may_change(final_at)
    if not is_held:
        raise Refused("report.not-held")
    if not spread:
        raise Refused("report.client-not-asked")
    if not has_consent and spread != Spread.NOBODY:
        raise Refused("report.no-consent")


def may_read(spread: str, participant: UUID, answers: Mapping[UUID, bool], *, is_client: bool) -> bool:
    """The client always; everybody else as the client says, absent or not."""
    if is_client:
        return True
    if spread == Spread.ALL:
        return True
    return spread == Spread.SOME and answers.get(participant, False)


def channel(email: str, *, is_reachable_by_link: bool) -> Channel:
    """By mail with a link when both are there; else on paper."""
    return Channel.MAIL if email and is_reachable_by_link else Channel.PAPER


def comments_until(today: date, days: int) -> date:
    """The last day for comments."""
    return today + timedelta(days=max(days, 0))


def finishes_at(until: date) -> datetime:
    """The morning after the last day for comments."""
    return datetime.combine(until + timedelta(days=1), time(7, 0), BRUSSELS)


def is_silent(open_comments: int, until: date | None, today: date) -> bool:
    """Silence makes it final: the last day is over and no comment waits."""
    return until is not None and today > until and open_comments == 0


def gets_plan(vocabulary: str, spread: str, *, has_come: bool, may_read: bool) -> bool:
    """In youth care whoever sat at the table gets at least the plan (X18); elsewhere only as the client says."""
    return vocabulary in PLAN_FOR_ALL and bool(spread) and has_come and not may_read


def is_late(said_at: datetime, final_at: datetime | None) -> bool:
    """A comment on what was final already: it waits for an amendment, or for an answer."""
    return final_at is not None and said_at > final_at


def check_may_comment(released_at: datetime | None, count: int) -> None:
    """From when it was sent; also after the date, and on what is final: then it is kept as late."""
    if released_at is None:
        raise Refused("report.not-released")
    if count >= MOST_COMMENTS:
        raise Refused("report.too-many-comments")


def check_may_settle(outcome: Outcome, answer: str, *, is_final: bool) -> None:
    """A no gets an answer. What is final takes nothing over any more: that is an amendment."""
    if outcome is Outcome.DECLINED and not answer.strip():
        raise Refused("report.answer-needed")
    if outcome is Outcome.ACCEPTED and is_final:
        raise Refused("report.amend-instead")


def check_may_amend(final_at: datetime | None) -> None:
    """Only what is final is amended; before that it is simply mended."""
    if final_at is None:
        raise Refused("report.not-final")


def check_saw_latest(seen: int, latest: int) -> None:
    """Nobody amends over an amendment that they did not read; a second click changes nothing."""
    if seen != latest:
        raise Refused("report.amended-meanwhile")


def check_may_finish(
    released_at: datetime | None, final_at: datetime | None, open_comments: Collection[object]
) -> None:
    """Final is what everybody could read and every comment had an answer to."""
    if released_at is None:
        raise Refused("report.not-released")
    check_may_change(final_at)
    if open_comments:
        raise Refused("report.open-comments")
