"""Reading the network's desk: bundles by what they wait for, and everything of one bundle."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from infra.piccolo_conf import DB
from services.bundles.rules import Facts, Stand, stand
from services.bundles.tables import (
    Bundle,
    BundleAnswer,
    BundleHearing,
    BundleMeasure,
    PolicyFile,
    PolicyFileSending,
)
from services.errors import NotFound
from tenants.access import Access

# Who did not answer yet. An answer without a sending answers everybody who was asked before.
OPEN = """
select true as waits, min(s.answer_by_on) as waits_until from policy_file_sending s
where s.bundle = b.id and s.struck_at is null and not exists (
  select from bundle_answer a where a.bundle = s.bundle
    and (a.sending = s.id or (a.sending is null and a.noted_at >= s.noted_at)))
having count(*) > 0
"""
FACTS = f"""
select b.id, b.title, b.theme, b.sub_theme, b.place, b.begun_on, b.asked_of, b.closed_on is not null as is_closed,
  exists (select from policy_file_sending s where s.bundle = b.id and s.struck_at is null) as is_sent,
  w.waits is not null as is_waiting, w.waits_until,
  exists (
    select from bundle_unsolved u join bundle_answer a on a.id = u.answer
    where u.bundle = b.id and not exists (
      select from bundle_answer n where n.bundle = b.id and n.noted_at > a.noted_at and n.replaces is null)
      and not exists (
      select from policy_file_sending s where s.bundle = b.id and s.noted_at > a.noted_at and s.struck_at is null)
  ) as is_unsolved
from bundle b left join lateral ({OPEN}) w on true
"""  # noqa: S608 - SQL of ours alone
ONE = FACTS + "where b.id = $1"
ALL = FACTS + "order by b.begun_on desc, b.id desc"


@dataclass(frozen=True)
class Line:
    """A bundle in the list."""

    id: UUID
    title: str
    theme: str
    sub_theme: str
    place: str
    begun_on: date
    asked_of: str
    stand: Stand
    waits_until: date | None


@dataclass(frozen=True)
class Told:
    """An answer with what it replaced, newest first; `is_unsolved`: somewhere it solved nothing."""

    answer: BundleAnswer
    earlier: tuple[BundleAnswer, ...]
    is_unsolved: bool


async def bundles(access: Access, today: date) -> list[Line]:
    """Every bundle of this network with what it waits for, newest first."""
    access.require("network.bundles")
    return [_line(row, today) for row in await DB.connection.fetch(ALL)]


async def get_line(access: Access, bundle_id: UUID, today: date) -> Line:
    """The same of one; raises NotFound."""
    access.require("network.bundles")
    row = await DB.connection.fetchrow(ONE, bundle_id)
    if row is None:
        raise NotFound("bundle")
    return _line(row, today)


async def get_bundle(access: Access, bundle_id: UUID, *, to_change: bool = False) -> Bundle:
    """One bundle; raises NotFound. `to_change`: nobody else changes it until this transaction ends."""
    access.require("network.bundles")
    found = Bundle.objects().where(Bundle.id == bundle_id)
    row: Bundle | None = await (found.lock_rows("UPDATE") if to_change else found).first()
    if row is None:
        raise NotFound("bundle")
    return row


async def files(access: Access, bundle_id: UUID) -> Sequence[PolicyFile]:
    """The policy files as they were sent, newest first."""
    access.require("network.bundles")
    found = PolicyFile.objects().where(PolicyFile.bundle == bundle_id)
    rows: Sequence[PolicyFile] = await found.order_by(PolicyFile.number, ascending=False)
    return rows


async def get_file(access: Access, bundle_id: UUID, number: int) -> PolicyFile:
    """One version; raises NotFound."""
    for one in await files(access, bundle_id):
        if one.number == number:
            return one
    raise NotFound("policy file")


async def sendings(access: Access, bundle_id: UUID) -> Sequence[PolicyFileSending]:
    """To whom it was handed over, newest first; also what was struck since."""
    access.require("network.bundles")
    found = PolicyFileSending.objects().where(PolicyFileSending.bundle == bundle_id)
    rows: Sequence[PolicyFileSending] = await found.order_by(PolicyFileSending.id, ascending=False)
    return rows


async def get_sending(access: Access, bundle_id: UUID, sending_id: UUID) -> PolicyFileSending:
    """One of them; raises NotFound."""
    for one in await sendings(access, bundle_id):
        if one.id == sending_id:
            return one
    raise NotFound("sending")


async def hearings(access: Access, bundle_id: UUID) -> Sequence[BundleHearing]:
    """The groups with experience that were asked, newest first."""
    access.require("network.bundles")
    found = BundleHearing.objects().where(BundleHearing.bundle == bundle_id)
    rows: Sequence[BundleHearing] = await found.order_by(BundleHearing.id, ascending=False)
    return rows


async def get_hearing(access: Access, bundle_id: UUID, hearing_id: UUID) -> BundleHearing:
    """One group; raises NotFound."""
    for one in await hearings(access, bundle_id):
        if one.id == hearing_id:
            return one
    raise NotFound("hearing")


async def answers(access: Access, bundle_id: UUID) -> list[Told]:
    """What was answered, newest first, each with the words it had before it was corrected."""
    access.require("network.bundles")
    found = BundleAnswer.objects().where(BundleAnswer.bundle == bundle_id)
    rows: list[BundleAnswer] = await found.order_by(BundleAnswer.noted_at, ascending=False)
    unsolved = {
        row["answer"]
        for row in await DB.connection.fetch(
            "select answer from bundle_unsolved where bundle = $1", bundle_id
        )
    }
    return [_told(row, rows, unsolved) for row in rows if row.id not in {one.replaces for one in rows}]


async def get_answer(access: Access, bundle_id: UUID, answer_id: UUID) -> BundleAnswer:
    """One answer as it stands now; raises NotFound for one that was corrected since."""
    for one in await answers(access, bundle_id):
        if one.answer.id == answer_id:
            return one.answer
    raise NotFound("answer")


async def find_answer(access: Access, bundle_id: UUID, answer_id: UUID) -> BundleAnswer | None:
    """One answer, also as it stood before it was corrected."""
    access.require("network.bundles")
    same = (BundleAnswer.bundle == bundle_id) & (BundleAnswer.id == answer_id)
    found: BundleAnswer | None = await BundleAnswer.objects().where(same).first()
    return found


async def measures(access: Access, bundle_id: UUID) -> Sequence[BundleMeasure]:
    """What followed, newest first."""
    access.require("network.bundles")
    found = BundleMeasure.objects().where(
        BundleMeasure.bundle == bundle_id, BundleMeasure.struck_at.is_null()
    )
    rows: Sequence[BundleMeasure] = await found.order_by(BundleMeasure.id, ascending=False)
    return rows


def _line(row: Any, today: date) -> Line:
    facts = Facts(**{name: row[name] for name in Facts.__dataclass_fields__})
    told = {name: row[name] for name in Line.__dataclass_fields__ if name != "stand"}
    return Line(**told, stand=stand(facts, today))


def _told(row: BundleAnswer, rows: Sequence[BundleAnswer], unsolved: set[UUID]) -> Told:
    by_id = {one.id: one for one in rows}
    earlier: list[BundleAnswer] = []
    before = row.replaces
    while before is not None and before in by_id:
        earlier.append(by_id[before])
        before = by_id[before].replaces
    return Told(row, tuple(earlier), row.id in unsolved)
