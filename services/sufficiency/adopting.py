"""Which sentences a municipality uses: ours until it adopts others. Each adoption is a row, and stays."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.errors import Conflict
from services.sufficiency import scales
from services.sufficiency.scales import OWN, Domain, Sentences
from services.sufficiency.tables import Scale
from tenants import audit
from tenants.access import Access


async def current() -> Sentences:
    """The newest; ours where nobody adopted any."""
    row = await _newest()
    return _of(row) if row else OWN


async def versions(access: Access) -> list[Scale]:
    """What was adopted, newest first, for who administers."""
    access.require("policy.manage")
    return await Scale.objects().order_by(Scale.adopted_at, Scale.id, ascending=False).limit(20)


async def adopt(
    access: Access, name: str, source: str, domains: Sequence[Domain], *, read: str, now: datetime
) -> bool:
    """From now on these; answers that were given keep their own. False when nothing changed.

    `read` is the version that stood on the page: Conflict when somebody adopted another meanwhile.
    """
    access.require("policy.manage")
    scales.check(domains)
    known = await current()
    version = OWN.version if tuple(domains) == OWN.domains else scales.mark(name, domains)
    if known.version == version and (known.name, known.source) == (name, source):
        return False
    if read != known.version:
        raise Conflict
    row = Scale(
        name=name,
        version=version,
        source=source,
        content=json.dumps(scales.as_data(domains)),
        adopted_at=now,
        adopted_by=access.member,
    )
    await row.save()
    audit.record(access, "scale.adopted", row.id)
    return True


async def change(access: Access, domain: Domain, *, read: str, now: datetime) -> bool:
    """Another text for one domain; the rest stays as it is."""
    access.require("policy.manage")
    known = await current()
    name = "Zinnen van onze gemeente" if known.name == OWN.name else known.name
    fresh = tuple(domain if one.code == domain.code else one for one in known.domains)
    if fresh == known.domains:
        return False
    return await adopt(access, name, known.source, fresh, read=read, now=now)


async def _newest() -> Scale | None:
    return await Scale.objects().order_by(Scale.adopted_at, Scale.id, ascending=False).first()


def _of(row: Scale) -> Sentences:
    content: list[dict[str, Any]] = json.loads(row.content)
    found = tuple(
        Domain(one["domain"], one["title"], one["question"], tuple(one["steps"])) for one in content
    )
    return Sentences(row.name, row.version, row.source, found)
