"""Files fit on two screens, handlers on a few lines, and every module says what is in it."""

import ast
import statistics

from tests.architecture.sources import ROOT, lines, modules, under

MOST_LINES = 300
MEDIAN_LINES = 80
MOST_TEMPLATE_LINES = 90
MOST_HANDLER_LINES = 25
MOST_ACTION_LINES = 30
FORBIDDEN = {"utils", "helpers", "common", "base", "manager", "core", "misc"}


def test_no_file_is_longer_than_two_screens() -> None:
    assert {path: lines(path) for path in modules() if lines(path) > MOST_LINES} == {}


def test_half_of_the_files_are_short() -> None:
    assert statistics.median(lines(path) for path in modules()) <= MEDIAN_LINES


def test_no_template_is_long() -> None:
    templates = {str(path.relative_to(ROOT)) for path in ROOT.glob("web/**/*.html")}
    assert {path: lines(path) for path in templates if lines(path) > MOST_TEMPLATE_LINES} == {}


def test_page_handlers_are_short() -> None:
    pages = {path: module for path, module in under("web").items() if path.endswith("pages.py")}
    assert _long_functions(pages, MOST_HANDLER_LINES) == {}


def test_actions_are_short() -> None:
    actions = {path: module for path, module in under("services").items() if path.endswith("/actions.py")}
    assert _long_functions(actions, MOST_ACTION_LINES) == {}


def test_every_module_says_what_is_in_it() -> None:
    assert [path for path, module in modules().items() if not ast.get_docstring(module)] == []


def test_a_package_file_holds_only_its_docstring() -> None:
    packages = {path: module for path, module in modules().items() if path.endswith("__init__.py")}
    assert [path for path, module in packages.items() if len(module.body) > 1] == []


def test_no_module_has_an_empty_name() -> None:
    names = {path: set(path.removesuffix(".py").split("/")) for path in modules()}
    assert [path for path, parts in names.items() if parts & FORBIDDEN] == []


def _long_functions(found: dict[str, ast.Module], most: int) -> dict[str, int]:
    functions = [
        (f"{path}:{node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path, module in found.items()
        for node in ast.walk(module)
        if isinstance(node, ast.AsyncFunctionDef | ast.FunctionDef)
    ]
    return {name: length for name, length in functions if length > most}
