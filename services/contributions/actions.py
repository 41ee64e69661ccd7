"""Answering what arrived: accept it, send it back with a reason, say what it is about.

PostgreSQL refuses who would read what they sent (trigger contribution_read), whatever is asked here.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.contributions import rules
from services.contributions.queries import is_published, lock
from services.contributions.tables import NetworkContribution
from services.errors import NotFound, Refused
from services.signals.tables import SignalKind
from services.themes import queries as themes
from services.themes.rules import flat
from tenants import arrived, audit
from tenants.access import Access
from tenants.words.domains import DOMAINS

KINDS = frozenset(SignalKind)


@dataclass(frozen=True)
class Coding:
    """What a text is about; empty where nobody said so yet."""

    theme: str = ""
    sub_theme: str = ""
    domain: str = ""
    kind: str = ""


async def accept(access: Access, contribution: UUID, coding: Coding, *, now: datetime) -> None:
    """It may be counted and bundled; the reader may change what it is about in the same breath."""
    access.require("network.read")
    found = await lock(contribution)
    if rules.is_done(found.state, "accepted", found.read_by == access.actor.id):
        return
    rules.check_may_read(found.state)
    await _check_somebody_elses(access, contribution)
    changed = await _recoded(access, found, coding, now=now)
    await _save(access, found, {NetworkContribution.state: "accepted", **changed}, now=now)
    audit.record(access, "text.accepted", contribution)


async def refuse(access: Access, contribution: UUID, code: str, own_words: str, *, now: datetime) -> None:
    """Back to its origin with a reason; also after it was accepted, when somebody can be recognised after all."""
    access.require("network.read")
    found = await lock(contribution)
    if rules.is_done(found.state, "refused", found.read_by == access.actor.id):
        return
    rules.check_may_refuse(found.state)
    await _check_somebody_elses(access, contribution)
    reason = rules.check_reason(code, own_words, found.text)
    values = {NetworkContribution.state: "refused", NetworkContribution.refused_because: reason}
    await _save(access, found, values, now=now)
    audit.record(access, "text.refused", contribution, reason=code)


async def code(access: Access, contribution: UUID, coding: Coding, *, now: datetime) -> None:
    """Say what an accepted text is about, as long as its period is not published; the same again changes nothing."""
    access.require("network.read")
    found = await lock(contribution)
    rules.check_may_code(found.state, is_published=await is_published(found.quarter))
    if changed := await _recoded(access, found, coding, now=now):
        await NetworkContribution.update(changed).where(NetworkContribution.id == contribution)
        audit.record(access, "text.coded", contribution)


async def _check_somebody_elses(access: Access, contribution: UUID) -> None:
    if contribution in await arrived.own_contributions(access):
        raise Refused("contribution.own")


async def _recoded(
    access: Access, found: NetworkContribution, coding: Coding, *, now: datetime
) -> dict[Any, Any]:
    """Which columns change; raises Refused for a theme that is not on the list today, unless it has it already."""
    before = Coding(found.theme, found.sub_theme, found.domain, found.kind)
    if coding == before:
        return {}
    if (coding.theme, coding.sub_theme) != (before.theme, before.sub_theme):
        _check_theme(await themes.themes(access), coding)
    if coding.domain not in {"", *DOMAINS} or coding.kind not in {"", *KINDS}:
        raise Refused("contribution.unknown-code")
    return {
        NetworkContribution.theme: coding.theme,
        NetworkContribution.sub_theme: coding.sub_theme,
        NetworkContribution.domain: coding.domain,
        NetworkContribution.kind: coding.kind,
        NetworkContribution.coded_at: now,
    }


def _check_theme(known: Any, coding: Coding) -> None:
    theme = next((one for one in known if one.code == coding.theme), None)
    if coding.theme and theme is None:
        raise Refused("contribution.unknown-code")
    if coding.sub_theme and (
        theme is None or coding.sub_theme not in {one.code for one in flat(theme.parts)}
    ):
        raise Refused("contribution.unknown-code")


async def _save(access: Access, found: NetworkContribution, values: dict[Any, Any], *, now: datetime) -> None:
    if access.actor.id is None:
        raise NotFound("network member")
    told = {**values, NetworkContribution.read_by: access.actor.id, NetworkContribution.read_at: now}
    await NetworkContribution.update(told).where(NetworkContribution.id == found.id)
