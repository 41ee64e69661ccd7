"""One door: nothing else opens a transaction, and nothing leaves the one that is open."""

import ast

from tests.architecture.sources import calls, modules, under

OPENERS = {"Transaction", "transaction", "atomic"}
MAY_OPEN = ("infra/database.py", "infra/migrate.py", "tenants/door.py")
LEAVES = {"batch", "run_sync", "gather"}
READS_THE_CLOCK = {"now", "utcnow", "today"}
MAY_READ_THE_CLOCK = ("infra/clock.py", "infra/local/", "infra/log.py")


def test_only_the_door_opens_a_transaction() -> None:
    found = {path for path, module in modules().items() for name, _ in calls(module) if name in OPENERS}
    assert {path for path in found if not path.startswith(MAY_OPEN)} == set()


def test_nothing_leaves_the_open_transaction() -> None:
    inside = under("services", "web", "jobs", "tenants")
    assert [path for path, module in inside.items() for name, _ in calls(module) if name in LEAVES] == []


def test_no_query_names_another_node() -> None:
    named = [
        path
        for path, module in modules().items()
        for _, call in calls(module)
        if any(keyword.arg == "node" for keyword in call.keywords)
    ]
    assert named == []


def test_only_the_clock_reads_the_time() -> None:
    found = {
        path
        for path, module in modules().items()
        for name, call in calls(module)
        if name in READS_THE_CLOCK and isinstance(call.func, ast.Attribute) and _is_datetime(call.func.value)
    }
    assert {path for path in found if not path.startswith(MAY_READ_THE_CLOCK)} == set()


def test_rules_are_plain_functions() -> None:
    rules = {path: module for path, module in under("services").items() if path.endswith("/rules.py")}
    waiting = [path for path, module in rules.items() if any(_waits(node) for node in ast.walk(module))]
    assert waiting == []


def test_no_type_checking_blocks_in_web() -> None:
    """Litestar reads annotations at run time."""
    named = [
        path
        for path, module in under("web").items()
        if any(isinstance(node, ast.Name) and node.id == "TYPE_CHECKING" for node in ast.walk(module))
    ]
    assert named == []


def _is_datetime(value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id in {"datetime", "date"}


def _waits(node: ast.AST) -> bool:
    return isinstance(node, ast.AsyncFunctionDef | ast.Await)
