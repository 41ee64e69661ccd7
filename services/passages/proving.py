"""Proving a mail address: six digits go to it, and the browser that asked types them.

The page answers the same for every address, after the same questions to the database: it only keeps the address,
sealed. Whether anybody has it is looked up outside the page (services/passages/placing.py).
"""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from infra.piccolo_conf import DB
from services.invitations import tokens
from services.passages import rules
from services.passages.tables import Passage
from tenants import seals, throttle

PURPOSE = "addresses of passages"
NOT_DIGITS = re.compile(r"[\s.-]")
SWEEP = """
with gone as (delete from passage where asked_at < $1)
update passage set sealed = null where asked_at < $2 and sealed is not null
"""


@dataclass(frozen=True)
class Proven:
    """A browser that proved an address, for half an hour."""

    id: UUID
    email: str


async def ask(email: str, browser: str, network: str, *, now: datetime) -> None:
    """Keep the address for whoever looks who has it; too much from one place is kept no more, without a word."""
    try:
        await throttle.count(
            "passage", network, most=rules.ASKED_FROM_ONE_PLACE, within=throttle.HOUR, now=now
        )
    except throttle.TooMany:
        return
    await DB.connection.execute(SWEEP, now - rules.REMEMBERED, now - rules.SEALED_FOR)
    mine, hashed = _browser_hash(browser), _address_hash(email)
    same = (Passage.browser_hash == mine) & (Passage.address_hash == hashed) & Passage.ended_at.is_null()
    await Passage.update({Passage.ended_at: now}).where(same & Passage.proved_at.is_null())
    one = uuid4()
    await Passage(
        id=one,
        address_hash=hashed,
        sealed=seals.seal(PURPOSE, plain(email).encode(), str(one)),
        browser_hash=mine,
        salt=tokens.new_salt(),
        asked_at=now,
    ).save()


async def enter(given: str, browser: str, *, now: datetime) -> str | None:
    """The value for the cookie when the digits are right; None when not, and the try counts.

    It counts at every code of this browser, whether a mail left or not: so it takes equally long for each address.
    """
    given = NOT_DIGITS.sub("", given)
    if not re.fullmatch(rf"[0-9]{{{tokens.DIGITS}}}", given, re.ASCII):
        return None
    where = (Passage.browser_hash == _browser_hash(browser)) & Passage.ended_at.is_null()
    found = await Passage.objects().where(where).order_by(Passage.asked_at).lock_rows("UPDATE")
    right = [one for one in found if tokens.are_equal(given, tokens.digits(bytes(one.salt)))]
    for one in right:
        if rules.is_double_click(one, now):
            return _cookie(one, browser)
        if rules.is_right_in_time(one, now):
            one.proved_at = one.last_seen_at = now
            token = _cookie(one, browser)
            one.session_hash = tokens.hashed(token)
            await one.save([Passage.proved_at, Passage.last_seen_at, Passage.session_hash])
            return token
    counts = Passage.proved_at.is_null() & (Passage.tries < rules.MOST_TRIES)
    counts &= Passage.asked_at > now - rules.UNSENT_LASTS
    await Passage.update({Passage.tries: Passage.tries + 1}).where(where & counts)
    return None


async def find(cookie: str, browser: str, *, now: datetime) -> Proven | None:
    """The address that this browser proved; a row that the program did not write opens nothing."""
    row = await Passage.objects().where(Passage.session_hash == tokens.hashed(cookie)).first()
    if row is None or not rules.is_open(row, now) or not tokens.are_equal(cookie, _cookie(row, browser)):
        return None
    email = address_of(row)
    if email is None:
        return None
    await Passage.update({Passage.last_seen_at: now}).where(Passage.id == row.id)
    return Proven(row.id, email)


async def leave(cookie: str, *, now: datetime) -> None:
    """It is over, and the address goes with it."""
    mine = Passage.session_hash == tokens.hashed(cookie)
    await Passage.update({Passage.ended_at: now, Passage.sealed: None}, force=True).where(mine)


def address_of(row: Passage) -> str | None:
    """The address that was typed; None when it was forgotten, or sealed for another row."""
    opened = seals.unseal(PURPOSE, bytes(row.sealed), str(row.id)) if row.sealed else None
    return opened.decode() if opened else None


def plain(email: str) -> str:
    """As PostgreSQL compares it."""
    return email.strip().lower()


def _cookie(row: Passage, browser: str) -> str:
    """It follows from the row, the browser and the key: whoever writes rows cannot write this."""
    return tokens.session_token(
        bytes(row.salt) + row.id.bytes, f"passage|{browser}", row.proved_at or row.asked_at
    )


def _browser_hash(browser: str) -> bytes:
    return tokens.keyed(b"passage browser|" + browser.encode())


def _address_hash(email: str) -> bytes:
    return tokens.keyed(b"passage address|" + plain(email).encode())
