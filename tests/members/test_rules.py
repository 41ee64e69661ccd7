"""What may and may not with members."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from services.errors import Refused
from services.members import rules
from services.members.rules import State
from tenants.access import Role

NOW = datetime(2026, 3, 1, tzinfo=UTC)
FIEN, GUST = uuid4(), uuid4()


@dataclass
class Asked:
    expires_at: datetime = NOW + timedelta(days=1)
    accepted_at: datetime | None = None
    withdrawn_at: datetime | None = None


@dataclass
class Known:
    left_at: datetime | None = None
    blocked_at: datetime | None = None


def code_of(check: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        check()
    return refused.value.code


def test_an_invitation_is_open_until_its_last_moment() -> None:
    assert rules.state(Asked(), NOW) is State.OPEN
    assert rules.state(Asked(expires_at=NOW), NOW) is State.EXPIRED
    assert rules.state(Asked(withdrawn_at=NOW), NOW) is State.WITHDRAWN
    assert rules.state(Asked(accepted_at=NOW, expires_at=NOW), NOW) is State.ACCEPTED


@pytest.mark.parametrize(
    "asked", [Asked(expires_at=NOW), Asked(withdrawn_at=NOW), Asked(accepted_at=NOW)], ids=str
)
def test_what_is_over_cannot_be_accepted(asked: Asked) -> None:
    assert code_of(lambda: rules.check_may_accept(asked, NOW)) == "member-invitation.over"


def test_who_left_may_come_back_and_who_is_blocked_may_not() -> None:
    rules.check_may_join(None)
    rules.check_may_join(Known(left_at=NOW))
    assert code_of(lambda: rules.check_may_join(Known())) == "member.is-here"
    assert code_of(lambda: rules.check_may_join(Known(left_at=NOW, blocked_at=NOW))) == "member.is-blocked"


def test_roles_are_known_ones_each_once_and_at_least_one() -> None:
    known = tuple(Role)
    assert rules.known_roles(["chair", "coordinator", "chair"], known) == ["coordinator", "chair"]
    assert code_of(lambda: rules.known_roles([], known)) == "member.no-role"
    assert code_of(lambda: rules.known_roles(["coordinator", "king"], known)) == "member.no-role"


def test_somebody_always_administers() -> None:
    rules.check_somebody_administers([FIEN, GUST], FIEN)
    rules.check_somebody_administers([FIEN], GUST)
    assert code_of(lambda: rules.check_somebody_administers([FIEN], FIEN)) == "member.last-administrator"


def test_who_coordinates_cases_keeps_that_role() -> None:
    rules.check_hands_over(3, ["coordinator"])
    rules.check_hands_over(0, ["administrator"])
    assert code_of(lambda: rules.check_hands_over(1, ["administrator"])) == "member.still-coordinates"
