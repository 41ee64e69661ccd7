"""The scan of reminders in small: it finds what plain SQL finds, and composes one mail per person."""

import pytest

from tests.bench.reminding import Size, remind


async def test_the_scan_finds_what_is_due_and_makes_one_mail_per_person(
    empty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    few, many = await remind(Size(tenants=3, few=60, many=600, due=30, composed=30))
    assert (few.found, many.found) == (30, 30)
    assert (few.mails, many.mails) == (3, 3)
    assert "growth: 10 times the agreements" in capsys.readouterr().out
