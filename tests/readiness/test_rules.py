"""What can wait, and what a practical thing needs."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from services.errors import Conflict, Refused
from services.readiness import rules
from services.readiness.rules import How, Todo
from services.readiness.tables import NeedKind, PracticalNeed

NOW = datetime(2026, 5, 12, 12, tzinfo=UTC)


def need(kind: str, *, is_needed: bool = True, is_settled: bool = False) -> PracticalNeed:
    return PracticalNeed(
        case=uuid4(),
        consultation=uuid4(),
        kind=kind,
        is_needed=is_needed,
        noted_at=NOW,
        noted_by=uuid4(),
        settled_at=NOW if is_settled else None,
    )


@pytest.mark.parametrize(("days", "how"), [(None, How.LATER), (30, How.LATER), (7, How.NOW), (1, How.NOW)])
def test_the_agenda_goes_some_days_before(days: int | None, how: How) -> None:
    starts_at = NOW + timedelta(days=days) if days else None
    found = rules.in_time(rules.step(Todo.AGENDA, is_done=False), starts_at, rules.AGENDA_GOES, NOW)
    assert found.how is how


def test_what_is_done_never_waits() -> None:
    done = rules.step(Todo.AGENDA, is_done=True)
    assert rules.in_time(done, None, rules.AGENDA_GOES, NOW).how is How.DONE


def test_calm_is_when_nothing_asks_for_anything_now() -> None:
    later = rules.in_time(rules.step(Todo.SHEET, is_done=False), None, rules.PRINTED, NOW)
    assert rules.is_calm([rules.step(Todo.DATE, is_done=True), later])
    assert not rules.is_calm([rules.step(Todo.DATE, is_done=False), later])


def test_arranged_says_by_whom() -> None:
    with pytest.raises(Refused, match=r"need\.no-words"):
        rules.check_need("reception", "", is_needed=True, is_settled=True)
    with pytest.raises(Refused, match=r"need\.unknown"):
        rules.check_need("iets", "An", is_needed=True, is_settled=True)
    rules.check_need("reception", "", is_needed=False, is_settled=False)


def test_two_who_arrange_the_same_see_each_other() -> None:
    with pytest.raises(Conflict):
        rules.check_version(None, 1)
    rules.check_version(None, 0)


def test_what_is_not_needed_is_looked_after() -> None:
    found = [need("childcare", is_needed=False), need("reception", is_settled=True), need("drinks")]
    assert rules.unsettled(found) == [NeedKind.TRANSPORT, NeedKind.UNDERSTANDING, NeedKind.DRINKS]
