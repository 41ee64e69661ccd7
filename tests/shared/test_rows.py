"""Rows that repeat: added, removed, copied by the browser, never more than allowed."""

from wtforms import Form, FormField, StringField

from web.shared.rows import Rows, change_rows


class Posted(dict[str, str]):
    """Form data as WTForms reads it."""

    def getlist(self, name: str) -> list[str]:
        return [self[name]] if name in self else []


class PersonForm(Form):
    name = StringField("Voornaam")


class TableForm(Form):
    people = Rows(FormField(PersonForm), min_entries=1, max_entries=3)


def names(form: TableForm) -> list[tuple[str, str]]:
    return [(row.form.name.name, row.form.name.data or "") for row in form.people]


def test_a_row_is_added_and_what_was_typed_stays() -> None:
    posted = Posted({"people-0-name": "Leen", "_add": "people"})
    form = TableForm(posted)
    assert change_rows(form, posted)
    assert names(form) == [("people-0-name", "Leen"), ("people-1-name", "")]


def test_a_row_is_removed_and_the_others_count_anew() -> None:
    posted = Posted({"people-0-name": "Leen", "people-1-name": "Koen", "_remove": "people-0"})
    form = TableForm(posted)
    assert change_rows(form, posted)
    assert names(form) == [("people-0-name", "Koen")]


def test_a_full_list_takes_no_more() -> None:
    posted = Posted({f"people-{number}-name": "Leen" for number in range(3)} | {"_add": "people"})
    form = TableForm(posted)
    change_rows(form, posted)
    assert len(form.people) == 3


def test_a_plain_post_changes_no_rows() -> None:
    posted = Posted({"people-0-name": "Leen"})
    assert not change_rows(TableForm(posted), posted)


def test_a_foreign_name_does_nothing() -> None:
    posted = Posted({"people-0-name": "Leen", "_remove": "people-7", "_add": "others"})
    form = TableForm(posted)
    assert change_rows(form, posted)
    assert names(form) == [("people-0-name", "Leen")]


def test_the_blank_row_waits_for_its_number() -> None:
    form = TableForm(Posted({"people-0-name": "Leen"}))
    blank = form.people.blank
    assert isinstance(blank, FormField)
    assert blank.form.name.name == "people-__row__-name"
    assert form.people.next_index == 1
