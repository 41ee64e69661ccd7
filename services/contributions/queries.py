"""Reading what arrived: the desk of the second reader, one text, whom to call. Ordered by an id of chance, always."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from infra.piccolo_conf import DB
from services.contributions.tables import ContributionContact, NetworkContribution
from services.errors import NotFound
from tenants import arrived, audit
from tenants.access import Access

PUBLISHED = """
select exists (select from publication where state = 'published' and $1::date between begins_on and ends_on)
"""
WAITING = NetworkContribution.state == "waiting"
UNCODED = (NetworkContribution.state == "accepted") & (
    (NetworkContribution.theme == "") | (NetworkContribution.domain == "") | (NetworkContribution.kind == "")
)


@dataclass(frozen=True)
class Text:
    """What a second reader sees: the rewritten text and what it is about. No place, no quarter, no origin."""

    id: UUID
    text: str
    theme: str
    sub_theme: str
    domain: str
    kind: str
    may_quote: bool
    state: str


@dataclass(frozen=True)
class Desk:
    """How many wait, and the next one to read; `own` are left to a colleague."""

    waiting: int
    own: int
    text: Text | None


async def desk(access: Access, *, after: UUID | None = None) -> Desk:
    """The next text that waits, past `after` in the order of chance, then from the beginning again."""
    access.require("network.read")
    ids = [row["id"] for row in await NetworkContribution.select(NetworkContribution.id).where(WAITING)]
    own = await arrived.own_contributions(access) if ids else frozenset()
    queue = sorted(one for one in ids if one not in own)
    ahead = next((one for one in queue if after is not None and one > after), None)
    first = ahead or next(iter(queue), None)
    text = await get_text(access, first) if first else None
    return Desk(len(queue), len(own), text)


async def get_text(access: Access, contribution: UUID) -> Text:
    """One text for who reads; raises NotFound. What was taken back has no words any more."""
    access.require("network.read")
    found = await _find(contribution)
    audit.record(access, "text.read", contribution)
    return _text(found)


async def uncoded(access: Access, *, after: UUID | None = None, most: int = 20) -> Sequence[Text]:
    """Accepted, and without theme, part of life or type: to be coded by the network."""
    access.require("network.read")
    found = NetworkContribution.objects().where(UNCODED)
    if after is not None:
        found = found.where(NetworkContribution.id > after)
    rows = await found.order_by(NetworkContribution.id).limit(most)
    audit.record_list(access, "text.listed", [row.id for row in rows])
    return [_text(row) for row in rows]


async def counts(access: Access) -> tuple[int, int]:
    """How many texts wait to be read, and how many to be coded, for who reads."""
    access.require("network.read")
    row = await NetworkContribution.raw(
        "select count(*) filter (where state = 'waiting') as waiting, "
        "count(*) filter (where state = 'accepted' and '' in (theme, domain, kind)) as uncoded "
        "from network_contribution"
    )
    return row[0]["waiting"], row[0]["uncoded"]


async def is_published(quarter: object) -> bool:
    """Whether the period of this quarter is published, so that nothing in it changes any more."""
    return bool(await DB.connection.fetchval(PUBLISHED, quarter))


async def contact(access: Access, contribution: UUID) -> ContributionContact | None:
    """Whom to call about an accepted text, for who bundles; None when nobody said so. It is noted who looked."""
    access.require("network.bundles")
    found = await _find(contribution)
    if found.state != "accepted":
        return None
    who: ContributionContact | None = (
        await ContributionContact.objects().where(ContributionContact.contribution == contribution).first()
    )
    if who is not None:
        audit.record(access, "text.contact-read", contribution)
    return who


async def lock(contribution: UUID) -> NetworkContribution:
    """The row, for whoever decides about it; the next one waits. Raises NotFound."""
    row = NetworkContribution.objects().where(NetworkContribution.id == contribution)
    found: NetworkContribution | None = await row.lock_rows("UPDATE").first()
    if found is None:
        raise NotFound("contribution")
    return found


async def _find(contribution: UUID) -> NetworkContribution:
    row = NetworkContribution.objects().where(NetworkContribution.id == contribution)
    found: NetworkContribution | None = await row.first()
    if found is None:
        raise NotFound("contribution")
    return found


def _text(row: NetworkContribution) -> Text:
    return Text(row.id, row.text, row.theme, row.sub_theme, row.domain, row.kind, row.may_quote, row.state)
