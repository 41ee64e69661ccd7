"""Remembered statements are Piccolo's own, to the letter, with the values of today."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from piccolo.columns.combination import WhereRaw
from piccolo.query import Select

from infra import clock, statements
from services.cases.tables import Case, CircleMember
from services.consultations.tables import Participant
from services.demonstration import niels
from services.demonstration.cast import Cast
from services.plans.tables import Agreement
from tenants import door
from tenants.access import Role, job_access, member_access

Ask = Callable[[UUID], Any]

QUERIES: dict[str, Ask] = {
    "objects": lambda one: CircleMember.objects().where(CircleMember.case == one),
    "first": lambda one: Case.objects().where(Case.id == one).first().query,
    "joined objects": lambda one: Participant.objects(
        Participant.circle_member, Participant.consultation
    ).where(Participant.case == one),
    "columns": lambda one: Agreement.select(Agreement.id, Agreement.owner.first_name.as_alias("owner")).where(
        Agreement.case == one, Agreement.done_at.is_null()
    ),
    "or, not equal, order": lambda one: (
        CircleMember.select(CircleMember.id)
        .where((CircleMember.case == one) | (CircleMember.first_name != "Leen"))
        .order_by(CircleMember.first_name, ascending=False)
        .order_by(CircleMember.id)
        .limit(3)
        .offset(1)
    ),
    "raw": lambda one: Case.objects().where(
        Case.id == one, WhereRaw("closed_at is null or {} = {}", one, one)
    ),
    "list": lambda one: Participant.select().where(Participant.circle_member.is_in([one, uuid4()])),
    "condition on a joined table": lambda one: Participant.select(Participant.id).where(
        Participant.case == one, Participant.circle_member.first_name.like("L%")
    ),
    "locked": lambda one: Case.objects().where(Case.id == one).lock_rows("UPDATE"),
    "inside another": lambda one: Participant.select().where(
        Participant.case == one,
        Participant.circle_member.is_in(CircleMember.select(CircleMember.id).where(CircleMember.case == one)),
        Participant.removed_at.is_null(),
    ),
    "distinct": lambda one: Participant.select(Participant.case).distinct().where(Participant.case == one),
}


def written(query: Any) -> tuple[str, list[Any]]:
    """As Piccolo alone would send it."""
    plain = statements.PLAIN_SELECT if isinstance(query, Select) else statements.PLAIN_OBJECTS
    sql, values = plain(query)[0].compile_string()
    return sql, list(values)


@pytest.mark.parametrize("name", QUERIES)
def test_the_statement_is_piccolos_own_the_first_time_and_later(name: str) -> None:
    statements.REMEMBERED.clear()
    sent = set()
    for _ in range(3):
        query = QUERIES[name](uuid4())
        sql, values = query.querystrings[0].compile_string()
        assert (sql, list(values)) == written(query)
        sent.add(sql)
    assert len(sent) == 1


def test_one_or_two_in_a_list_and_empty_or_not_are_different_shapes() -> None:
    found = {
        Case.objects().where(condition).querystrings[0].compile_string()[0]
        for condition in (
            Case.id.is_in([uuid4()]),
            Case.id.is_in([uuid4(), uuid4()]),
            Case.closed_at == None,  # noqa: E711  # as Piccolo wants it
            Case.closed_at == clock.now(),
        )
        for _ in range(2)
    }
    assert len(found) == 4


def test_memory_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "MOST", 5)
    for length in range(1, 30):
        _ = Case.objects().where(Case.id.is_in([uuid4() for _ in range(length)])).querystrings
    assert len(statements.REMEMBERED) <= 5


@pytest.mark.parametrize("name", ["objects", "first", "joined objects", "locked"])
async def test_objects_are_those_that_piccolo_makes(world: Cast, name: str) -> None:
    an = member_access(world.pelt, world.an, "An Voorbeeld", (Role.COORDINATOR,))
    async with door.enter(an) as access:
        case = (await niels.tell(access, clock.now())).case
    async with door.enter(job_access(world.pelt, "test")):
        query = QUERIES[name](case)
        rows = await query.table._meta.db.run_querystring(query.querystrings[0])
        ours, plain = await statements._objects(query, rows), await statements.PLAIN_RESULTS(query, rows)
    assert ours
    assert [told(one) for one in ours] == [told(one) for one in plain]


def told(one: Any) -> dict[str, Any]:
    """Everything that an object knows, and what is joined to it."""
    return {key: told(value) if hasattr(value, "_meta") else value for key, value in vars(one).items()}


async def test_the_same_value_twice_is_not_remembered(world: Cast) -> None:
    """It could not tell which of the two stands where."""
    one = uuid4()
    async with door.enter(job_access(world.pelt, "test")):
        before = len(statements.REMEMBERED)
        await Participant.select(Participant.added_at).where(
            Participant.consultation == one, Participant.circle_member == one
        )
        assert len(statements.REMEMBERED) == before
        await Participant.select(Participant.added_at).where(
            Participant.consultation == one, Participant.circle_member == uuid4()
        )
        assert len(statements.REMEMBERED) == before + 1
