"""What may and may not: a year that is over, thirty days later; words that are there; answers after the question."""

from datetime import date, timedelta

from services.errors import NotFound, Refused

DELAY = timedelta(days=30)
FIRST_YEAR = 2020
MOST_QUOTES = 3
USUAL_WAIT = timedelta(days=42)


def newest_year(today: date) -> int:
    """The newest year of which a file can be made."""
    return (today - DELAY).year - 1


def check_year(year: int, today: date) -> None:
    """A year that was and may be told of; other years are nowhere."""
    if not FIRST_YEAR <= year <= today.year:
        raise NotFound("year")
    if year > newest_year(today):
        raise Refused("council.too-early")


def check_dates(brought_on: date, answer_by: date | None, today: date) -> None:
    """What was brought was brought already; an answer comes after it."""
    if brought_on > today:
        raise Refused("raising.to-come")
    if answer_by is not None and answer_by < brought_on:
        raise Refused("raising.answer-before")


def check_answer(answered_on: date, brought_on: date, today: date) -> None:
    """An answer was given between the question and today."""
    if answered_on > today:
        raise Refused("raising.answer-to-come")
    if answered_on < brought_on:
        raise Refused("raising.answer-too-early")


def check_quotes(number: int) -> None:
    """Two or three tell more than twenty."""
    if number > MOST_QUOTES:
        raise Refused("council.too-many-quotes")


def check_making(*, has_words: bool, is_again: bool, changed: str, homes: int) -> None:
    """A file says something; a new version says what changed; numbers of two former municipalities are not mixed."""
    if homes > 1:
        raise Refused("council.merged")
    if not has_words:
        raise Refused("council.empty")
    if is_again and not changed.strip():
        raise Refused("council.what-changed")
