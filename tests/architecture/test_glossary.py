"""The README's glossary knows every table, and every service says its Dutch word first."""

import ast
import re

from tests.architecture.sources import ROOT, modules


def glossary() -> set[str]:
    text = (ROOT / "README.md").read_text()
    table = text.split("## Glossary", 1)[1]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| ")]
    return {word for cell in cells for word in re.findall(r"\b[A-Z][A-Za-z]+\b", cell)}


def tables() -> set[str]:
    found = {path: module for path, module in modules().items() if path.endswith("/tables.py")}
    return {
        node.name
        for module in found.values()
        for node in module.body
        if isinstance(node, ast.ClassDef) and any(_is_table(parent) for parent in node.bases)
    }


def test_every_table_is_in_the_glossary() -> None:
    assert tables() - glossary() == set()


def test_every_service_with_tables_says_its_dutch_word() -> None:
    services = {
        path.rsplit("/", 1)[0] for path in modules() if re.fullmatch(r"services/\w+/tables\.py", path)
    }
    first_lines = {
        folder: (ast.get_docstring(modules()[f"{folder}/__init__.py"]) or "").splitlines()[0]
        for folder in services
    }
    assert [
        folder for folder, line in first_lines.items() if not re.match(r"[A-Z][\w ,]+ \(.+\)", line)
    ] == []


def _is_table(parent: ast.expr) -> bool:
    return isinstance(parent, ast.Name) and parent.id == "Table"
