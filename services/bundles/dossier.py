"""The policy file (beleidsdossier) as data: what fails, about how often, since when, quotes, what is asked, of whom.

What is sent is frozen, to the byte. Numbers are those of publications; nothing here counts texts or municipalities.
"""

import json
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from services.bundles import places, proposals, queries
from services.bundles.tables import Bundle
from tenants import registry
from tenants.access import Access

Content = dict[str, Any]


async def composed(access: Access, bundle: Bundle) -> tuple[Content, list[UUID]]:
    """What the next version would say, and which contributions it quotes."""
    name = await registry.name_of_network(access.network)
    where = await places.named(access, bundle)
    quotes = await proposals.chosen(access, bundle.id)
    heard = [one for one in await queries.hearings(access, bundle.id) if one.words]
    content: Content = {
        "network": name,
        "title": bundle.title,
        "about": bundle.about,
        "theme": where.theme,
        "sub_theme": where.sub_theme,
        "place": where.place,
        "counts": [_count(one) for one in await places.counts(access, bundle)],
        "quotes": [one.text for one in quotes],
        "groups": [{"group": one.group_name, "words": one.words} for one in reversed(heard)],
        "asks": bundle.asks,
        "asked_of": bundle.asked_of,
    }
    return content, [one.id for one in quotes]


def hashed(content: Content) -> str:
    """What tells two versions apart."""
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def since(content: Content) -> date | None:
    """The first day of the first period in which there was enough to tell; None when there never was."""
    begun = [str(one["begins_on"]) for one in content["counts"] if one["low"] is not None]
    return date.fromisoformat(min(begun)) if begun else None


def _count(one: places.Count) -> dict[str, Any]:
    return {
        "period": one.period,
        "begins_on": one.begins_on.isoformat(),
        "ends_on": one.ends_on.isoformat(),
        "low": one.low,
        "high": one.high,
    }
