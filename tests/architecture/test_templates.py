"""Templates: they compile, escape everything, run nothing inline, and every form works without JavaScript."""

import ast
import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from web.shared.environment import environment

WEB = Path(__file__).parents[2] / "web"
TEMPLATES = sorted(WEB.rglob("*.html"))
LONGEST = 90

FORBIDDEN = {
    "a filter that switches escaping off": r"\|\s*safe\b|\bMarkup\(",
    "a block without escaping": r"{%-?\s*autoescape",
    "an inline script": r"<script(?![^>]*\ssrc=)",
    "an inline style sheet": r"<style\b",
    "an inline style": r"\sstyle\s*=",
    "a handler in an attribute": r"\son[a-z]+\s*=",
    "a handler of htmx": r"\bhx-on\b|\bhx-live\b|data-hx-on",
    "an expression of htmx": r"""["']\s*(js|javascript):""",
    "a filter in an htmx trigger": r"""hx-trigger\s*=\s*("[^"]*\[|'[^']*\[)""",
    "a file from elsewhere": r"""\b(src|href|action)\s*=\s*["']?(https?:)?//""",
    "a data address": r"""=\s*["']data:""",
}
TOKENLESS = {"signin/new.html"}  # nobody is signed in yet: there is no session to bind a token to
NAMED = re.compile(r"[a-z_]+/\w+\.html")
GIVEN_BY_HANDLERS = {"request", "access", "session"}


def relative(path: Path) -> str:
    return path.relative_to(WEB).as_posix()


def without_comments(path: Path) -> str:
    return re.sub(r"{#.*?#}", "", path.read_text("utf-8"), flags=re.DOTALL)


@pytest.fixture(scope="module")
def jinja() -> Environment:
    return environment()


@pytest.fixture(params=TEMPLATES, ids=relative)
def template(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_there_are_templates() -> None:
    assert WEB / "shared" / "layout.html" in TEMPLATES


def test_it_compiles_and_finds_what_it_includes(template: Path, jinja: Environment) -> None:
    source = template.read_text("utf-8")
    jinja.compile(source, relative(template))
    for node in jinja.parse(source).find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        wanted = getattr(node, "template", None)
        if isinstance(wanted, nodes.Const):
            assert (WEB / wanted.value).is_file(), wanted.value


def test_macros_that_are_imported_exist(template: Path, jinja: Environment) -> None:
    for node in jinja.parse(template.read_text("utf-8")).find_all(nodes.FromImport):
        assert isinstance(node.template, nodes.Const)
        module = jinja.get_template(node.template.value).module
        for name in node.names:
            asked = name if isinstance(name, str) else name[0]
            assert hasattr(module, asked), f"{node.template.value} has no {asked}"


@pytest.mark.parametrize("what", FORBIDDEN)
def test_it_holds_no(what: str, template: Path) -> None:
    found = re.search(FORBIDDEN[what], without_comments(template))
    assert found is None, f"{what}: {found.group()}"


def test_attributes_stand_in_quotation_marks(template: Path) -> None:
    plain = re.sub(r"{%.*?%}", " ", without_comments(template), flags=re.DOTALL)
    plain = re.sub(r"{{.*?}}", "x", plain, flags=re.DOTALL)
    plain = re.sub(r"""="[^"]*"|='[^']*'""", "", plain)
    assert re.search(r"<[a-z][^<>]*=[^<>]*>", plain) is None


def test_it_is_short(template: Path) -> None:
    assert len(template.read_text("utf-8").splitlines()) <= LONGEST


def test_every_form_works_without_javascript(template: Path) -> None:
    for form in re.findall(r"<form\b.*?>", without_comments(template), flags=re.DOTALL):
        assert re.search(r'\smethod="(post|get)"', form), form
        assert re.search(r'\saction="', form), form
        if "hx-post" in form:
            addresses = re.findall(r'\s(?:hx-post|action)="([^"]*)"', form)
            assert len(addresses) == 2, form
            assert addresses[0] == addresses[1], form


def test_only_forms_post(template: Path) -> None:
    for tag in re.findall(r"<[a-z]+[^<]*?\bhx-(?:post|put|patch|delete)\b", without_comments(template)):
        assert tag.startswith("<form"), tag


def test_every_posting_form_carries_the_token(template: Path) -> None:
    if relative(template) in TOKENLESS:
        return
    for form in re.findall(
        r'<form\b(?=[^>]*method="post").*?</form>', without_comments(template), flags=re.DOTALL
    ):
        assert "csrf(chrome" in form or 'name="_csrf"' in form, form[:120]


def test_it_knows_no_request_and_no_access(template: Path, jinja: Environment) -> None:
    names = {node.name for node in jinja.parse(template.read_text("utf-8")).find_all(nodes.Name)}
    assert not names & GIVEN_BY_HANDLERS


def test_every_page_has_a_title(template: Path) -> None:
    source = without_comments(template)
    if "{% extends" in source and "{% block content" in source:
        assert "{% block title %}" in source


def test_every_page_that_is_named_is_there() -> None:
    """A fragment of the table is named without its folder: what is removed must be named nowhere."""
    named = {(path, one) for path in WEB.rglob("*.py") for one in _named(path)}
    assert [f"{path.name}: {one}" for path, one in sorted(named) if not (WEB / one).exists()] == []


def _named(path: Path) -> set[str]:
    """Every template that a module names: whole, or as the fragment that `answered()` gives back."""
    found = list(ast.walk(ast.parse(path.read_text())))
    words = {one.value for one in found if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    calls = [one for one in found if isinstance(one, ast.Call) and ast.unparse(one.func) == "answered"]
    fragments = {
        str(arg.value)
        for call in calls
        for arg in call.args[3:4]
        if isinstance(arg, ast.Constant) and arg.value
    }
    return {one for one in words if NAMED.fullmatch(one)} | {f"meetings/{one}.html" for one in fragments}
