"""A page that fails at any of its statements has done nothing at all: each in turn is made to fail."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import asyncpg
import pytest

from tests.attack.forms import Found
from tests.crawl.mischief import encoded
from tests.crawl.rows import GROWS_BY_REFUSING, differing, fingerprints
from tests.crawl.told import Told
from tests.figures import IS_LONG, Figure

EVERY = 6 if IS_LONG else 40
MOST_STATEMENTS = 150
IS_SAVED = GROWS_BY_REFUSING | {"throttle"}

pytestmark = [pytest.mark.attack, pytest.mark.timeout(600)]


@contextmanager
def failing_at(number: int) -> Iterator[list[str]]:
    """The statement with this number is answered by PostgreSQL with an error; gives what was sent."""
    sent: list[str] = []
    connection: Any = asyncpg.Connection
    whole = connection._execute

    async def executes(self: Any, query: str, *args: Any, **options: Any) -> Any:
        sent.append(query)
        broken = len(sent) == number
        return await whole(
            self, "select 1 / 0" if broken else query, *(((), *args[1:]) if broken else args), **options
        )

    with patch.object(connection, "_execute", executes):
        yield sent


async def test_every_statement_may_fail(
    told: Told, admin: asyncpg.Connection, all_forms: list[Found], figure: Figure
) -> None:
    wrong, tried, halves = [], 0, 0
    for found in [one for one in all_forms if one.form.method == "post"][::EVERY]:
        request = encoded(found.form.filled())
        for number in range(1, MOST_STATEMENTS):
            with failing_at(number) as sent:
                got = await found.send(told, request)
            is_broken = len(sent) >= number
            changed = differing(
                {name: one for name, one in told.picture.taken.items() if name not in IS_SAVED},
                await fingerprints(admin, without=IS_SAVED),
            )
            tried += is_broken
            if is_broken and changed:
                halves += 1
                wrong.append(f"{found} at {number}: {got.status_code} {changed}")
            await told.restore()
            if not is_broken or len(wrong) > 5:
                break
    figure("statements made to fail, that left something half done", halves, of=tried)
    assert "\n".join(wrong) == ""
