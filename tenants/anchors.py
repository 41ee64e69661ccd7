"""Anchors: the head of every audit, once an hour, in a folder that the database cannot reach.

One file a month, one line of JSON for every municipality whose audit grew, and one that closes the hour. Each
line is signed together with the signature of the line before: a line that is changed or taken out shows. What is
cut off the end shows against the copy in the log, or against the folder's own copy elsewhere.
"""

import fcntl
import hmac
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from infra.settings import settings

NAME = "audit-{:%Y-%m}.jsonl"
ALL = "audit-*.jsonl"


@dataclass(frozen=True)
class Head:
    """The last line of one municipality's audit at some moment."""

    tenant: UUID
    number: int
    hash: bytes


@dataclass(frozen=True)
class Anchors:
    """What a folder says: the heads per municipality, oldest first; and where it was tampered with."""

    heads: dict[UUID, list[Head]]
    broken: tuple[str, ...] = ()
    last_at: str = ""


def write(folder: Path, heads: Sequence[Head], at: datetime) -> int:
    """Add a line for each head that is new here, then one that closes the hour; returns how many were new."""
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        known, signed = _latest(folder)
        fresh = [head for head in heads if known.get(head.tenant) != head]
        path = folder / NAME.format(at)
        lines = []
        for told in (*map(_told, fresh), {"municipalities": str(len(heads))}):
            line = {"at": at.isoformat(), **told}
            signed = _signature(signed, line)
            lines.append(json.dumps({**line, "signature": signed}))
        _append(path, "".join(f"{line}\n" for line in lines))
    return len(fresh)


def read(folder: Path) -> Anchors:
    """Every head in the folder; a line that does not fit the one before is named by file and place."""
    heads: dict[UUID, list[Head]] = {}
    broken, signed, last_at = [], "", ""
    for place, line in _lines(folder):
        if line is None:
            broken.append(place)
            continue
        told, signature = {key: line[key] for key in line if key != "signature"}, str(line.get("signature"))
        if not hmac.compare_digest(_signature(signed, told), signature):
            broken.append(place)
        signed, last_at = signature, str(told.get("at", ""))
        if "tenant" in told:
            head = _head(told)
            heads.setdefault(head.tenant, []).append(head)
    return Anchors(heads, tuple(broken), last_at)


def _told(head: Head) -> dict[str, str]:
    return {"tenant": str(head.tenant), "number": str(head.number), "hash": head.hash.hex()}


def _lines(folder: Path, months: int = 0) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Each line with its place; None for what is no line of ours (a machine that lost power leaves half a line)."""
    for path in sorted(folder.glob(ALL))[-months:]:
        for number, text in enumerate(path.read_text("utf-8").splitlines(), start=1):
            try:
                line = json.loads(text)
            except ValueError:
                line = None
            yield f"{path.name}:{number}", line if isinstance(line, dict) else None


def _latest(folder: Path) -> tuple[dict[UUID, Head], str]:
    """The heads of this month and the one before, and the last signature: what a new line goes on from."""
    heads, signed = {}, ""
    for _, line in _lines(folder, 2):
        if line is None:
            continue
        signed = str(line.get("signature", ""))
        if "tenant" in line:
            head = _head(line)
            heads[head.tenant] = head
    return heads, signed


def _head(line: dict[str, Any]) -> Head:
    return Head(UUID(line["tenant"]), int(line["number"]), bytes.fromhex(line["hash"]))


def _signature(before: str, line: dict[str, Any]) -> str:
    key = hmac.digest(settings().secret, b"anchors of the audit", "sha256")
    text = json.dumps([before, line], sort_keys=True, separators=(",", ":"))
    return hmac.new(key, text.encode(), "sha256").hexdigest()


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
