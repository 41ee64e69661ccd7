"""What may and may not around one sitting."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from infra.clock import BRUSSELS
from services.consents.tables import Restriction
from services.consultations import rules
from services.consultations.points import lay_out
from services.consultations.rules import Change, Sitting, Stage
from services.consultations.tables import AgendaItem, Consultation, ItemKind
from services.errors import Refused

NOW = datetime(2026, 5, 1, 12, tzinfo=BRUSSELS)
STARTS = datetime(2026, 5, 12, 14, tzinfo=BRUSSELS)
SITTING = Sitting(STARTS, STARTS + timedelta(minutes=90), "OCMW Pelt, lokaal 2")


def planned(**facts: Any) -> Consultation:
    return Consultation(**{**vars(SITTING), **facts})


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [
        (STARTS, STARTS, "consultation.ends-before-start"),
        (STARTS, STARTS - timedelta(hours=1), "consultation.ends-before-start"),
        (STARTS, STARTS + timedelta(hours=9), "consultation.too-long"),
        (NOW - timedelta(days=1), NOW - timedelta(hours=23), "consultation.in-the-past"),
        (
            datetime(1900, 1, 1, 14, tzinfo=BRUSSELS),
            datetime(1900, 1, 1, 15, tzinfo=BRUSSELS),
            "consultation.in-the-past",
        ),
        (NOW + timedelta(days=600), NOW + timedelta(days=600, hours=1), "consultation.too-far"),
    ],
)
def test_a_moment_that_cannot_be(starts: datetime, ends: datetime, code: str) -> None:
    with pytest.raises(Refused, match=code):
        rules.check_moment(replace(SITTING, starts_at=starts, ends_at=ends), NOW)


def test_earlier_today_is_still_today() -> None:
    rules.check_moment(replace(SITTING, starts_at=NOW - timedelta(hours=2), ends_at=NOW), NOW)


def test_who_is_absent_at_their_own_table_needs_a_reason_a_voice_and_somebody_who_tells_it_back() -> None:
    absent = replace(SITTING, is_client_coming=False)
    with pytest.raises(Refused, match="absence-without-reason"):
        rules.check_client_place(absent, "recommended")
    absent = replace(absent, client_absence_reason="Te druk voor hem")
    with pytest.raises(Refused, match="absence-without-voice"):
        rules.check_client_place(replace(absent, spokesperson=uuid4()), "recommended")
    rules.check_client_place(replace(absent, spokesperson=uuid4(), reporter_back=uuid4()), "recommended")
    with pytest.raises(Refused, match="client-required"):
        rules.check_client_place(replace(absent, spokesperson=uuid4(), reporter_back=uuid4()), "required")


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ({}, Stage.PLANNED),
        ({"began_at": NOW}, Stage.UNDERWAY),
        ({"began_at": NOW, "held_at": NOW}, Stage.HELD),
        ({"cancelled_at": NOW}, Stage.CANCELLED),
    ],
)
def test_the_stage_is_read_from_facts(facts: dict[str, object], stage: Stage) -> None:
    assert rules.stage(planned(**facts)) is stage


@pytest.mark.parametrize("facts", [{"held_at": NOW}, {"cancelled_at": NOW}])
def test_what_is_over_stays_as_it_was(facts: dict[str, object]) -> None:
    with pytest.raises(Refused):
        rules.check_open(planned(**facts))


@pytest.mark.parametrize(
    ("after", "change"),
    [
        (SITTING, Change.NONE),
        (replace(SITTING, goal="Anders"), Change.NONE),
        (replace(SITTING, place="Elders"), Change.PLACE),
        (replace(SITTING, ends_at=STARTS + timedelta(hours=2)), Change.MOMENT),
    ],
)
def test_what_calendars_must_know(after: Sitting, change: Change) -> None:
    assert rules.change(planned(), after) is change


def test_the_nine_points_and_what_only_makes_sense_the_second_time() -> None:
    assert len(rules.template_kinds(is_followup=True)) == 9
    first = rules.template_kinds(is_followup=False)
    assert ItemKind.PREVIOUS_REPORT not in first
    assert len(first) == 7


@pytest.mark.parametrize(
    ("item", "places", "order"), [(0, 1, "bac"), (2, -1, "acb"), (0, -1, "abc"), (2, 5, "abc")]
)
def test_a_point_moves_and_never_falls_off(item: int, places: int, order: str) -> None:
    ids = {name: UUID(int=number) for number, name in enumerate("abc")}
    moved = rules.moved(list(ids.values()), UUID(int=item), places)
    assert "".join(name for one in moved for name, key in ids.items() if key == one) == order


LEEN, NIELS = UUID(int=1), UUID(int=2)
SEATS = {UUID(int=11): LEEN, UUID(int=12): NIELS}


def restriction(topic: str, *, domain: str = "", kept_from: UUID | None = None, **facts: Any) -> Restriction:
    return Restriction(topic=topic, domain=domain, kept_from=kept_from, said_by=NIELS, **facts)


def test_who_may_not_hear_a_point_is_not_in_the_room() -> None:
    item = AgendaItem(id=uuid4(), title="Schulden", domain="debts")
    [point] = lay_out([item], SEATS, {}, [restriction("geld", domain="debts", kept_from=LEEN)])
    assert point.absent == {UUID(int=11)}
    assert (point.title, point.is_struck) == ("Schulden", False)


def test_a_plan_of_ones_own_and_a_restriction_add_up() -> None:
    item = AgendaItem(id=uuid4(), title="Schulden", domain="debts")
    [point] = lay_out([item], SEATS, {item.id: {UUID(int=12)}}, [restriction("schulden.", kept_from=LEEN)])
    assert point.absent == set(SEATS)
    assert point.kept_from == {UUID(int=11)}


def test_a_struck_point_hides_its_title_unless_the_client_says_yes() -> None:
    item = AgendaItem(id=uuid4(), title="De scheiding", domain="")
    [point] = lay_out([item], SEATS, {}, [restriction("de scheiding")])
    assert (point.is_struck, point.title, point.struck_by) == (True, None, NIELS)
    assert point.absent == frozenset()
    [point] = lay_out([item], SEATS, {}, [restriction("de scheiding", may_show_title=True)])
    assert point.title == "De scheiding"
