"""A bottleneck leaves for a network, to the byte as the page showed it, and is taken back (decision 0039)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.errors import NotFound, Refused
from services.signals import rules
from services.signals.marks import marks_in
from services.signals.queries import Listed, get_listed
from services.signals.rewriting import claim
from services.signals.tables import Signal
from services.themes.queries import themes_here
from services.themes.rules import flat
from tenants import audit, contributing
from tenants.access import Access
from tenants.contributing import Contact, Leaving
from tenants.tables import Member


@dataclass(frozen=True)
class Choice:
    """Where to, and what the network may do with it."""

    networks: tuple[UUID, ...]
    may_quote: bool = False
    may_call: bool = False


async def send(
    access: Access, signal_id: UUID, choice: Choice, *, version: int, now: datetime
) -> Sequence[UUID]:
    """Send the confirmed text to the chosen networks; to one that has it already nothing leaves."""
    access.require("signals.read")
    found = await get_listed(access, signal_id)
    targets = [one for one in choice.networks if not _stands_at(found, one)]
    await _check(access, found, targets)
    contact = await contact_of(access) if choice.may_call else None
    await claim(signal_id, version)
    for network in targets:
        leaving = await what_leaves(access, found, network, may_quote=choice.may_quote)
        await contributing.send(access, signal_id, network, leaving, contact=contact, now=now)
        audit.record(access, "signal.sent", signal_id)
    return targets


async def what_leaves(access: Access, found: Listed, network: UUID, *, may_quote: bool = False) -> Leaving:
    """To the byte; a theme that this network does not have, it codes itself."""
    known = {one.code for one in flat((await themes_here(access)).get(network, ()))}
    theme = found.theme if found.theme in known else ""
    part = found.sub_theme if theme and found.sub_theme in known else ""
    return Leaving(found.sentence, theme, part, found.domain, found.kind, may_quote)


async def contact_of(access: Access) -> Contact:
    """Who may be called: whoever sends it."""
    me = await Member.objects().where(Member.id == access.member).first()
    if me is None or not me.phone.strip():
        raise Refused("signal.no-phone")
    return Contact(me.name, me.phone)


async def take_back(access: Access, signal_id: UUID, contribution: UUID, *, now: datetime) -> None:
    """From one network: the text is gone there; what was published stays."""
    access.require("signals.read")
    found = await get_listed(access, signal_id)
    if contribution not in {one.contribution for one in found.passages}:
        raise NotFound("passage")
    if await contributing.withdraw(access, contribution, now=now):
        audit.record(access, "signal.taken-back", signal_id)


async def withdraw(access: Access, signal_id: UUID, *, now: datetime) -> None:
    """Take a bottleneck back: it leaves the list, and every network that has it."""
    access.require("signals.mark")
    found = await get_listed(access, signal_id)
    for one in found.passages:
        if one.withdrawn_at is None:
            await take_back(access, signal_id, one.contribution, now=now)
    await Signal.update({Signal.withdrawn_at: now}).where(Signal.id == signal_id)
    audit.record(access, "signal.withdrawn", signal_id)


async def _check(access: Access, found: Listed, targets: Sequence[UUID]) -> None:
    if not targets:
        raise Refused("signal.sent-already" if found.passages else "signal.no-network")
    here = {one.id for one in await contributing.networks_here(access)}
    if not set(targets) <= here:
        raise NotFound("network")
    refused = [one.text for one in found.passages if one.state == "refused" and one.network in targets]
    rules.check_may_leave(found.sentence, refused)
    marks = await marks_in(access, found, found.sentence)
    rules.check_marks(marks, {one.key for one in marks})


def _stands_at(found: Listed, network: UUID) -> bool:
    return any(one.network == network and one.is_living for one in found.passages)
