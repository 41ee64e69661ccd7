"""What may and may not around being asked: answering, links that end, codes, who signs what."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from services.cases.tables import CircleKind
from services.consultations.tables import Consultation
from services.errors import Refused
from services.invitations.tables import AccessCode, CodeKind, GuestSession, Invitation, KnownBrowser

LINK_OUTLIVES = timedelta(days=120)  # agreements run for months, and their reminders lead here
CODE_LASTS = timedelta(minutes=10)
UNSENT_CODE_LASTS = timedelta(hours=1)
MOST_TRIES = 5
CODES_PER_HOUR = 3
CODES_PER_DAY = 10
SESSION_IDLE = timedelta(minutes=30)
SESSION_LONGEST = timedelta(hours=4)
BROWSER_KNOWN = timedelta(days=30)
MAILS_APART = timedelta(hours=20)
MOST_WISHES = 20


class State(StrEnum):
    """Where being asked stands, for the table and for Vandaag."""

    NOT_ASKED = "not-asked"
    ASKED = "asked"
    BOUNCED = "bounced"
    YES = "yes"
    ONLINE = "online"
    NO = "no"


def state(invitation: Invitation | None) -> State:
    """Where it stands; an answer outweighs what became of the mail."""
    if invitation is None or invitation.withdrawn_at is not None:
        return State.NOT_ASKED
    if invitation.answer:
        return State(invitation.answer)
    return State.BOUNCED if invitation.mail_state == "bounced" else State.ASKED


def check_can_invite(consultation: Consultation, now: datetime) -> None:
    """Nobody is asked to what was called off, or lies behind us."""
    if consultation.cancelled_at is not None:
        raise Refused("consultation.is-cancelled")
    if consultation.held_at is not None or consultation.ends_at < now:
        raise Refused("consultation.is-held")


def check_has_address(channel: str, email: str) -> None:
    """A mail needs an address; without one there is paper."""
    if channel == "mail" and not email:
        raise Refused("invitation.no-address")


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


def is_link_open(invitation: Invitation, consultation: Consultation, now: datetime) -> bool:
    """A link lives until four months after the sitting, unless the invitation or the sitting ended."""
    if invitation.withdrawn_at is not None or consultation.cancelled_at is not None:
        return False
    return now < consultation.ends_at + LINK_OUTLIVES


def check_may_ask_code(of_today: list[AccessCode], now: datetime) -> None:
    """At most three codes an hour and ten in a day and night, whoever asks: who guesses does not get far."""
    of_hour = [code for code in of_today if code.asked_at > now - timedelta(hours=1)]
    if len(of_today) >= CODES_PER_DAY:
        raise Refused("code.too-many-today")
    if len(of_hour) >= CODES_PER_HOUR:
        raise Refused("code.too-many")


def is_code_open(code: AccessCode, now: datetime) -> bool:
    """A mailed code lives ten minutes from when the mail server took it; a PIN until it is replaced."""
    if code.ended_at is not None or code.tries >= MOST_TRIES:
        return False
    if code.kind == CodeKind.PIN:
        return True
    if code.used_at is not None:
        return False
    return now < (code.sent_at + CODE_LASTS if code.sent_at else code.asked_at + UNSENT_CODE_LASTS)


def is_session_open(session: GuestSession, consultation: Consultation, now: datetime) -> bool:
    """Half an hour without a sign of life, four hours in all; while the meeting runs it stays."""
    if session.ended_at is not None:
        return False
    if consultation.began_at is not None and consultation.held_at is None:
        return now < session.began_at + 2 * SESSION_LONGEST
    return now < session.last_seen_at + SESSION_IDLE and now < session.began_at + SESSION_LONGEST


def is_browser_known(browser: KnownBrowser, now: datetime) -> bool:
    """Thirty days from the code that was typed in it."""
    return now < browser.known_at + BROWSER_KNOWN


def signs_conduct(kind: str) -> bool:
    """Helpers sign the code of conduct; client, family and friends get a promise instead (X7)."""
    return kind == CircleKind.HELPER


def may_remind(invitation: Invitation, consultation: Consultation, now: datetime) -> bool:
    """Only who has not answered, before it begins, and one mail a day at most."""
    if invitation.answer or now >= consultation.starts_at:
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
