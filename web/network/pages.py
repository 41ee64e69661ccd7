"""The first page for who works for a network: what waits first, then everything that is there."""

from typing import Any

from litestar import Controller, Request, Response, get

from services.errors import NotAllowed
from web import entrance
from web.network.waiting import waiting
from web.shared.pages import may_see, page

PLACES = (
    ("lezen", "/netwerk/lezen", "Nalezen", "Teksten die aankwamen: is er iemand in te herkennen?"),
    ("leeszaal", "/netwerk/leeszaal", "Leeszaal", "Wat nagelezen is, met zoeken, tabel en kaart."),
    (
        "bundels",
        "/netwerk/bundels",
        "Bundels",
        "Knelpunten samen: het dossier, aan wie, en wat ze antwoordden.",
    ),
    ("publicaties", "/netwerk/publicaties", "Publicaties", "Ongeveer hoe vaak iets voorkomt, per periode."),
    ("themas", "/netwerk/themas", "Thema’s", "De lijst waarmee jullie indelen."),
    ("gemeenten", "/netwerk/gemeenten", "Gemeenten", "Wie met Rondetafel werkt, en wie begint."),
    (
        "netwerkcoordinatoren",
        "/netwerk/coordinatoren",
        "Wie coördineert",
        "Per gemeente: wie je belt.",
    ),
    ("netwerkcijfers", "/netwerk/cijfers", "Cijfers", "Wat gemeenten delen van hun eigen cijfers, opgeteld."),
    ("netwerkmensen", "/netwerk/medewerkers", "Medewerkers", "Wie voor het netwerk werkt."),
    ("netwerklogboek", "/netwerk/logboek", "Logboek", "Wie wat deed voor het netwerk."),
)


class NetworkPages(Controller):
    path = "/netwerk"

    @get()
    async def show(self, request: Request[Any, Any, Any]) -> Response[Any]:
        async with entrance.network(request) as access:
            if not (access.may("network.municipalities") or access.may("network.read")):
                raise NotAllowed("network.read")
            found = await waiting(access)
        places = [place for place in PLACES if may_see(access, place[0])]
        values: dict[str, Any] = {"first": found[0] if found else None, "others": found[1:], "places": places}
        return page(request, access, "network/show.html", current="netwerk", **values)
