"""Proofs: how somebody proved to a session who they are: by which provider, how recently, for which place.

The ID token is kept sealed, and only where the provider wants it back at signing out.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from tenants import seals

FRESH = timedelta(minutes=10)
PURPOSE = "id tokens"


@dataclass(frozen=True)
class Proof:
    """What a session remembers of the sign-in; `provider` is None for that of the environment.

    `is_bound`: the provider vouched for one organisation, so that another place asks for another sign-in.
    `has_choice`: there is another place to go to. `stepped_up_at`: when they last showed who they are.
    """

    provider: UUID | None = None
    id_token: str = field(default="", repr=False)
    is_bound: bool = False
    has_choice: bool = False
    stepped_up_at: datetime | None = None

    def is_fresh(self, now: datetime) -> bool:
        """Whether somebody showed who they are less than ten minutes ago."""
        return self.stepped_up_at is not None and self.stepped_up_at <= now < self.stepped_up_at + FRESH


def seal(id_token: str, issuer: str, subject: str) -> bytes | None:
    """The token as the row of a session keeps it: useless in the row of somebody else."""
    return seals.seal(PURPOSE, id_token.encode(), f"{issuer}|{subject}") if id_token else None


def unseal(sealed: bytes | None, issuer: str, subject: str) -> str:
    """The token again; empty when there is none, or when the secret of the program changed since."""
    plain = seals.unseal(PURPOSE, sealed, f"{issuer}|{subject}") if sealed else None
    return plain.decode() if plain else ""
