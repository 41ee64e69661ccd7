"""To whom a report may go, when silence makes it final, and who reads which point."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from services.errors import Refused
from services.reports import rules
from services.reports.extracts import Chair, for_reader, is_whole, readers
from services.reports.rules import State

AT = datetime(2026, 5, 12, 12, 0, tzinfo=UTC)
ME, OTHER, CLIENT = uuid4(), uuid4(), uuid4()


def test_how_far_a_report_is_stands_in_its_dates() -> None:
    assert rules.state(None, None) is State.DRAFT
    assert rules.state(AT, None) is State.COMMENTS
    assert rules.state(AT, AT) is State.FINAL


@pytest.mark.parametrize(
    ("is_held", "spread", "has_consent", "final_at", "code"),
    [
        (False, "all", True, None, "report.not-held"),
        (True, "", True, None, "report.client-not-asked"),
        (True, "all", False, None, "report.no-consent"),
        (True, "all", True, AT, "report.is-final"),
    ],
)
def test_a_report_leaves_only_as_the_client_says(
    is_held: bool, spread: str, has_consent: bool, final_at: datetime | None, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        rules.check_may_release(is_held=is_held, spread=spread, has_consent=has_consent, final_at=final_at)
    assert refused.value.code == code


def test_without_consent_the_client_still_gets_the_own_report() -> None:
    rules.check_may_release(is_held=True, spread="nobody", has_consent=False, final_at=None)


@pytest.mark.parametrize(
    ("spread", "ticked", "is_client", "expected"),
    [
        ("all", {}, False, True),
        ("some", {ME: True}, False, True),
        ("some", {ME: False}, False, False),
        ("some", {}, False, False),
        ("nobody", {ME: True}, False, False),
        ("nobody", {}, True, True),
        ("", {}, False, False),
    ],
)
def test_who_may_read_follows_the_clients_answer(
    spread: str, ticked: dict[UUID, bool], is_client: bool, expected: bool
) -> None:
    assert rules.may_read(spread, ME, ticked, is_client=is_client) is expected


def test_silence_makes_it_final_the_day_after_the_last_day() -> None:
    until = date(2026, 5, 19)
    assert not rules.is_silent(0, until, until)
    assert rules.is_silent(0, until, date(2026, 5, 20))
    assert not rules.is_silent(1, until, date(2026, 5, 20))
    assert rules.finishes_at(until).isoformat() == "2026-05-20T07:00:00+02:00"


def test_an_open_comment_keeps_it_from_being_final() -> None:
    with pytest.raises(Refused, match="open-comments"):
        rules.check_may_finish(AT, None, [ME])
    with pytest.raises(Refused, match="not-released"):
        rules.check_may_finish(None, None, [])
    rules.check_may_finish(AT, None, [])


def chair(*, is_there: bool, is_planned: bool = True, is_kept_from: bool = False) -> Chair:
    return Chair(ME, is_there, is_planned, is_kept_from)


@pytest.mark.parametrize(
    ("seat", "came", "is_new", "expected"),
    [
        (chair(is_there=True), True, False, True),
        (chair(is_there=False), True, False, False),
        (chair(is_there=False), False, False, True),
        (chair(is_there=False, is_planned=False), False, False, False),
        (chair(is_there=False), False, True, False),
        (chair(is_there=True), True, True, True),
        (chair(is_there=True, is_kept_from=True), True, False, False),
        (chair(is_there=False, is_kept_from=True), False, False, False),
    ],
)
def test_who_sat_at_a_point_reads_it(seat: Chair, came: bool, is_new: bool, expected: bool) -> None:
    there = frozenset({ME}) if came else frozenset()
    assert (str(ME) in readers([seat], there, frozenset(), is_new=is_new)) is expected


def test_the_client_reads_everything() -> None:
    seat = Chair(CLIENT, is_there=False, is_planned=False, is_kept_from=True)
    assert readers([seat], frozenset(), frozenset({CLIENT}), is_new=True) == [str(CLIENT)]


def item(key: str, kind: str, *who: UUID, is_struck: bool = False) -> dict[str, object]:
    return {"id": key, "kind": kind, "is_struck": is_struck, "readers": [str(one) for one in who]}


CONTENT = {
    "people": {
        str(ME): {"person": "me", "is_client": False, "came": True},
        str(OTHER): {"person": "other", "is_client": False, "came": True},
        str(CLIENT): {"person": "client", "is_client": True, "came": False},
    },
    "items": [
        item("a", "goals", ME, OTHER),
        item("b", "topic", OTHER),
        item("c", "topic", is_struck=True),
        item("d", "agreements", ME, OTHER),
    ],
    "strengths": [{"sentence": "s", "item": "b"}, {"sentence": "t", "item": None}],
    "goals": [{"sentence": "g", "item": None}],
    "agreements": [
        {"sentence": "x", "owner": "other", "item": "b"},
        {"sentence": "y", "owner": "me", "item": "b"},
        {"sentence": "z", "owner": "", "item": None},
    ],
    "far": [{"title": "f", "item": "b"}],
    "remarks": [{"who": "r", "words": "w"}],
    "conclusion": "samen",
}


def test_who_sat_it_out_gets_one_and_the_same_report() -> None:
    assert is_whole(CONTENT, OTHER)
    assert is_whole(CONTENT, CLIENT)
    whole = for_reader(CONTENT, OTHER)
    assert {key: whole[key] for key in CONTENT} == CONTENT
    assert whole["is_extract"] is False


def test_who_missed_a_point_gets_an_extract_without_it() -> None:
    mine = for_reader(CONTENT, ME)
    assert (mine["is_extract"], mine["was_absent"]) == (True, False)
    assert [one["id"] for one in mine["items"]] == ["a", "c", "d"]
    assert [one["sentence"] for one in mine["strengths"]] == ["t"]
    assert [one["sentence"] for one in mine["agreements"]] == ["y", "z"]
    assert (mine["far"], mine["conclusion"], mine["remarks"]) == ([], "", [])


def test_a_stranger_reads_nothing_of_what_was_said() -> None:
    found = for_reader(CONTENT, uuid4())
    assert [one["id"] for one in found["items"]] == ["c"]
    assert (found["strengths"], found["agreements"], found["goals"], found["far"]) == ([], [], [], [])
