"""Whatever is typed: nothing crashes, marks lie inside the text and apart, and twice the text takes twice the time."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.marking.known import Known
from services.marking.reading import plain, tokens
from services.marking.rules import marks, pieces, unresolved
from services.marking.suggestions import suggest

HERE = Known(("Niels Voorbeeld", "", "\u0301", "0"), ("", "12", "Straat"), ("", "De"), ("", "a-1", "123456"))
TYPED = st.text() | st.lists(
    st.sampled_from(
        ["Niels", "van", "de", " ", "0", "12/9", "3 mei", "(", ")", "2.000", "St.-", "Pelt", "'t", "@", "a.be", "+32",
         "is", "jaar", "geboren", "ziekte van", "bus", "\n", "’", "€", "٣", "²", "İ", "ß", "\u200b", "\x00", "\ud800"]
    )
).map(" ".join)  # fmt: skip
HEAVY = ["a", "0", " ", "Aa ", "1 ", "@", "a@", ".", "de ", "Jan van ", "0.", "12/", "van 4 ", "is 4 ", "St ", "'t A ",
         "\u0301", "é", "Niels ", "straat 1 bus ", "geboren ", "BE68 ", "ziekte van ", "Mevr. "]  # fmt: skip


@given(TYPED)
def test_no_text_breaks_it_and_every_mark_is_a_piece_of_the_text(text: str) -> None:
    found = marks(text, HERE)
    assert all(text[mark.start : mark.end] == mark.words != "" for mark in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join(piece.words for piece in pieces(text, found)) == text
    assert len({mark.key for mark in found}) == len(found)
    assert all(mark.is_never_allowed for mark in unresolved(found, {mark.key for mark in found}))
    suggest(text)


@given(st.lists(st.text(), max_size=5), TYPED)
def test_whatever_is_known_breaks_nothing(names: list[str], text: str) -> None:
    told = tuple(names)
    marks(text, Known(told, told, told, told))


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=6, max_size=30))
def test_a_strange_name_is_found_again_as_it_was_typed(name: str) -> None:
    words = [one for one in tokens(name) if not one.is_number and len(one.plain) >= 6]
    for word in words:
        assert any(mark.start == 2 for mark in marks(f"x {word.text.upper()} y", Known((word.text,)))) or (
            plain(word.text.upper()) != word.plain
        )


@settings(deadline=None, max_examples=1)
@given(st.just(""))
def test_an_empty_text_has_no_marks(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize("piece", HEAVY)
def test_the_time_grows_with_the_text_alone(piece: str) -> None:
    """Of 20,000 characters in four seconds on a busy machine; what squares would take minutes."""
    text = (piece * 20_000)[:20_000]
    marks(text[:400], HERE)
    began = process_time()
    marks(text, HERE)
    assert process_time() - began < 4
