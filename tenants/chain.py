"""The chain of the audit, made again outside PostgreSQL: the hash of a line out of its columns.

The same as audit_hash_of() and network_log_hash_of() in the migrations, so that a database in which even the
functions were changed is still found out. Nothing here reads or writes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

# Microseconds as PostgreSQL counts them: no library may round them.
COLUMNS = """
number, version, (extract(epoch from at) * 1000000)::bigint as at, actor_kind, actor::text, roles, action,
subject::text, "case"::text, reason, hash, tenant::text, on_behalf_of::text, ground, outcome, session::text,
array_to_string(shown, ' ') as shown
"""
COLUMNS_OF_NETWORK = """
number, (extract(epoch from at) * 1000000)::bigint as at, actor_kind, actor::text, roles, action,
subject::text, reason, hash, network::text, outcome, 'network' as version
"""
FIRST = ("actor_kind", "actor", "roles", "action", "subject", "case", "reason")
SECOND = (
    *("tenant", "number", "at", "actor_kind", "actor", "roles", "on_behalf_of", "ground"),
    *("action", "subject", "case", "reason", "outcome", "session", "shown"),
)
OF_NETWORK = (
    *("version", "network", "number", "at", "actor_kind", "actor", "roles"),
    *("action", "subject", "reason", "outcome"),
)
SECOND_LONG = 1_000_000

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Fault:
    """Something wrong with a chain: which kind, at which line."""

    code: str
    number: int = 0


def hash_of(before: bytes, row: Row) -> bytes | None:
    """What the hash of this line has to be after a line with the hash `before`; None for an unknown version."""
    if row["version"] == 1:
        return sha256(before + _first(row).encode()).digest()
    if row["version"] == 2:  # noqa: PLR2004  the second form
        return sha256(before + _text(("2", *(row[name] for name in SECOND))).encode()).digest()
    if row["version"] == "network":
        return sha256(before + _text(row[name] for name in OF_NETWORK).encode()).digest()
    return None


def faults(rows: Iterable[Row], before: bytes = b"", number: int = 0) -> Iterator[Fault]:
    """What is wrong in these lines, in their order, after the line `number` with the hash `before`."""
    for row in rows:
        if row["number"] == number + 1:
            if hash_of(before, row) != row["hash"]:
                yield Fault("changed", row["number"])
        elif row["number"] > number + 1:
            yield Fault("missing", number + 1)
        else:
            yield Fault("doubled", row["number"])
        before, number = row["hash"], row["number"]


def _first(row: Row) -> str:
    """As jsonb writes an array; the moment in seconds with six decimals."""
    seconds, rest = divmod(row["at"], SECOND_LONG)
    texts = (json.dumps(row[name], ensure_ascii=False) for name in FIRST)
    return f"[{', '.join((str(row['number']), f'{seconds}.{rest:06d}', *texts))}]"


def _text(parts: Iterable[object]) -> str:
    """Each part with its length before it: no two lists of parts give the same text."""
    return ",".join("-" if part is None else _measured(str(part)) for part in parts)


def _measured(text: str) -> str:
    return f"{len(text.encode())}:{text}"
