"""Figures of several tests become one line each."""

from types import SimpleNamespace
from typing import Any

from tests.figures import lines


def test_figures_of_one_name_are_added_up() -> None:
    reports: list[Any] = [
        SimpleNamespace(user_properties=[("figure:mutations caught", [1, 1]), ("other", "words")]),
        SimpleNamespace(
            user_properties=[("figure:mutations caught", [0, 1]), ("figure:rows read", [70, None])]
        ),
    ]
    assert lines(reports) == ["mutations caught: 1 of 2", "rows read: 70"]
