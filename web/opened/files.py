"""Files that anybody may fetch: the table, what its columns hold, and the metadata under addresses of their own."""

from collections.abc import Sequence
from typing import Any

from litestar import HttpMethod, Request, Response, route
from litestar.params import FromPath

from tenants import links
from web.opened import reading
from web.opened.answers import FOR_ALL, JSON_LD, TURTLE, lasting
from web.opened.catalogue import ROOT, catalogue, dataset, path_of, series
from web.opened.rdf import Thing, json_ld, turtle
from web.opened.table import comma_separated, described

Incoming = Request[Any, Any, Any]
READ = [HttpMethod.GET, HttpMethod.HEAD]
ONE = ROOT + "/{network:str}/{period:str}"


@route(f"{ONE}/knelpunten.csv", http_method=READ)
async def table(request: Incoming, network: FromPath[str], period: FromPath[str]) -> Response[bytes]:
    """One publication, row by row."""
    edition, _ = await reading.one(network, period)
    name = f"knelpunten-{edition.opened.slug}-{edition.code}.csv"
    headers = FOR_ALL | {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Link": f'<{path_of(edition)}/knelpunten.csv-metadata.json>; rel="describedby"; type="application/csvm+json"',
    }
    return lasting(request, comma_separated(edition), "text/csv; header=present", headers)


@route(f"{ONE}/knelpunten.csv-metadata.json", http_method=READ)
async def columns(request: Incoming, network: FromPath[str], period: FromPath[str]) -> Response[bytes]:
    """What its columns hold, for programs."""
    edition, _ = await reading.one(network, period)
    return lasting(request, described(edition), "application/csvm+json", FOR_ALL)


@route([f"{ONE}/metadata.ttl", f"{ONE}/metadata.jsonld"], http_method=READ)
async def metadata(request: Incoming, network: FromPath[str], period: FromPath[str]) -> Response[bytes]:
    """What catalogues want to know of one publication."""
    edition, _ = await reading.one(network, period)
    return _told(request, [dataset(edition, comma_separated(edition))])


@route([f"{ROOT}/{{network:str}}/metadata.ttl", f"{ROOT}/{{network:str}}/metadata.jsonld"], http_method=READ)
async def network_metadata(request: Incoming, network: FromPath[str]) -> Response[bytes]:
    """The same of all publications of a network."""
    found = await reading.of_network(network)
    return _told(request, [series(found), *(dataset(one, comma_separated(one)) for one in found)])


@route([f"{ROOT}/catalogus.ttl", f"{ROOT}/catalogus.jsonld"], http_method=READ)
async def whole_catalogue(request: Incoming) -> Response[bytes]:
    """Everything: the address that a portal reads every night."""
    networks = await reading.everything()
    files = {path_of(one): comma_separated(one) for editions in networks for one in editions}
    return _told(request, [catalogue(networks, files)])


@route("/robots.txt", http_method=READ)
async def robots(request: Incoming) -> Response[bytes]:
    """Everything that is public may be found; links to one person are no pages for a search machine."""
    told = (
        f"User-agent: *\nDisallow: /*/u/\nDisallow: /aanmelden\nSitemap: {links.absolute('/sitemap.xml')}\n"
    )
    return lasting(request, told.encode(), "text/plain")


@route("/sitemap.xml", http_method=READ)
async def sitemap(request: Incoming) -> Response[bytes]:
    """The start page and all publications."""
    networks = await reading.everything()
    paths = ["/", "/gemeenten", ROOT]
    for editions in networks:
        paths += [f"{ROOT}/{editions[0].opened.slug}", *(path_of(one) for one in editions)]
    told = "".join(f"<url><loc>{links.absolute(path)}</loc></url>\n" for path in paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return lasting(request, f"{head}{told}</urlset>\n".encode(), "application/xml; charset=utf-8")


def _told(request: Incoming, things: Sequence[Thing]) -> Response[bytes]:
    is_turtle = request.scope["path"].endswith(".ttl")
    content = turtle(things) if is_turtle else json_ld(things)
    return lasting(request, content, TURTLE if is_turtle else JSON_LD, FOR_ALL)
