"""Statements about things, written as Turtle and as JSON-LD. What they say is in catalogue.py."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

PREFIXES: Mapping[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "mdcat": "https://data.vlaanderen.be/ns/metadata-dcat#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Link:
    """The address of something that is described elsewhere, or here."""

    iri: str


@dataclass(frozen=True)
class Literal:
    """A text in a language, or a value of a type (`xsd:date`); neither: plain."""

    text: str
    language: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Thing:
    """Something with its types and what is said of it; without an address it only stands where it is told."""

    iri: str
    types: tuple[str, ...]
    told: Mapping[str, "Value"] = field(default_factory=dict)


Value: TypeAlias = Link | Literal | Thing | Sequence["Value"]


def dutch(text: str) -> Literal:
    """A text in Dutch."""
    return Literal(text, "nl")


def turtle(things: Sequence[Thing]) -> bytes:
    """For programs and for people."""
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    told = "\n".join(f"{_subject(one)} {_body(one, 1)} .\n" for one in _apart(things))
    return f"{head}\n{told}".encode()


def json_ld(things: Sequence[Thing]) -> bytes:
    """The same, with its context along: nothing has to be fetched to read it."""
    graph = [_json(one) for one in _apart(things)]
    return json.dumps({"@context": PREFIXES, "@graph": graph}, ensure_ascii=False, indent=1).encode()


def _apart(things: Sequence[Thing]) -> Iterator[Thing]:
    """Every thing that has an address, once."""
    seen: set[str] = set()
    waiting = list(things)
    while waiting:
        one = waiting.pop(0)
        if one.iri and one.iri not in seen:
            seen.add(one.iri)
            yield one
        waiting[:0] = list(_inside(one))


def _inside(one: Thing) -> Iterator[Thing]:
    for value in one.told.values():
        yield from (inner for inner in _each(value) if isinstance(inner, Thing))


def _said(one: Thing) -> list[tuple[str, Value]]:
    """What is said of it; an empty list says nothing."""
    return [(name, value) for name, value in one.told.items() if _each(value)]


def _each(value: Value) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]


def _subject(one: Thing) -> str:
    return f"<{one.iri}>"


def _body(one: Thing, depth: int) -> str:
    space = "\n" + "  " * depth
    pairs = [f"a {', '.join(one.types)}"]
    pairs += [f"{name} {', '.join(_turtle(inner, depth) for inner in _each(v))}" for name, v in _said(one)]
    return f" ;{space}".join(pairs)


def _turtle(value: Any, depth: int) -> str:
    if isinstance(value, Thing):
        return _subject(value) if value.iri else f"[ {_body(value, depth + 1)} ]"
    if isinstance(value, Link):
        return f"<{value.iri}>"
    text = json.dumps(value.text, ensure_ascii=False)
    return text + (f"@{value.language}" if value.language else f"^^{value.kind}" if value.kind else "")


def _json(one: Thing) -> dict[str, Any]:
    head: dict[str, Any] = {"@id": one.iri} if one.iri else {}
    head["@type"] = list(one.types)
    return head | {name: [_json_value(inner) for inner in _each(value)] for name, value in _said(one)}


def _json_value(value: Any) -> dict[str, Any]:
    if isinstance(value, Thing):
        return {"@id": value.iri} if value.iri else _json(value)
    if isinstance(value, Link):
        return {"@id": value.iri}
    if value.language:
        return {"@value": value.text, "@language": value.language}
    return {"@value": value.text, "@type": value.kind} if value.kind else {"@value": value.text}
