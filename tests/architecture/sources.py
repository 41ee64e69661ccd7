"""The source files of the product, read once for the architecture tests."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("infra", "tenants", "services", "web", "jobs")


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the product by its path, parsed."""
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text()) for path in paths}


@cache
def lines(path: str) -> int:
    """How many lines a file has."""
    return len((ROOT / path).read_text().splitlines())


def under(*folders: str) -> dict[str, ast.Module]:
    """The modules below these folders."""
    return {path: module for path, module in modules().items() if path.startswith(folders)}


def calls(module: ast.Module) -> list[tuple[str, ast.Call]]:
    """Every call in a module, with the last word of what is called."""
    found = [node for node in ast.walk(module) if isinstance(node, ast.Call)]
    return [(_last_word(call.func), call) for call in found]


def _last_word(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""
