"""What catalogues of open data want to know, along DCAT-AP Vlaanderen (12 February 2026); from publications alone."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from services.readings.drawing import provinces_of
from services.readings.queries import Edition
from tenants import links
from tenants.words.opened import DESCRIPTION, KEYWORDS, OF_SERIES, PROTECTED, PUBLISHER, TITLE
from tenants.words.periods import name as period_name
from web.opened.rdf import Link, Literal, Thing, Value, dutch

LICENCE = Link("https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0")
AUTHORITY = "http://publications.europa.eu/resource/authority/"
FREQUENCIES = {"quarter": "QUARTERLY", "half-year": "ANNUAL_2", "year": "ANNUAL"}
OPEN_DATA = Link("https://metadata.vlaanderen.be/id/GDI-Vlaanderen-Trefwoorden/VLOPENDATA")
NUTS = {
    "Antwerpen": "BE21",
    "Limburg": "BE22",
    "Oost-Vlaanderen": "BE23",
    "Vlaams-Brabant": "BE24",
    "West-Vlaanderen": "BE25",
}
ROOT = "/publicaties"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def catalogue(networks: Sequence[Sequence[Edition]], files: dict[str, bytes]) -> Thing:
    """All series with all their publications; `files` are the CSV files by the path of their page."""
    series_of = [series(editions) for editions in networks]
    datasets = [dataset(one, files[path_of(one)]) for editions in networks for one in editions]
    about = links.absolute(ROOT)
    return Thing(
        about,
        ("dcat:Catalog",),
        {
            "dct:title": dutch(TITLE),
            "dct:description": dutch(DESCRIPTION),
            "dct:identifier": _typed(about, "xsd:anyURI"),
            "dct:publisher": _agent(f"{about}#uitgever", PUBLISHER),
            "dcat:contactPoint": _contact(about, PUBLISHER),
            "dct:license": LICENCE,
            "dct:language": Link(f"{AUTHORITY}language/NLD"),
            "foaf:homepage": Link(about),
            "dcat:dataset": [*series_of, *datasets],
        },
    )


def series(editions: Sequence[Edition]) -> Thing:
    """Everything that one network publishes, newest first."""
    newest, oldest = editions[0].opened, editions[-1].opened
    about = links.absolute(f"{ROOT}/{newest.slug}")
    named = _typed(about, "xsd:anyURI")
    return Thing(
        about,
        ("dcat:DatasetSeries",),
        {
            "dct:title": dutch(f"{TITLE} in {newest.network}"),
            "dct:description": dutch(OF_SERIES.format(network=newest.network)),
            "dct:identifier": named,
            "adms:identifier": Thing("", ("adms:Identifier",), {"skos:notation": named}),
            "dct:publisher": _agent(f"{about}#netwerk", newest.network),
            "dcat:contactPoint": _contact(about, newest.network),
            "dct:accrualPeriodicity": Link(f"{AUTHORITY}frequency/{FREQUENCIES[newest.period]}"),
            "dct:issued": _day(min(one.published_on for one in editions)),
            "dct:modified": _day(max(one.published_on for one in editions)),
            "dct:temporal": _period(oldest.begins_on, newest.ends_on),
            "dct:spatial": _places(editions),
        },
    )


def dataset(edition: Edition, content: bytes) -> Thing:
    """One publication, that never changes."""
    opened = edition.opened
    about = links.absolute(path_of(edition))
    network = links.absolute(f"{ROOT}/{opened.slug}")
    named = period_name(opened.begins_on, opened.ends_on)
    return Thing(
        about,
        ("dcat:Dataset",),
        {
            "dct:title": dutch(f"{TITLE} in {opened.network}, {edition.title.lower()}"),
            "dct:description": dutch(f"{OF_SERIES.format(network=opened.network)} Dit gaat over {named}."),
            "dct:identifier": _typed(about, "xsd:anyURI"),
            "dct:publisher": _agent(f"{network}#netwerk", opened.network),
            "dcat:contactPoint": _contact(network, opened.network),
            "dct:issued": _day(edition.published_on),
            "dct:modified": _day(edition.published_on),
            "dct:temporal": _period(opened.begins_on, opened.ends_on),
            "dct:spatial": _places([edition]),
            "dct:accrualPeriodicity": Link(f"{AUTHORITY}frequency/NEVER"),
            "dct:accessRights": Link(f"{AUTHORITY}access-right/PUBLIC"),
            "dct:language": Link(f"{AUTHORITY}language/NLD"),
            "dct:provenance": Thing("", ("dct:ProvenanceStatement",), {"rdfs:label": dutch(PROTECTED)}),
            "dcat:theme": Link(f"{AUTHORITY}data-theme/SOCI"),
            "dcat:keyword": [dutch(one) for one in KEYWORDS],
            "mdcat:statuut": OPEN_DATA,
            "dcat:landingPage": Link(about),
            "dcat:inSeries": Link(network),
            "dcat:version": Literal(str(opened.version)),
            "dcat:distribution": _file(edition, about, content),
        },
    )


def path_of(edition: Edition) -> str:
    """The page of a publication."""
    return f"{ROOT}/{edition.opened.slug}/{edition.code}"


def _file(edition: Edition, about: str, content: bytes) -> Thing:
    address = f"{about}/knelpunten.csv"
    return Thing(
        f"{about}#csv",
        ("dcat:Distribution",),
        {
            "dct:title": dutch(f"Tabel als CSV, {edition.title.lower()}"),
            "dct:identifier": _typed(address, "xsd:anyURI"),
            "dcat:accessURL": Link(about),
            "dcat:downloadURL": Link(address),
            "dct:license": LICENCE,
            "dct:issued": _day(edition.published_on),
            "dct:language": Link(f"{AUTHORITY}language/NLD"),
            "dct:format": Link(f"{AUTHORITY}file-type/CSV"),
            "dcat:mediaType": Link("http://www.iana.org/assignments/media-types/text/csv"),
            "dcat:byteSize": _typed(str(len(content)), "xsd:nonNegativeInteger"),
            "spdx:checksum": Thing(
                "",
                ("spdx:Checksum",),
                {
                    "spdx:algorithm": Link(SHA256),
                    "spdx:checksumValue": _typed(sha256(content).hexdigest(), "xsd:hexBinary"),
                },
            ),
        },
    )


def _agent(iri: str, name: str) -> Thing:
    return Thing(iri, ("foaf:Agent", "dct:Agent"), {"foaf:name": dutch(name)})


def _contact(page: str, name: str) -> Thing:
    """A page, never a person's address."""
    told: dict[str, Value] = {"vcard:fn": dutch(name), "vcard:hasURL": Link(page), "foaf:page": Link(page)}
    return Thing("", ("vcard:Kind", "vcard:Organization"), told)


def _period(begins_on: date, ends_on: date) -> Thing:
    return Thing(
        "", ("dct:PeriodOfTime",), {"dcat:startDate": _day(begins_on), "dcat:endDate": _day(ends_on)}
    )


def _places(editions: Sequence[Edition]) -> list[Value]:
    """The provinces in which its places lie; none when it names no place."""
    named = {cell.place for one in editions for cell in one.cells if cell.place}
    return [
        Thing(f"http://data.europa.eu/nuts/code/{NUTS[one]}", ("dct:Location",), {"rdfs:label": dutch(one)})
        for one in provinces_of(named)
    ]


def _day(day: date) -> Literal:
    return _typed(day.isoformat(), "xsd:date")


def _typed(text: str, kind: str) -> Literal:
    return Literal(text, kind=kind)
