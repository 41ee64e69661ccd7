"""What may and may not around being asked: answering, links that end, codes, who signs what."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from infra.clock import BRUSSELS
from services.cases.rules import check_child_asked
from services.cases.tables import CircleKind, CircleMember
from services.consultations.tables import Consultation
from services.errors import Refused
from services.invitations.tables import AccessCode, CodeKind, GuestSession, Invitation, KnownBrowser

LINK_OUTLIVES = timedelta(days=120)  # agreements run for months, and their reminders lead here
CODE_LASTS = timedelta(minutes=10)
UNSENT_CODE_LASTS = timedelta(hours=1)
CLOCKS_DIFFER = timedelta(minutes=1)
MOST_TRIES = 5
MOST_WRONG = 50  # of one link; a million codes and fifty guesses, and then somebody phones
CODES_PER_HOUR = 3
CODES_PER_DAY = 10
SHORT_NAME = 2
DOUBLE_CLICK = timedelta(minutes=1)
SESSION_IDLE = timedelta(minutes=30)
SESSION_LONGEST = timedelta(hours=4)
BROWSER_KNOWN = timedelta(days=30)
MAILS_APART = timedelta(hours=20)
MOST_WISHES = 20
MOST_ADDITIONS = 10
LONGEST_ADDITION = 200
MOST_BOUNCES = 2


class Asked(Protocol):
    """What of an invitation ends its link."""

    @property
    def withdrawn_at(self) -> datetime | None: ...
    @property
    def misdirected_at(self) -> datetime | None: ...


class Planned(Protocol):
    """What of a sitting ends its links."""

    @property
    def cancelled_at(self) -> datetime | None: ...
    @property
    def ends_at(self) -> datetime | None: ...


class State(StrEnum):
    """Where being asked stands, for the table and for Vandaag."""

    NOT_ASKED = "not-asked"
    ASKED = "asked"
    BOUNCED = "bounced"
    MISDIRECTED = "misdirected"
    YES = "yes"
    PHONE = "phone"
    ONLINE = "online"
    NO = "no"


def state(invitation: Invitation | None) -> State:
    """Where it stands; an answer outweighs a mail that bounced, but not one that went to somebody else."""
    if invitation is None or invitation.withdrawn_at is not None:
        return State.NOT_ASKED
    if invitation.misdirected_at is not None:
        return State.MISDIRECTED
    if invitation.answer:
        return State(invitation.answer)
    return State.BOUNCED if invitation.mail_state == "bounced" else State.ASKED


def day_of(consultation: Consultation, now: datetime) -> date:
    """The day on which somebody is twelve or not: that of the table, or today while a date is looked for."""
    return (consultation.starts_at or now).astimezone(BRUSSELS).date()


def child_refusal(person: CircleMember, consultation: Consultation) -> str:
    """The code of why a child is not asked to this table, or ""; without a date it is said when asking."""
    if consultation.starts_at is None:
        return ""
    try:
        check_child_asked(person, day_of(consultation, consultation.starts_at))
    except Refused as refused:
        return refused.code
    return ""


def check_can_invite(consultation: Consultation, now: datetime) -> None:
    """Nobody is asked to what was called off, or lies behind us."""
    if consultation.cancelled_at is not None:
        raise Refused("consultation.is-cancelled")
    is_past = consultation.ends_at is not None and consultation.ends_at < now
    if consultation.held_at is not None or is_past:
        raise Refused("consultation.is-held")


def check_has_address(channel: str, email: str) -> None:
    """A mail needs an address; without one there is paper."""
    if channel == "mail" and not email:
        raise Refused("invitation.no-address")


def is_dead(bounces: int) -> bool:
    """An address that bounced twice gets no third mail by itself: paper, or a phone call."""
    return bounces >= MOST_BOUNCES


def may_post(person: CircleMember) -> bool:
    """Whether a letter may go by post: not to a secret address, nor where somebody else opens it."""
    is_safe = not (person.is_address_secret or person.safe_contact or person.post_opened_by)
    return bool(person.address) and is_safe


def check_open(invitation: Invitation) -> None:
    """What was withdrawn is over until somebody is asked anew."""
    if invitation.withdrawn_at is not None:
        raise Refused("invitation.is-withdrawn")


def check_answerable(consultation: Consultation) -> None:
    """An answer makes sense until the sitting was held or called off."""
    if consultation.cancelled_at is not None:
        raise Refused("consultation.is-cancelled")
    if consultation.held_at is not None:
        raise Refused("consultation.is-held")


def is_link_open(invitation: Asked, consultation: Planned, now: datetime) -> bool:
    """A link lives until four months after the sitting, unless the invitation or the sitting ended."""
    if invitation.withdrawn_at is not None or invitation.misdirected_at is not None:
        return False
    return consultation.cancelled_at is None and not is_long_over(consultation, now)


def is_long_over(consultation: Planned, now: datetime) -> bool:
    """Nobody comes back to it by a link any more."""
    return consultation.ends_at is not None and now >= consultation.ends_at + LINK_OUTLIVES


def check_may_ask_code(of_today: list[AccessCode], now: datetime) -> None:
    """At most three codes an hour and ten in a day and night, whoever asks: who guesses does not get far."""
    of_hour = [code for code in of_today if code.asked_at > now - timedelta(hours=1)]
    if len(of_today) >= CODES_PER_DAY:
        raise Refused("code.too-many-today")
    if len(of_hour) >= CODES_PER_HOUR:
        raise Refused("code.too-many")


def masked(email: str) -> str:
    """An address that only its owner recognises: "k…n@…"."""
    name = email.partition("@")[0].strip()
    return f"{name[:1]}…{name[-1:] if len(name) > SHORT_NAME else ''}@…" if name else ""


def check_not_guessed_at(wrong: int) -> None:
    """Fifty wrong codes at one link is no forgetfulness: a new link is made by who knows the person."""
    if wrong >= MOST_WRONG:
        raise Refused("code.guessed-at")


def is_code_open(code: AccessCode, now: datetime) -> bool:
    """A mailed code lives ten minutes from when the mail server took it; a PIN until it is replaced."""
    if code.ended_at is not None or code.tries >= MOST_TRIES:
        return False
    if code.kind == CodeKind.PIN:
        return True
    if code.used_at is not None:
        return False
    if code.sent_at is not None:
        return _lasts(code.sent_at, CODE_LASTS, now)
    return _lasts(code.asked_at, UNSENT_CODE_LASTS, now)


def is_double_click(code: AccessCode, now: datetime) -> bool:
    """Digits that were good a moment ago: the same form, sent twice."""
    return code.used_at is not None and _lasts(code.used_at, DOUBLE_CLICK, now)


def is_session_open(session: GuestSession, consultation: Consultation, now: datetime) -> bool:
    """Half an hour without a sign of life, four hours in all; who was in when the meeting began stays till its end."""
    if session.ended_at is not None:
        return False
    began_at = consultation.began_at if _is_running(consultation) else None
    if began_at is not None and session.last_seen_at + SESSION_IDLE > began_at:
        return _lasts(session.began_at, 2 * SESSION_LONGEST, now)
    return _lasts(session.last_seen_at, SESSION_IDLE, now) and _lasts(session.began_at, SESSION_LONGEST, now)


def is_browser_known(browser: KnownBrowser, now: datetime) -> bool:
    """Thirty days from the code that was typed in it."""
    return browser.ended_at is None and _lasts(browser.known_at, BROWSER_KNOWN, now)


def was_known(known_at: datetime | None, left_at: datetime | None, now: datetime) -> bool:
    """Whether a dead link may say a little more: to a browser that was known, or in when the link ended."""
    is_remembered = known_at is not None and _lasts(known_at, BROWSER_KNOWN, now)
    return is_remembered or (left_at is not None and _lasts(left_at, SESSION_LONGEST, now))


def _is_running(consultation: Consultation) -> bool:
    over = (consultation.held_at, consultation.cancelled_at, consultation.suspended_at)
    return consultation.began_at is not None and not any(over)


def _lasts(since: datetime, length: timedelta, now: datetime) -> bool:
    """Whether it still runs. A clock that was set back ends it: nothing ever lives longer by that."""
    return -CLOCKS_DIFFER <= now - since < length


def signs_conduct(kind: str) -> bool:
    """Helpers sign the code of conduct; client, family and friends get a promise instead (X7)."""
    return kind == CircleKind.HELPER


def check_additions(sentences: Sequence[str]) -> None:
    """What a municipality adds to the code of conduct stays short enough to be read."""
    if len(sentences) > MOST_ADDITIONS:
        raise Refused("conduct.too-many")
    if any(len(one) > LONGEST_ADDITION for one in sentences):
        raise Refused("conduct.too-long")


def check_seen(present: str, seen: str | None) -> None:
    """Nobody agrees to a text that did not stand on the page; None: it stood on paper."""
    if seen is not None and seen != present:
        raise Refused("conduct.changed")


def may_remind(invitation: Invitation, consultation: Consultation, now: datetime) -> bool:
    """Only who has not answered, before it begins, and one mail a day at most."""
    if invitation.answer or consultation.starts_at is None or now >= consultation.starts_at:
        return False
    return invitation.mailed_at is None or now - invitation.mailed_at >= MAILS_APART


def check_may_choose_keyword(kind: str, *, has_signed: bool) -> None:
    """First the code of conduct: which words are refused tells whose names are round the client."""
    if signs_conduct(kind) and not has_signed:
        raise Refused("keyword.sign-first")


def check_keyword(keyword: str, names: Iterable[str]) -> None:
    """A keyword travels in mails: it names nobody of this situation."""
    words = set(re.findall(r"\w+", keyword.casefold()))
    known = {part for name in names for part in re.findall(r"\w+", name.casefold()) if len(part) > 1}
    if words & known:
        raise Refused("keyword.names-somebody")


def check_may_wish(count: int) -> None:
    """A page that keeps posting stops somewhere."""
    if count >= MOST_WISHES:
        raise Refused("wish.too-many")
