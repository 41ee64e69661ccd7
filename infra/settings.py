"""Every setting of the product, read once from the environment, typed and frozen.

Nothing else reads os.environ. A missing setting stops the program with its name. What is secret may stand in a
file instead: SECRET_KEY_FILE names the file that holds SECRET_KEY (Docker, Kubernetes and systemd make such files).
"""

import os
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """One environment. URLs are complete, with their passwords; `secret` is 32 bytes."""

    database_url: str
    redis_url: str
    smtp_url: str
    mail_from: str
    web_url: str
    secret: bytes
    oidc_issuer: str
    oidc_client_id: str
    oidc_client_secret: str
    demo: bool
    inbox_url: str | None
    clock_file: Path | None
    pool_size: int
    host: str
    port: int
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    audit_anchor: Path | None = None
    imap_url: str | None = None


@cache
def settings() -> Settings:
    """The settings of this process; raises KeyError with the name of what is missing."""
    env = os.environ
    clock_file = env.get("CLOCK_FILE")
    proxies = env.get("TRUSTED_PROXIES", "")
    anchor = env.get("AUDIT_ANCHOR")
    return Settings(
        database_url=secret("DATABASE_URL"),
        redis_url=secret("REDIS_URL"),
        smtp_url=secret("SMTP_URL"),
        mail_from=env.get("MAIL_FROM", "overleg@rondetafel.example"),
        web_url=env["WEB_URL"].rstrip("/"),
        secret=bytes.fromhex(secret("SECRET_KEY")),
        oidc_issuer=env["OIDC_ISSUER"],
        oidc_client_id=env["OIDC_CLIENT_ID"],
        oidc_client_secret=secret("OIDC_CLIENT_SECRET"),
        demo=env.get("DEMO") == "1",
        inbox_url=env.get("INBOX_URL"),
        clock_file=Path(clock_file) if clock_file else None,
        pool_size=int(env.get("POOL_SIZE", "10")),
        host=env.get("HOST", "127.0.0.1"),
        port=int(env.get("PORT", "8000")),
        audit_anchor=Path(anchor) if anchor else None,
        imap_url=optional_secret("IMAP_URL"),
        trusted_proxies=tuple(ip_network(one.strip()) for one in proxies.split(",") if one.strip()),
    )


def migrate_database_url() -> str:
    """The address of the migrate role: only the migrations ask for it."""
    return secret("MIGRATE_DATABASE_URL")


def signing_secrets() -> tuple[bytes, ...]:
    """SECRET_KEY, and while it is being replaced also PREVIOUS_SECRET_KEY: for the migrations and the anchors."""
    found = (secret("SECRET_KEY"), optional_secret("PREVIOUS_SECRET_KEY"))
    return tuple(bytes.fromhex(one) for one in found if one)


def optional_secret(name: str) -> str | None:
    """The same for what may be left out."""
    return secret(name) if os.environ.get(name) or os.environ.get(f"{name}_FILE") else None


def secret(name: str) -> str:
    """One secret, from the environment or from the file that NAME_FILE names; raises KeyError with its name."""
    path = os.environ.get(f"{name}_FILE")
    return Path(path).read_text(encoding="utf-8").strip() if path else os.environ[name]
