"""SQL is never put together with what somebody typed: every statement is a constant, and values go beside it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.figures import Figure

FOLDERS = ("infra", "tenants", "services", "web", "jobs")
SENDS = {"execute", "executemany", "fetch", "fetchrow", "fetchval", "raw", "script", "cursor", "QueryString"}
LOOKS_LIKE_SQL = re.compile(
    r"\b(select .*\bfrom\b|insert into |update \S+ set |delete from |set local |set_config|grant .* to |alter table )",
    re.DOTALL,
)
PUT_TOGETHER = {
    "infra/database.py": "script() and the merge of constants are handed on; their callers are looked at",
    "infra/statements.py": "Piccolo's own statement, remembered, with its values beside it",
    "services/publications/counting.py": "constants round a constant",
    "services/retention/erasing.py": "names of tables and columns from the catalogue of PostgreSQL",
    "services/retention/insight.py": "names of tables from the catalogue of PostgreSQL",
    "services/retention/reach.py": "names of tables and columns from the catalogue of PostgreSQL",
    "services/retention/sweeping.py": "names of tables that are constants of the module",
    "services/procedures/find_case.py": "one of ten constants round a constant",
    "services/reports/attention.py": "one of four constants, by turns",
    "tenants/browsers.py": "two constants",
    "tenants/catalogue/audit.py": "the questions of the audit are constants of their module",
    "tenants/crossings.py": "_fetch() hands on what its callers give, all constants",
    "tenants/admission.py": "one of two constants",
    "tenants/merging/catalogue.py": "names from the catalogue of PostgreSQL, for a command of the operator",
    "tenants/merging/merge.py": "names of roles that are constants, for a command of the operator",
    "tenants/merging/people.py": "names from the catalogue of PostgreSQL, for a command of the operator",
    "tenants/merging/rows.py": "names from the catalogue of PostgreSQL, for a command of the operator",
    "tenants/provider_file.py": "names of columns that are constants of the module",
    "tenants/ownership.py": "the SQL of migrations",
    "tenants/verifying.py": "one of two constants",
}


def sources() -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if not {"piccolo_migrations", "local"} & set(path.parts):
                yield path


def is_constant(node: ast.expr) -> bool:
    """Text, a constant of a module, or one of several."""
    match node:
        case ast.Constant(value=str()):
            return True
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.strip("_").isupper()
        case ast.BinOp(left=left, right=right) | ast.IfExp(body=left, orelse=right):
            return is_constant(left) and is_constant(right)
        case ast.JoinedStr(values=parts):
            return all(is_constant(part) for part in parts)
        case ast.FormattedValue(value=of) | ast.Subscript(value=of):
            return is_constant(of)
    return False


def built(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Where a statement is sent that is no constant, or text that looks like SQL holds something else."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[first, *_]) if (
                name in SENDS
            ):
                if not is_constant(first):
                    yield node.lineno, ast.unparse(first)
            case ast.JoinedStr() if LOOKS_LIKE_SQL.search(ast.unparse(node).lower()) and not is_constant(
                node
            ):
                yield node.lineno, ast.unparse(node)
            case ast.Call(func=ast.Attribute(value=text, attr="format")) | ast.BinOp(left=text, op=ast.Mod()):
                if isinstance(text, ast.Constant) and LOOKS_LIKE_SQL.search(str(text.value).lower()):
                    yield node.lineno, ast.unparse(node)


@pytest.mark.attack
def test_no_statement_is_put_together(figure: Figure) -> None:
    sent, wrong, needed = 0, [], set()
    for path in sources():
        tree, name = ast.parse(path.read_text("utf-8")), str(path.relative_to(ROOT))
        sent += sum(1 for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in SENDS)
        for line, text in built(tree):
            needed.add(name)
            wrong += [] if name in PUT_TOGETHER else [f"{name}:{line}: {text[:80]}"]
    figure("statements put together in the product", len(wrong), of=sent)
    assert wrong == []
    assert needed >= {name for name in PUT_TOGETHER if (ROOT / name).exists()} - {"infra/statements.py"}


@pytest.mark.parametrize(
    "line",
    [
        "connection.fetch(f'select * from member where name = {name}')",
        "connection.execute('delete from member where id = ' + given)",
        "Member.raw('select %s from member' % given)",
        "connection.fetchval('update member set name = {}'.format(given))",
        "sql = f'select {column} from member'",
    ],
)
def test_this_would_be_seen(line: str) -> None:
    assert list(built(ast.parse(line)))


def test_no_page_asks_what_a_visitor_says_the_host_is() -> None:
    """Addresses come from our settings and paths from the path: a forged Host or X-Forwarded-Host changes nothing."""
    asked = re.compile(r"request\.(url|base_url)\b|x-forwarded-host", re.IGNORECASE)
    assert [str(path) for path in sources() if asked.search(path.read_text("utf-8"))] == []
