"""Words that municipalities say differently are asked of their pack: no template and no sentence says them itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import ROOT, modules

TEXTS = (
    ("web", "*.html"),
    ("jobs/mails", "*.html"),
    ("jobs/mails", "*.txt"),
    ("services/documents", "*.typ"),
)
TOLD = re.compile(r"(?<!hulp)coördinator|(?<!/)\bspilfigu|hulpverleningsplan|\bLCO\b", re.IGNORECASE)
COMMENT = re.compile(r"{#.*?#}|^\s*//.*?$", re.DOTALL | re.MULTILINE)
# Pages of nobody's municipality, and what names the packs or the source of a rule.
NOBODYS = {
    "web/public/index.html",
    "web/signin/new.html",
    "web/signin/nowhere.html",
    "web/network/municipalities.py",
    "web/traces.py",
    "services/demonstration/cast.py",
    "tenants/words/packs.py",
    "tenants/words/policy.py",
    "tenants/words/themes_rights.py",  # words by which a theme is suggested, of every pack
    "tenants/words/hearing.py",
    "infra/calendar.py",
}


def test_no_template_says_the_word_itself() -> None:
    files = [path for folder, kind in TEXTS for path in sorted((ROOT / folder).rglob(kind))]
    assert len(files) > 100
    assert [found for path in files for found in _in_template(path)] == []


def test_no_sentence_in_python_says_the_word_itself() -> None:
    found = [
        f"{path}:{text.lineno} {text.value!r}"
        for path, module in modules().items()
        if path not in NOBODYS and "migrations" not in path
        for text in _texts(module)
        if TOLD.search(str(text.value))
    ]
    assert found == []


def _in_template(path: Path) -> list[str]:
    name = path.relative_to(ROOT).as_posix()
    text = COMMENT.sub("", path.read_text("utf-8"))
    return (
        []
        if name in NOBODYS
        else [f"{name}: {line.strip()}" for line in text.splitlines() if TOLD.search(line)]
    )


def _texts(module: ast.Module) -> Iterator[ast.Constant]:
    """Every text in it that is no docstring."""
    alone = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node
