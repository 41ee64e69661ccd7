"""Reading bottlenecks: the list of the municipality, what waits on somebody's desk, and one of them whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.cases.queries import get_case
from services.errors import NotFound
from services.signals.rules import Coding
from services.signals.states import states
from services.signals.tables import SignalPassage
from tenants.access import Access

# A coordinator looks after what stands free; everybody after what came from a case that is opened for them.
ROWS = """
select s.id, s.sentence, s.theme, s.sub_theme, s.domain, s.kind, s.marked_at, s.confirmed_at, s.is_free, s.version,
  o."case", c.name as case_name, o.original, o.draft, o.place, o.consultation, p.first_name as proposed_by,
  m.name as confirmed_by
from signal s
left join signal_origin o on (o.tenant, o.signal) = (s.tenant, s.id)
left join "case" c on (c.tenant, c.id) = (o.tenant, o."case")
left join circle_member p on (p.tenant, p.id) = (o.tenant, o.proposed_by)
left join member m on (m.tenant, m.id) = (s.tenant, s.confirmed_by)
where s.withdrawn_at is null and ({which})
order by s.marked_at desc, s.id desc
"""
LISTED = ROWS.format(which="s.confirmed_at is not null or o.id is not null")
OF_CASE = ROWS.format(which='o."case" = $1')
ONE = ROWS.format(which="s.id = $1 and (o.id is not null or (s.is_free and $2))")
NO_THEME = "geen"
ATTENTION = ("refused", "answered", "bundled", "accepted", "waiting", "sent")


@dataclass(frozen=True)
class Passage:
    """A text that left for a network, and what became of it."""

    contribution: UUID
    network: UUID
    text: str
    sent_at: datetime
    may_quote: bool
    may_call: bool
    withdrawn_at: datetime | None
    state: str
    because: str = ""

    @property
    def is_living(self) -> bool:
        """Whether it still counts there."""
        return self.state not in {"refused", "withdrawn"}


@dataclass(frozen=True)
class Listed:
    """A bottleneck; `case` and everything that was typed there only for who may open it."""

    id: UUID
    sentence: str
    theme: str
    sub_theme: str
    domain: str
    kind: str
    marked_at: datetime
    confirmed_at: datetime | None
    is_free: bool
    version: int
    case: UUID | None
    case_name: str | None
    original: str | None
    draft: str | None
    place: str | None
    consultation: UUID | None
    proposed_by: str | None
    confirmed_by: str | None
    passages: tuple[Passage, ...] = ()

    @property
    def coding(self) -> Coding:
        """What it is about."""
        return Coding(self.theme, self.sub_theme, self.domain, self.kind)

    @property
    def is_ours(self) -> bool:
        """Whether who reads this looks after it too."""
        return self.case is not None or self.is_free

    @property
    def state(self) -> str:
        """How far it is: to rewrite, ready, or what became of what left; one that was refused asks for words first."""
        if self.confirmed_at is None:
            return "to-rewrite"
        found = {one.state for one in self.passages if one.is_living} | (
            {"refused"} if self.refusals else set()
        )
        return next((state for state in ATTENTION if state in found), "ready")

    @property
    def refusals(self) -> tuple[Passage, ...]:
        """Where this very text was sent back, and not rewritten since."""
        return tuple(one for one in self.passages if one.state == "refused" and one.text == self.sentence)


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see of the list; empty is everything."""

    theme: str = ""
    domain: str = ""
    kind: str = ""
    state: str = ""

    def holds(self, one: Listed) -> bool:
        """Whether this one is asked for."""
        theme = one.theme or NO_THEME
        told = ((self.theme, theme), (self.domain, one.domain), (self.kind, one.kind))
        return all(not wanted or wanted == is_so for wanted, is_so in told) and self.state in {"", one.state}


async def signals(access: Access) -> list[Listed]:
    """The list of this municipality, and what waits in cases that are opened for who asks; newest first."""
    access.require("signals.read")
    return await _with_passages(access, await DB.connection.fetch(LISTED))


async def signals_of_case(access: Access, case_id: UUID) -> list[Listed]:
    """What was marked in one case, newest first; raises NotFound when the case is not yours."""
    await get_case(access, case_id)
    return await _with_passages(access, await DB.connection.fetch(OF_CASE, case_id))


async def get_listed(access: Access, signal_id: UUID) -> Listed:
    """One bottleneck whole, for who looks after it; raises NotFound."""
    access.require("cases.open")
    found = await DB.connection.fetch(ONE, signal_id, access.may("signals.read"))
    if not found:
        raise NotFound("signal")
    return (await _with_passages(access, found))[0]


async def _with_passages(access: Access, rows: Sequence[Mapping[str, Any]]) -> list[Listed]:
    """Each with what left, the last one first."""
    ids = [row["id"] for row in rows if row["confirmed_at"]]
    left: dict[UUID, list[Passage]] = {}
    sent = SignalPassage.objects().where(SignalPassage.signal.is_in(ids)) if ids else None
    rows_sent = await sent.order_by(SignalPassage.sent_at, ascending=False) if sent else []
    told = await states(access, {one.contribution for one in rows_sent})
    for one in rows_sent:
        left.setdefault(one.signal, []).append(_passage(one, *told[one.contribution]))
    return [Listed(**row, passages=tuple(left.get(row["id"], ()))) for row in rows]


def _passage(one: SignalPassage, state: str, because: str) -> Passage:
    return Passage(
        one.contribution,
        one.network,
        one.text,
        one.sent_at,
        one.may_quote,
        one.may_call,
        one.withdrawn_at,
        "withdrawn" if one.withdrawn_at else state,
        because,
    )
