"""Throttles: how often one place may do something, counted in PostgreSQL so that no restart forgets it.

A place is a network of visitors, a municipality, an address: kept as a keyed hash, for a day at most.
"""

import hmac
from datetime import datetime, timedelta
from hashlib import sha256

from infra.piccolo_conf import DB
from infra.settings import settings
from tenants.access import Access

KEPT = timedelta(days=1)
HOUR = timedelta(hours=1)
# An office of many helpers is one place too; no municipality gets this many on one day.
REFERRALS_FROM_ONE_PLACE = 30
REFERRALS_TO_ONE_MUNICIPALITY = 100

COUNT = """
insert into throttle (place_hash, times, since) values ($1, 1, $2)
on conflict (place_hash) do update set
  times = case when throttle.since <= $3 then 1 else throttle.times + 1 end,
  since = case when throttle.since <= $3 then $2 else throttle.since end
returning times
"""
SWEEP = "delete from throttle where since < $1"


class TooMany(Exception):
    """Too much came from one place; nothing was done. Answered with 429 and a phone number where there is one."""


async def public_referral(access: Access, network: str, *, now: datetime) -> None:
    """One more request on the public page of this municipality; raises TooMany."""
    home = str(access.home.id)
    await count("referral", f"{home} {network}", most=REFERRALS_FROM_ONE_PLACE, within=HOUR, now=now)
    await count("referrals", home, most=REFERRALS_TO_ONE_MUNICIPALITY, within=HOUR, now=now)


async def public_draft(access: Access, network: str, *, now: datetime) -> None:
    """One more half-written request on the public page of this municipality; raises TooMany."""
    home = str(access.home.id)
    await count("draft", f"{home} {network}", most=REFERRALS_FROM_ONE_PLACE, within=HOUR, now=now)
    await count("drafts", home, most=REFERRALS_TO_ONE_MUNICIPALITY, within=HOUR, now=now)


async def count(what: str, place: str, *, most: int, within: timedelta, now: datetime) -> None:
    """Count one more of this from there; raises TooMany past `most` in a period, and nothing may be done then."""
    await DB.connection.execute(SWEEP, now - KEPT)
    key = hmac.new(settings().secret, f"throttle:{what}:{place}".encode(), sha256).digest()
    if await DB.connection.fetchval(COUNT, key, now, now - within) > most:
        raise TooMany(what)
