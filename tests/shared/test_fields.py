"""The anatomy of a field: label, hint, error, input, tied together for who cannot see them."""

from typing import Any

import pytest
from jinja2 import Environment
from wtforms import BooleanField, Form, FormField, RadioField, SelectField, StringField, validators

from web.shared.environment import environment
from web.shared.rows import Rows


class PersonForm(Form):
    name = StringField("Voornaam", [validators.InputRequired("Vul een naam in.")])


class RequestForm(Form):
    name = StringField(
        "Hoe heet je?", [validators.InputRequired("Vul je naam in.")], description="Je voornaam volstaat."
    )
    phone = StringField("Telefoon", [validators.Optional()])
    urgency = RadioField(
        "Hoe dringend?", [validators.InputRequired("Kies.")], choices=[("w", "Deze week"), ("m", "Later")]
    )
    place = SelectField("Waar?", [validators.InputRequired()], choices=[("o", "OCMW")])
    knows = BooleanField("De cliënt weet het")
    people = Rows(FormField(PersonForm), min_entries=1)


@pytest.fixture(scope="module")
def macros() -> Any:
    made: Environment = environment()
    return made.get_template("shared/macros.html").module


@pytest.fixture
def refused() -> RequestForm:
    form = RequestForm()
    form.validate()
    return form


def test_an_input_is_described_by_its_hint_and_its_error(macros: Any, refused: RequestForm) -> None:
    html = macros.field(refused.name, autocomplete="given-name")
    assert (
        html.index("<label")
        < html.index('id="name-hint"')
        < html.index('id="name-error"')
        < html.index("<input")
    )
    assert 'aria-describedby="name-hint name-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'autocomplete="given-name"' in html


def test_only_what_is_optional_says_so(macros: Any) -> None:
    form = RequestForm()
    assert "niet verplicht" in macros.field(form.phone)
    assert "niet verplicht" not in macros.field(form.name)
    assert "niet verplicht" not in macros.field(form.knows)
    assert 'aria-required="true"' in macros.field(form.name)


def test_choices_stand_in_a_fieldset_with_a_legend(macros: Any, refused: RequestForm) -> None:
    html = macros.field(refused.urgency)
    assert '<fieldset class="field choices" id="urgency" aria-describedby="urgency-error">' in html
    assert "<legend>Hoe dringend?" in html
    assert html.count('aria-invalid="true"') == 2


def test_the_summary_links_to_every_field_also_in_rows(macros: Any, refused: RequestForm) -> None:
    refused.form_errors.append("Kies een datum.")
    html = macros.errors(refused)
    for part in (
        'href="#name"',
        'href="#urgency-0"',
        'href="#people-0-name"',
        "Kies een datum.",
        'role="alert"',
    ):
        assert part in html


def test_a_good_form_has_no_summary(macros: Any) -> None:
    assert macros.errors(RequestForm()).strip() == ""


def test_rows_carry_a_blank_one_and_enter_does_not_remove(macros: Any) -> None:
    html = macros.repeat_rows(RequestForm().people, "Deelnemer")
    assert 'name="people-__row__-name"' in html
    first_button = html[html.index("<button") : html.index("</button>")]
    assert "_remove" not in first_button
    assert "_add" not in first_button


def test_what_people_typed_is_escaped(macros: Any) -> None:
    assert "<b>" not in macros.say("<b>")
    assert "&lt;b&gt;" in macros.say("<b>")
    assert '"><' not in macros.tag("x", '"><script')
