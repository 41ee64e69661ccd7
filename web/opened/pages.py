"""Publications for anybody: of every network, of one, and one period in plain words with its table and map."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from litestar import Controller, Request, Response, get
from litestar.params import FromPath, FromQuery

from services.readings import rules
from services.readings.queries import Edition
from tenants.words.opened import NOT_SAID, PROTECTED_POINTS
from tenants.words.periods import code, name, title
from web.opened import reading
from web.opened.answers import JSON_LD, TURTLE, lasting, wanted
from web.opened.catalogue import ROOT, catalogue, dataset, path_of, series
from web.opened.rdf import Thing, json_ld, turtle
from web.opened.table import comma_separated
from web.readings.tables import heat, of_places
from web.shared.pages import page

Incoming = Request[Any, Any, Any]


class PublicationsPages(Controller):
    """All networks; for programs the catalogue, at the same address or with an ending."""

    path = ROOT

    @get()
    async def index(self, request: Incoming) -> Response[bytes]:
        networks = await reading.everything()
        if (form := wanted(request)) != "html":
            return _told(request, [_catalogue(networks)], form)
        return _page(request, "opened/index.html", networks=networks)


class NetworkPublicationsPages(Controller):
    path = ROOT + "/{network:str}"

    @get()
    async def show(self, request: Incoming, network: FromPath[str]) -> Response[bytes]:
        """What one network published, and every theme over time."""
        found = await reading.of_network(network)
        if (form := wanted(request)) != "html":
            return _told(request, _of_network(found), form)
        ordered = list(reversed(found))
        lines = rules.over_time([one.cells for one in ordered])
        called = [rules.names(one.cells) for one in ordered]
        changes = [pair for old, new in pairwise(called) for pair in rules.renamed(old, new)]
        titles = [one.title for one in ordered]
        since = [name(one.opened.begins_on, one.opened.ends_on) for one in ordered]
        lists = [(since[at], gone, come) for at, gone, come in rules.relisted(called)]
        values = {"lines": lines, "periods": titles, "renamed": changes, "relisted": lists}
        return _page(request, "opened/network.html", network=found[0].opened.network, found=found, **values)


class PublicationPages(Controller):
    path = ROOT + "/{network:str}/{period:str}"

    @get()
    async def show(
        self, request: Incoming, network: FromPath[str], period: FromPath[str], thema: FromQuery[str] = ""
    ) -> Response[bytes]:
        """Plain words first."""
        edition, others = await reading.one(network, period)
        if (form := wanted(request)) != "html":
            return _told(request, [dataset(edition, comma_separated(edition))], form)
        opened = edition.opened
        values: dict[str, Any] = {
            "when": name(opened.begins_on, opened.ends_on),
            "most": rules.most_told(edition.cells),
            "grid": rules.by_place(edition.cells),
            "untold": _untold(edition),
            "protected": PROTECTED_POINTS,
            "not_said": NOT_SAID,
            "others": [
                (code(one.begins_on, one.ends_on), title(one.begins_on, one.ends_on)) for one in others
            ],
            "map": of_places(edition.cells, thema),
            **heat([edition]),
        }
        return _page(request, "opened/show.html", edition=edition, opened=opened, **values)


def _catalogue(networks: reading.Networks) -> Thing:
    files = {path_of(one): comma_separated(one) for editions in networks for one in editions}
    return catalogue(networks, files)


def _of_network(found: Sequence[Edition]) -> list[Thing]:
    return [series(found), *(dataset(one, comma_separated(one)) for one in found)]


def _told(request: Incoming, things: Sequence[Thing], form: str) -> Response[bytes]:
    content = turtle(things) if form == "ttl" else json_ld(things)
    return lasting(request, content, TURTLE if form == "ttl" else JSON_LD, {"Vary": "Accept"})


def _page(request: Incoming, template: str, **values: Any) -> Response[bytes]:
    made = page(request, None, template, **values)
    return lasting(request, made.content.encode(), "text/html", {"Vary": "Accept"})


def _untold(edition: Edition) -> list[str]:
    """Themes of which nothing may be told."""
    told = {code for code, band in rules.whole(edition.cells).items() if band.shade}
    return [called for code, called in rules.names(edition.cells).items() if code not in told]
