"""Audit: who, in which role, about whom, did or read what, why and when. Ids only.

Lines are collected during the work and written by the door as its last statement; PostgreSQL keeps
them append-only and chains them with hashes per municipality (audit_add) or per network (network_log_add).
"""

import json
from collections.abc import Iterable
from uuid import UUID

from infra import clock
from infra.piccolo_conf import DB
from tenants.access import Access, AuditLine

ADD = "select audit_add($1::jsonb)"
ADD_OF_NETWORK = "select network_log_add($1::jsonb)"


def record(
    access: Access,
    action: str,
    subject: UUID | None = None,
    *,
    case: UUID | None = None,
    reason: str | None = None,
    on_behalf_of: UUID | None = None,
) -> None:
    """Note one thing done or read; `reason` is a code; `on_behalf_of` whose it is, kept when somebody else did it."""
    other = on_behalf_of if on_behalf_of != access.actor.id else None
    access.audit_lines.append(AuditLine(action, subject, case, reason, other))


def record_list(access: Access, action: str, shown: Iterable[UUID]) -> None:
    """Note a list that was read: one line, with the ids of all that stood in it, each once."""
    if ids := tuple(dict.fromkeys(shown)):
        access.audit_lines.append(AuditLine(action, None, None, None, shown=ids))


def record_refusal(access: Access, action: str, subject: UUID | None, *, reason: str | None = None) -> None:
    """Note something that was asked and not given; the line says nothing about whether it is there."""
    access.audit_lines.append(AuditLine(action, subject, None, reason, outcome="refused"))


def has_line_of_case(access: Access) -> bool:
    """Whether what was done or read here is noted with its case already."""
    return any(line.case is not None for line in access.audit_lines)


async def write(access: Access) -> None:
    """Hand the collected lines to PostgreSQL; the door calls this, nobody else."""
    if not access.audit_lines or (access.municipality is None and access.network is None):
        return
    who = {
        "at": clock.now().isoformat(),
        "actor_kind": access.actor.kind,
        "actor": _text(access.actor.id),
        "roles": ",".join(access.actor.roles),
        "session": _text(access.session),
    }
    lines = [who | _told(line) for line in access.audit_lines]
    await DB.connection.execute(ADD if access.municipality else ADD_OF_NETWORK, json.dumps(lines))


def _told(line: AuditLine) -> dict[str, object]:
    return {
        "action": line.action,
        "subject": _text(line.subject),
        "case": _text(line.case),
        "reason": line.reason,
        "on_behalf_of": _text(line.on_behalf_of),
        "outcome": line.outcome,
        "shown": None if line.shown is None else [str(one) for one in line.shown],
    }


def _text(value: UUID | None) -> str | None:
    return str(value) if value else None
