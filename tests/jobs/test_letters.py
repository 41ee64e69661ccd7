"""Letters: every template folder is whole, html is escaped, text is not, and a gap is an error."""

from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import DictLoader, UndefinedError

from jobs.mails import letters
from services.demonstration.cast import Cast
from tenants.words.accents import ACCENTS

MAILS = Path(letters.__file__).parent
FOLDERS = sorted(path.name for path in MAILS.iterdir() if path.is_dir() and not path.name.startswith("_"))
PAPER = {name: (MAILS / name).read_text() for name in ("paper.html", "paper.txt", "parts.html")}
EXAMPLE = {
    "example/subject.txt": "Vraag van {{ municipality }}\n",
    "example/text.txt": """{% extends "paper.txt" %}
{% block content %}
{{ word }}
{% endblock %}
""",
    "example/html.html": """{% extends "paper.html" %}{% import "parts.html" as parts %}
{% block content %}{{ parts.heading("Vraag") }}
{{ parts.button(word, "https://x.example/?a&b") }}{% endblock %}
""",
}


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters.TEMPLATES, "loader", DictLoader(PAPER | EXAMPLE))
    monkeypatch.setattr(letters.TEMPLATES, "cache", {})


def test_a_letter_is_three_templates_on_one_paper(example: None, world: Cast) -> None:
    letter = letters.written(
        "example", world.pelt, to="leen@voorbeeld.example", to_name="Leen", word="<b>ja</b> & nee"
    )
    assert letter.subject == "Vraag van Pelt"
    assert letter.text == "Dag Leen\n\n<b>ja</b> & nee\n\nVriendelijke groet\nGemeente Pelt\n"
    assert "&lt;b&gt;ja&lt;/b&gt; &amp; nee" in letter.html
    assert "<b>" not in letter.html
    assert "Gemeente Pelt" in letter.html


def test_a_missing_value_is_an_error(example: None, world: Cast) -> None:
    with pytest.raises(UndefinedError):
        letters.written("example", world.pelt, to="leen@voorbeeld.example", to_name="Leen")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_mail_has_its_three_parts_and_fetches_nothing(folder: str) -> None:
    assert sorted(path.name for path in (MAILS / folder).iterdir()) == [
        "html.html",
        "subject.txt",
        "text.txt",
    ]
    html = (MAILS / folder / "html.html").read_text()
    assert '{% extends "paper.html" %}' in html
    assert '{% extends "paper.txt" %}' in (MAILS / folder / "text.txt").read_text()
    assert not [word for word in ("<img", "<script", "<link", "src=", "@import") if word in html]


@pytest.mark.parametrize("code", ACCENTS)
def test_every_colour_of_a_municipality_can_be_read(code: str) -> None:
    colour = ACCENTS[code][0]
    assert contrast(colour, "#fffdf9") >= 4.5
    assert contrast(colour, "#ffffff") >= 4.5


def test_a_mail_wears_the_colour_of_its_municipality(world: Cast) -> None:
    html = letters.opened_case(replace(world.pelt, accent="plum"), "an@pelt.example", "An").html
    assert ACCENTS["plum"][0] in html
    assert ACCENTS[""][0] not in html


def contrast(one: str, other: str) -> float:
    """By WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
