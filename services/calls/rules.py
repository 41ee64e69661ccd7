"""Who may be called, and how a number is dialled: plain functions.

A safe-contact line that plainly says "niet bellen" counts at once; one with an hour or a place in it ("niet bellen
na 17 uur") is for a person to read: the number stays.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from services.calls.tables import Outcome, PhoneCall
from services.errors import Refused

FURTHEST = timedelta(days=120)
DOUBLE_CLICK = timedelta(minutes=1)
SHORTEST_NUMBER = 6
BANS = re.compile(r"\b(?:niet|nooit|nie)\s+(?:\w+\s+)?(?:op)?bellen\b|\bbel\s+(?:\w+\s+)?(?:niet|nooit)\b")
UNLESS = re.compile(r"\d|\b(?:na|voor|tussen|tijdens|op|als|wanneer|behalve|tenzij|overdag|in)\b|['’]s\b")
SENTENCES = re.compile(r"[.;!?\n]")


def is_call_unwelcome(safe_contact: str, calls: Sequence[PhoneCall]) -> bool:
    """Whether this person is not to be phoned: what was noted last on the sheet, else what the circle says."""
    for one in reversed(calls):
        if one.outcome in {Outcome.DO_NOT_CALL, Outcome.MAY_CALL}:
            return one.outcome == Outcome.DO_NOT_CALL
    parts = SENTENCES.split(safe_contact.casefold())
    return any(BANS.search(part) and not UNLESS.search(part) for part in parts)


def check_call_back(outcome: str, at: datetime | None, now: datetime) -> None:
    """To call back has a moment, which lies ahead and not further than some months."""
    if outcome != Outcome.CALL_BACK:
        return
    if at is None:
        raise Refused("call.no-moment")
    if not now - DOUBLE_CLICK < at < now + FURTHEST:
        raise Refused("call.moment-not-ahead")


def is_same(call: PhoneCall, outcome: str, words: str, by: object, now: datetime) -> bool:
    """The same button again by the same hand in the same minute: a double click, no second call."""
    is_just_now = abs(now - call.called_at) < DOUBLE_CLICK
    return is_just_now and (call.outcome, call.words, call.called_by) == (outcome, words, by)


def dialled(phone: str) -> str:
    """A number as a telephone takes it: digits, a plus in front; "" for what is no number."""
    plain = re.sub(r"\(0\)|[^\d+]", "", phone.strip())
    plain = plain[:1] + plain[1:].replace("+", "")
    plain = "+" + plain[2:] if plain.startswith("00") else plain
    return plain if len(plain) >= SHORTEST_NUMBER else ""
