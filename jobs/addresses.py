"""The addresses to which answers and bounces come back, when there is a mailbox that we read (IMAP_URL).

The municipality's slug stands in them, so that nothing has to be looked for over municipalities.
"""

from base64 import b32decode, b32encode
from dataclasses import replace
from uuid import UUID

from infra.calendar import Person
from infra.returned import address
from infra.settings import settings
from services.invitations.calendar_answers import reply_token
from services.invitations.tables import Invitation


def answers_to(slug: str) -> str | None:
    """Where the answers of calendar programs come in for a municipality; None when nobody reads them."""
    return f"antwoord+{slug}@{_host()}" if settings().imap_url else None


def asking(organizer: Person, invitation: Invitation) -> Person:
    """The same organizer at the address of this one invitation, so that an answer says to which."""
    word, at, host = organizer.email.partition("@")
    if settings().imap_url is None or not word.startswith("antwoord+"):
        return organizer
    token = reply_token(invitation.keyed_for, invitation.id)
    return replace(organizer, email=f"{word}.{token}{at}{host}")


def envelope(message_id: str) -> str:
    """Who sends, for mail servers: when this one mail bounces, that is where it comes back to."""
    name, _, slug = message_id.partition(".")
    mail = _uuid(name)
    if settings().imap_url is None or mail is None:
        return settings().mail_from
    return address("bounce", slug, b32encode(mail.bytes).decode().rstrip("=").lower(), _host())


def mail_of(token: str) -> UUID | None:
    """The first part of the Message-ID of the mail that came back; None when it is none of ours."""
    try:
        return UUID(bytes=b32decode(token.upper() + "=" * (-len(token) % 8)))
    except ValueError:
        return None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _host() -> str:
    return settings().mail_from.rpartition("@")[2]
