"""Audit: who, in which role, about whom, did or read what, why and when. Ids only.

Lines are collected during the work and written by the door as its last statement; PostgreSQL keeps
them append-only and chains them with hashes per municipality (function audit_add).
"""

import json
from uuid import UUID

from infra import clock
from infra.piccolo_conf import DB
from tenants.access import Access, AuditLine


def record(
    access: Access,
    action: str,
    subject: UUID | None = None,
    *,
    case: UUID | None = None,
    reason: str | None = None,
) -> None:
    """Note one thing done or read; `reason` only where a person gave one to open something."""
    access.audit_lines.append(AuditLine(action, subject, case, reason))


async def write(access: Access) -> None:
    """Hand the collected lines to PostgreSQL; the door calls this, nobody else."""
    if not access.audit_lines or access.municipality is None:
        return
    at = clock.now().isoformat()
    lines = [
        {
            "at": at,
            "actor_kind": access.actor.kind,
            "actor": str(access.actor.id) if access.actor.id else None,
            "roles": ",".join(access.actor.roles),
            "action": line.action,
            "subject": str(line.subject) if line.subject else None,
            "case": str(line.case) if line.case else None,
            "reason": line.reason,
        }
        for line in access.audit_lines
    ]
    await DB.connection.execute("select audit_add($1::jsonb)", json.dumps(lines))
