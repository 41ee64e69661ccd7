"""The municipalities of a network: which work with Rondetafel, whom to call, and one more that begins."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath, FromQuery

from infra import clock
from services.errors import NotFound, Refused
from services.procedures import found_municipality
from tenants import crossings, directory, flanders
from tenants.access import Access
from tenants.flanders import Place
from tenants.words.dates import day_year
from tenants.words.packs import PACKS
from tenants.words.refusals import REFUSALS
from web import entrance
from web.network.forms import AdministratorForm
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/netwerk/gemeenten"
MOST = 12
# What the settings offer to who gives no name.
UNNAMED = {pack.coordinator.the for pack in PACKS.values()}
SAVED = {
    "begonnen": "De gemeente staat klaar. De eerste beheerder krijgt een mail.",
    "gevraagd": "De mail is onderweg.",
}


@dataclass(frozen=True)
class Line:
    """One municipality of the network."""

    id: UUID
    name: str
    contact: str
    administrators: str
    act: str
    is_working: bool


class NetworkMunicipalityPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        async with entrance.network(request) as access:
            access.require("network.municipalities")
            lines = [_line(row, clock.now()) for row in await crossings.network_municipalities()]
        return page(
            request,
            access,
            "network/municipalities.html",
            current="gemeenten",
            notice=SAVED.get(request.query_params.get("bewaard", ""), ""),
            working=[line for line in lines if line.is_working],
            waiting=[line for line in lines if not line.is_working],
        )

    @get("/{municipality_id:uuid}/beheerder")
    async def edit(self, request: Incoming, municipality_id: FromPath[UUID]) -> Response[Any]:
        async with entrance.network(request, is_fresh=True) as access:
            name = await _name(access, municipality_id)
            return _asking(request, access, name, f"{PATH}/{municipality_id}/beheerder", AdministratorForm())

    @post("/{municipality_id:uuid}/beheerder")
    async def update(self, request: Incoming, municipality_id: FromPath[UUID]) -> Response[Any]:
        form = AdministratorForm(await request.form())
        async with entrance.network(request, is_fresh=True) as access:
            name = await _name(access, municipality_id)
            if not form.validate():
                return _asking(request, access, name, f"{PATH}/{municipality_id}/beheerder", form, status=422)
            told = (form.name.data or "", form.email.data or "")
            try:
                await found_municipality.invite_administrator(access, municipality_id, *told, now=clock.now())
            except Refused as refused:
                form.form_errors = [*form.form_errors, REFUSALS[refused.code]]
                action = f"{PATH}/{municipality_id}/beheerder"
                return _asking(request, access, name, action, form, status=422)
        return redirect(f"{PATH}?bewaard=gevraagd")


class RegisterPages(Controller):
    """The register of Flanders: which municipality begins, and who administers it first."""

    path = PATH + "/register"

    @get()
    async def index(self, request: Incoming, naam: FromQuery[str] = "") -> Response[Any]:
        typed = naam.strip()[:100]
        async with entrance.network(request) as access:
            access.require("network.municipalities")
            there = {row["slug"] for row in await crossings.coordinator_directory()}
        found = [(place, place.slug in there) for place in matching(typed)] if typed else []
        values: dict[str, Any] = {"name": typed, "found": found}
        return page(request, access, "network/register.html", current="gemeenten", **values)

    @get("/{slug:str}")
    async def new(self, request: Incoming, slug: FromPath[str]) -> Response[Any]:
        async with entrance.network(request, is_fresh=True) as access:
            access.require("network.municipalities")
            place = _place(slug)
            if place.slug in {row["slug"] for row in await crossings.coordinator_directory()}:
                raise Refused("municipality.is-there")
            return _asking(request, access, place.name, f"{PATH}/register/{slug}", AdministratorForm())

    @post("/{slug:str}")
    async def create(self, request: Incoming, slug: FromPath[str]) -> Response[Any]:
        form = AdministratorForm(await request.form())
        async with entrance.network(request, is_fresh=True) as access:
            access.require("network.municipalities")
            place = _place(slug)
            if form.validate():
                try:
                    told = (form.name.data or "", form.email.data or "")
                    await found_municipality.found_municipality(access, slug, *told, now=clock.now())
                    return redirect(f"{PATH}?bewaard=begonnen")
                except Refused as refused:
                    form.form_errors = [*form.form_errors, REFUSALS[refused.code]]
            return _asking(request, access, place.name, f"{PATH}/register/{slug}", form, status=422)


def matching(typed: str) -> list[Place]:
    """Places of which the name holds what was typed, also the name of before a merger; beginnings first."""
    wanted = directory.plain(typed)
    names = {place: directory.plain(f"{place.name} {place.merged_from}") for place in flanders.places()}
    found = [place for place, name in names.items() if wanted in name]
    return sorted(found, key=lambda place: (not names[place].startswith(wanted), place.name))[:MOST]


async def _name(access: Access, municipality: UUID) -> str:
    access.require("network.municipalities")
    rows = await crossings.network_municipalities()
    name = next((row["name"] for row in rows if row["municipality"] == municipality), None)
    if name is None:
        raise NotFound("municipality")
    return str(name)


def _place(slug: str) -> Place:
    place = flanders.find_place(slug)
    if place is None:
        raise NotFound("place")
    return place


def _line(row: dict[str, Any], now: datetime) -> Line:
    is_named = row["coordinator"] not in {None, "", *UNNAMED}
    who = f"coördinator: {row['coordinator']}" if is_named else ""
    contact = " · ".join(filter(None, [who, row["phone"], row["email"]]))
    if row["administrators"]:
        told = f"beheert: {', '.join(row['administrators'])}"
    elif row["invited"] and row["expires_at"] > now:
        told = f"gevraagd om te beheren: {row['invited']}, tot {day_year(row['expires_at'])}"
    elif row["invited"]:
        told = f"{row['invited']} antwoordde niet op tijd"
    else:
        told = "nog niemand beheert"
    act = "Vraag nog een beheerder" if row["administrators"] else "Vraag een beheerder"
    return Line(row["municipality"], row["name"], contact, told, act, is_working=bool(row["colleagues"]))


def _asking(
    request: Incoming, access: Access, name: str, action: str, form: AdministratorForm, *, status: int = 200
) -> Response[Any]:
    values: dict[str, Any] = {"name": name, "action": action, "form": form}
    return page(request, access, "network/administrator.html", current="gemeenten", status=status, **values)
