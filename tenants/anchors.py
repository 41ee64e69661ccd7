"""Anchors: the head of every audit, once an hour, in a folder that the database cannot reach.

One file a month, one line of JSON for every municipality or network whose log grew, and one that closes the hour. Each
line holds a hash of all lines before it, and is signed: a line that is changed or taken out shows, also when its
own key has been replaced since. What is cut off the end shows against the copy in the log.
"""

import fcntl
import hmac
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from infra.settings import signing_secrets

NAME = "audit-{:%Y-%m}.jsonl"
ALL = "audit-*.jsonl"
SEALS = {"chain", "key", "signature"}

Line = dict[str, str]


@dataclass(frozen=True)
class Head:
    """The last line of the log of one municipality or one network at some moment."""

    tenant: UUID
    number: int
    hash: bytes


@dataclass(frozen=True)
class Anchors:
    """What a folder says: the heads per municipality or network, oldest first; and where it was tampered with."""

    heads: dict[UUID, list[Head]]
    broken: tuple[str, ...] = ()
    last_at: str = ""


def write(folder: Path, heads: Sequence[Head], at: datetime) -> int:
    """Add a line for each head that is new here, then one that closes the hour; returns how many were new."""
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        known, chain = _latest(folder)
        fresh = [head for head in heads if known.get(head.tenant) != head]
        path = folder / NAME.format(at)
        lines = []
        for told in (*map(_told, fresh), {"logs": str(len(heads))}):
            line = {"at": at.isoformat(), **told}
            chain = _chained(chain, line)
            lines.append(json.dumps({**line, **_seals(chain, next(iter(_keys().values())))}))
        _append(path, "".join(f"{line}\n" for line in lines))
    return len(fresh)


def read(folder: Path) -> Anchors:
    """Every head in the folder; a line that does not fit those before is named by file and place.

    A line under a key that is gone is held by the lines after it: the last one has to be under a key of today.
    """
    heads: dict[UUID, list[Head]] = {}
    broken, chain, last_at, is_ours = [], "", "", True
    for place, line in _lines(folder):
        if line is None:
            broken.append(place)
            continue
        told, seals = _opened(line)
        chain, is_ours = _chained(chain, told), seals["key"] in _keys()
        if seals["chain"] != chain or (is_ours and seals != _seals(chain, _keys()[seals["key"]])):
            broken.append(place)
        chain, last_at = seals["chain"], str(told.get("at", ""))
        if "tenant" in told:
            head = _head(told)
            heads.setdefault(head.tenant, []).append(head)
    return Anchors(heads, tuple(broken if is_ours else [*broken, "the last line"]), last_at)


def _told(head: Head) -> dict[str, str]:
    return {"tenant": str(head.tenant), "number": str(head.number), "hash": head.hash.hex()}


def _lines(folder: Path, months: int = 0) -> Iterator[tuple[str, Line | None]]:
    """Each line with its place; None for what is no line of ours (a machine that lost power leaves half a line)."""
    for path in sorted(folder.glob(ALL))[-months:]:
        for number, text in enumerate(path.read_text("utf-8").splitlines(), start=1):
            try:
                line = json.loads(text)
            except ValueError:
                line = None
            is_line = isinstance(line, dict) and line.keys() >= SEALS
            yield f"{path.name}:{number}", line if is_line else None


def _latest(folder: Path) -> tuple[dict[UUID, Head], str]:
    """The heads of this month and the one before, and the chain so far: what a new line goes on from."""
    heads, chain = {}, ""
    for _, line in _lines(folder, 2):
        if line is None:
            continue
        chain = line["chain"]
        if "tenant" in line:
            head = _head(line)
            heads[head.tenant] = head
    return heads, chain


def _head(line: Line) -> Head:
    return Head(UUID(line["tenant"]), int(line["number"]), bytes.fromhex(line["hash"]))


def _opened(line: Line) -> tuple[Line, Line]:
    """What a line says, and its seals."""
    return (
        {name: text for name, text in line.items() if name not in SEALS},
        {name: line[name] for name in SEALS},
    )


def _chained(before: str, told: Line) -> str:
    text = json.dumps([before, told], sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _seals(chain: str, key: bytes) -> Line:
    return {
        "chain": chain,
        "key": _name(key),
        "signature": hmac.new(key, chain.encode(), "sha256").hexdigest(),
    }


def _keys() -> dict[str, bytes]:
    """The key of today first, and the one before while it is being replaced, by the name that lines carry."""
    keys = [hmac.digest(one, b"anchors of the audit", "sha256") for one in signing_secrets()]
    return {_name(key): key for key in keys}


def _name(key: bytes) -> str:
    return sha256(key).hexdigest()[:8]


def _append(path: Path, text: str) -> None:
    """On the disk before this returns; after half a line of an earlier writer a new line begins."""
    is_new = not path.exists()
    is_whole = is_new or path.stat().st_size == 0 or path.read_bytes()[-1:] == b"\n"
    with path.open("a", encoding="utf-8") as file:
        file.write(text if is_whole else f"\n{text}")
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        _sync(path.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two relays write one after the other."""
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
