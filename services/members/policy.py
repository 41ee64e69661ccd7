"""What a municipality has set: whom to call, how it speaks, what it asks of itself. By who administers.

How long things are kept is set in services/retention.
"""

from collections.abc import Mapping
from typing import Any

from services.errors import Conflict
from tenants import audit
from tenants.access import Access
from tenants.tables import Policy

# By name, so that nothing else of the row can be changed by a form.
SET_HERE = (
    *("coordinator_name", "phone", "email", "address"),
    *("vocabulary", "client_presence", "may_confidant_consent", "comment_days", "reminder_days", "accent"),
)


async def get_policy(access: Access) -> Policy:
    """The one row; a municipality that set nothing yet has what is usual."""
    access.require("policy.manage")
    return await Policy.objects().first() or Policy()


async def change(access: Access, wanted: Mapping[str, Any], version: int) -> None:
    """Write it, unless somebody else changed it since the page was opened."""
    access.require("policy.manage")
    values: dict[Any, Any] = {name: wanted[name] for name in SET_HERE}
    found = await Policy.objects().first()
    if found is None:
        await Policy(**values).save()
    else:
        newer: dict[Any, Any] = {**values, "version": Policy.version + 1}
        if not await Policy.update(newer).where(Policy.version == version).returning(Policy.id):
            raise Conflict("policy")
    audit.record(access, "policy.changed")
