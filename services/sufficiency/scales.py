"""The sentences to choose from: what a scale is, ours or another as data, and reading one from JSON or CSV.

What is wrong with a file is told line by line, so that somebody can put it right without us.
"""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from services.sufficiency import sentences

MOST_DOMAINS = 16
FEWEST_STEPS, MOST_STEPS = 2, 9
LONGEST = 300
MOST_BYTES = 200_000
CODE = re.compile(r"[a-z]([a-z-]{0,28}[a-z])?")
UNSEEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
# What a spreadsheet works out instead of showing it: whoever opens the file would run it.
SUMS = ("=", "+", "-", "@")
COLUMNS = ("domain", "title", "question", "step", "sentence")


@dataclass(frozen=True)
class Domain:
    """One domain of life: a title, a question in plain words, and sentences from hard to well."""

    code: str
    title: str
    question: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Sentences:
    """One version of a scale, with where it comes from."""

    name: str
    version: str
    source: str
    domains: tuple[Domain, ...]

    def find(self, code: str) -> Domain | None:
        """The domain with this code."""
        return next((one for one in self.domains if one.code == code), None)


@dataclass(frozen=True)
class Wrong:
    """What is wrong, and where: the row of a table, or 0 for the whole. Words: tenants/words/sufficiency.py."""

    code: str
    row: int = 0
    about: str = ""


class Unreadable(Exception):
    """A file that is no scale; `wrongs` says everything that is wrong with it."""

    def __init__(self, wrongs: Sequence[Wrong]) -> None:
        super().__init__("unreadable scale")
        self.wrongs = tuple(wrongs)


OWN = Sentences(
    sentences.NAME, sentences.VERSION, sentences.SOURCE, tuple(Domain(*one) for one in sentences.DOMAINS)
)


def mark(name: str, domains: Sequence[Domain]) -> str:
    """The version of these very sentences: the same text has the same, another text never."""
    told = json.dumps([name, [(one.code, one.title, one.question, one.steps) for one in domains]])
    return f"{name} {sha256(told.encode()).hexdigest()[:6]}"


def as_data(domains: Sequence[Domain]) -> list[dict[str, Any]]:
    """What a row keeps, and what a JSON file holds."""
    return [
        {"domain": one.code, "title": one.title, "question": one.question, "steps": list(one.steps)}
        for one in domains
    ]


def as_csv(domains: Sequence[Domain]) -> str:
    """One line per sentence: to be changed in a spreadsheet, and read again."""
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for one in domains:
        for number, sentence in enumerate(one.steps, 1):
            rows.writerow([one.code, one.title, one.question, number, sentence])
    return written.getvalue()


def read(file: bytes) -> tuple[Domain, ...]:
    """The scale in a JSON or CSV file; Unreadable says what is wrong with it."""
    if len(file) > MOST_BYTES:
        raise Unreadable([Wrong("too-big")])
    try:
        told = file.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise Unreadable([Wrong("no-text")]) from None
    if not told:
        raise Unreadable([Wrong("empty")])
    found = _of_json(told) if told[0] in "[{" else _of_csv(told)
    if wrongs := list(_wrongs(found)):
        raise Unreadable(wrongs)
    return tuple(found)


def check(domains: Sequence[Domain]) -> None:
    """The same for what was typed."""
    if wrongs := list(_wrongs(domains)):
        raise Unreadable(wrongs)


def _of_json(told: str) -> list[Domain]:
    try:
        data = json.loads(told)
    except (ValueError, RecursionError):
        raise Unreadable([Wrong("no-json")]) from None
    rows = data.get("domains") if isinstance(data, dict) else data
    if not isinstance(rows, list):
        raise Unreadable([Wrong("no-domains")])
    wrongs = [Wrong("not-a-domain", number) for number, row in enumerate(rows, 1) if not _is_domain(row)]
    if wrongs:
        raise Unreadable(wrongs)
    return [
        Domain(row["domain"].strip(), row["title"].strip(), row["question"].strip(), _plain(row["steps"]))
        for row in rows
    ]


def _is_domain(row: object) -> bool:
    if not isinstance(row, dict) or not isinstance(row.get("steps"), list):
        return False
    texts = [row.get("domain"), row.get("title"), row.get("question"), *row["steps"]]
    return all(isinstance(one, str) for one in texts)


def _of_csv(told: str) -> list[Domain]:
    head = told.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(told, newline=""), delimiter=";" if ";" in head else ",")
    try:
        if missing := [
            one for one in COLUMNS if one not in [str(name).strip() for name in rows.fieldnames or ()]
        ]:
            raise Unreadable([Wrong("no-column", about=one) for one in missing])
        lines = [{str(name).strip(): str(value or "").strip() for name, value in row.items()} for row in rows]
    except csv.Error:
        raise Unreadable([Wrong("no-csv")]) from None
    wrongs, found = list[Wrong](), dict[str, tuple[Mapping[str, str], list[str]]]()
    for number, line in enumerate(lines, 2):
        first, steps = found.setdefault(line["domain"], (line, []))
        if line["step"] != str(len(steps) + 1):
            wrongs.append(Wrong("out-of-order", number, str(len(steps) + 1)))
        if (line["title"], line["question"]) != (first["title"], first["question"]):
            wrongs.append(Wrong("two-titles", number, line["domain"]))
        steps.append(line["sentence"])
    if wrongs:
        raise Unreadable(wrongs)
    return [Domain(code, one["title"], one["question"], tuple(steps)) for code, (one, steps) in found.items()]


def _plain(steps: Sequence[str]) -> tuple[str, ...]:
    return tuple(one.strip() for one in steps)


def _wrongs(domains: Sequence[Domain]) -> list[Wrong]:
    wrongs = [Wrong("count-of-domains")] if not 1 <= len(domains) <= MOST_DOMAINS else []
    known = set[str]()
    for number, one in enumerate(domains, 1):
        if not CODE.fullmatch(one.code):
            wrongs.append(Wrong("bad-code", number, one.code[:LONGEST]))
        if one.code in known:
            wrongs.append(Wrong("twice", number, one.code))
        known.add(one.code)
        if not FEWEST_STEPS <= len(one.steps) <= MOST_STEPS:
            wrongs.append(Wrong("count-of-steps", number, one.code))
        for text in (one.title, one.question, *one.steps):
            if not text or len(text) > LONGEST or UNSEEN.search(text):
                wrongs.append(Wrong("bad-text", number, one.code))
                break
            if text.startswith(SUMS):
                wrongs.append(Wrong("a-sum", number, one.code))
                break
    return wrongs
