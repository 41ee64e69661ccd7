"""Submissions: a form that is sent twice is done once.

Each form carries a random token. Who comes second, even at the same moment, waits for the first and
gets the place where the first one led.
"""

from uuid import UUID

from infra import clock
from infra.piccolo_conf import DB
from tenants.access import Access

CLAIM = """
insert into submission (token, location, sent_at) values ($1, '', $2)
on conflict (tenant, token) do nothing returning id
"""
EARLIER = "select location from submission where token = $1 for update"
REMEMBER = "update submission set location = $2 where token = $1"


async def claim(access: Access, token: str | UUID | None) -> str | None:
    """Where an earlier sending of this form led; None when this is the first that was accepted.

    A form that came back with errors remembered no place, so that its token may be sent again.
    """
    wanted = _parsed(access, token)
    if wanted is None or await DB.connection.fetchval(CLAIM, wanted, clock.now()):
        return None
    return await DB.connection.fetchval(EARLIER, wanted) or None


async def remember(access: Access, token: str | UUID | None, location: str) -> None:
    """Note where this form led."""
    wanted = _parsed(access, token)
    if wanted is not None:
        await DB.connection.execute(REMEMBER, wanted, location)


def _parsed(access: Access, token: str | UUID | None) -> UUID | None:
    """The token as a UUID; a form without a good one is simply not protected against a double click."""
    _ = access.home
    try:
        return UUID(str(token))
    except ValueError:
        return None
