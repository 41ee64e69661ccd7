"""What catalogues read: DCAT-AP Vlaanderen, the same in both forms, and true to the file it tells of."""

from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import Namespace

from infra.settings import settings
from tests.conftest import Browser

SHAPES = Path(__file__).parent / "shapes.ttl"
SPDX = Namespace("http://spdx.org/rdf/terms#")
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
HALF = "/publicaties/limburg/2026-h1"


def read(text: str, form: str) -> Graph:
    return Graph().parse(data=text, format=form)


@pytest.mark.parametrize(
    "address",
    ["/publicaties/catalogus", "/publicaties/limburg/metadata", "/publicaties/limburg/2026-h1/metadata"],
)
async def test_both_forms_say_the_same_and_all_that_is_obligatory(
    nobody: Browser, published: UUID, address: str
) -> None:
    as_turtle, as_json = await nobody.get(f"{address}.ttl"), await nobody.get(f"{address}.jsonld")
    one, other = read(as_turtle.text, "turtle"), read(as_json.text, "json-ld")
    conforms, _, told = validate(one, shacl_graph=str(SHAPES), inference="none")
    assert conforms, told
    assert isomorphic(one, other)
    assert as_turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert as_json.headers["content-type"].startswith("application/ld+json")
    assert as_turtle.headers["access-control-allow-origin"] == "*"


async def test_a_missing_property_is_found(nobody: Browser, published: UUID) -> None:
    graph = read((await nobody.get(f"{HALF}/metadata.ttl")).text, "turtle")
    graph.remove((None, DCTERMS.license, None))
    conforms, _, _ = validate(graph, shacl_graph=str(SHAPES))
    assert not conforms


async def test_size_and_fingerprint_are_those_of_the_file(nobody: Browser, published: UUID) -> None:
    graph = read((await nobody.get("/publicaties/catalogus.ttl")).text, "turtle")
    address = next(graph.objects(None, DCAT.downloadURL))
    got = await nobody.get(str(address).removeprefix(settings().web_url))
    size = next(graph.objects(None, URIRef(DCAT + "byteSize")))
    mark = next(graph.objects(None, SPDX.checksumValue))
    assert (int(str(size)), str(mark).lower()) == (len(got.content), sha256(got.content).hexdigest())


@pytest.mark.parametrize("address", ["/publicaties", "/publicaties/limburg", HALF])
async def test_the_same_address_answers_programs_in_their_form(
    nobody: Browser, published: UUID, address: str
) -> None:
    browser = await nobody.get(address, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    anything = await nobody.get(address, headers={"accept": "*/*"})
    as_turtle = await nobody.get(address, headers={"accept": "text/turtle"})
    as_json = await nobody.get(address, headers={"accept": "application/ld+json;q=0.9, text/turtle;q=0.1"})
    assert browser.text == anything.text
    assert "text/html" in browser.headers["content-type"]
    assert "Accept" in browser.headers["vary"]
    assert isomorphic(read(as_turtle.text, "turtle"), read(as_json.text, "json-ld"))


async def test_an_empty_catalogue_is_no_error(nobody: Browser, unpublished: UUID) -> None:
    got = await nobody.get("/publicaties/catalogus.ttl")
    assert got.status_code == 200
    assert not list(read(got.text, "turtle").subjects(None, DCAT.Dataset))
