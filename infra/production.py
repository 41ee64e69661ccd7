"""What must be in order before strangers can reach a process: nothing starts with the settings of a demo.

An address on this machine (localhost) is a developer's; every other WEB_URL is production.
"""

from urllib.parse import urlsplit

from infra.settings import Settings

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
SECRET_BYTES = 32
DIFFERENT_BYTES = 12
CLIENT_SECRET_LENGTH = 16


class Unsafe(RuntimeError):
    """The settings are not fit for production; the message names them, never their values."""


def refuse_unsafe(settings: Settings) -> None:
    """Raise Unsafe with everything that is wrong, unless only this machine can reach us."""
    if urlsplit(settings.web_url).hostname not in LOCAL_HOSTS and (found := weaknesses(settings)):
        raise Unsafe("; ".join(found))


def weaknesses(settings: Settings) -> list[str]:
    """What is wrong with these settings for production, one line each."""
    issuer = settings.oidc_issuer
    wrong = {
        "WEB_URL must begin with https": not settings.web_url.startswith("https://"),
        "DEMO must be off": settings.demo,
        "INBOX_URL and CLOCK_FILE belong to a demo": bool(settings.inbox_url or settings.clock_file),
        "SECRET_KEY must be 32 random bytes in hexadecimal": _is_guessable(settings.secret),
        "DATABASE_URL must carry a password": not urlsplit(settings.database_url).password,
        "REDIS_URL must carry a password": not urlsplit(settings.redis_url).password,
        "OIDC_ISSUER must be empty or begin with https": bool(issuer) and not issuer.startswith("https://"),
        "OIDC_CLIENT_SECRET is too short": bool(issuer)
        and len(settings.oidc_client_secret) < CLIENT_SECRET_LENGTH,
        "IMAP_URL must begin with imaps": not (settings.imap_url or "imaps:").startswith("imaps:"),
        "MAIL_FROM must be an address of your own": settings.mail_from.endswith(".example"),
    }
    return [line for line, is_wrong in wrong.items() if is_wrong]


def _is_guessable(secret: bytes) -> bool:
    return len(secret) < SECRET_BYTES or len(set(secret)) < DIFFERENT_BYTES
