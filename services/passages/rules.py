"""How long a code and a passage last, and how often one may ask. Plain functions, no database, no clock."""

from datetime import datetime, timedelta

from services.invitations import rules
from services.passages.tables import Passage

CODES_PER_HOUR = 3
CODES_PER_DAY = 10
MOST_TRIES = 5
# Fifty wrong digits in three months: one chance in twenty thousand, as at a link (decision 0018).
MOST_WRONG = 50
REMEMBERED = timedelta(days=90)
SEALED_FOR = timedelta(days=1)
ASKED_FROM_ONE_PLACE = 20
CODE_LASTS = rules.CODE_LASTS
UNSENT_LASTS = timedelta(hours=1)
IDLE = rules.SESSION_IDLE
LONGEST = rules.SESSION_LONGEST
CLOCKS_DIFFER = rules.CLOCKS_DIFFER
DOUBLE_CLICK = rules.DOUBLE_CLICK


def may_send(earlier: list[datetime], wrong: int, now: datetime) -> bool:
    """Whether one more code goes to this address: three an hour, ten a day, and nobody guesses at it."""
    of_hour = [at for at in earlier if at > now - timedelta(hours=1)]
    of_day = [at for at in earlier if at > now - timedelta(days=1)]
    return len(of_hour) < CODES_PER_HOUR and len(of_day) < CODES_PER_DAY and wrong < MOST_WRONG


def is_code_open(passage: Passage, now: datetime) -> bool:
    """Ten minutes from when the mail server took it, five tries, once."""
    if passage.ended_at is not None or passage.proved_at is not None or passage.tries >= MOST_TRIES:
        return False
    if passage.sent_at is not None:
        return _lasts(passage.sent_at, CODE_LASTS, now)
    return _lasts(passage.asked_at, UNSENT_LASTS, now)


def is_right_in_time(passage: Passage, now: datetime) -> bool:
    """Digits that were mailed; what was held back by a ceiling opens nothing, however often somebody guesses."""
    return passage.sent_at is not None and is_code_open(passage, now)


def is_open(passage: Passage, now: datetime) -> bool:
    """Half an hour without a sign of life, four hours in all."""
    if passage.ended_at is not None or passage.proved_at is None or passage.last_seen_at is None:
        return False
    return _lasts(passage.last_seen_at, IDLE, now) and _lasts(passage.proved_at, LONGEST, now)


def is_double_click(passage: Passage, now: datetime) -> bool:
    """Digits that were good a moment ago: the same form, sent twice."""
    return passage.proved_at is not None and _lasts(passage.proved_at, DOUBLE_CLICK, now)


def _lasts(since: datetime, length: timedelta, now: datetime) -> bool:
    """Whether it still runs. A clock that was set back ends it."""
    return -CLOCKS_DIFFER <= now - since < length
