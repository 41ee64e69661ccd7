"""Whole for a network: who coordinates, replaces and may chair elsewhere, as a page and for a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from litestar import Controller, Request, Response, get, post

from services.errors import Conflict, NotAllowed
from services.members import listing
from tenants import crossings, listed
from tenants.access import Access, Role
from tenants.listed import Coordinating
from tenants.words.dates import iso
from web import entrance
from web.cases.once import differences
from web.listed.forms import NetworkContactForm
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/netwerk/coordinatoren"
HEAD = ("gemeente", "naam", "rol", "sinds", "telefoon", "e-mail", "wil elders voorzitten", "netwerken")
ROLES = {Role.COORDINATOR: "coördineert", Role.REPLACEMENT: "vervangt", Role.CHAIR: "zit voor"}
COMPARED = ("phone", "email", "reachable")
# What a spreadsheet would work out begins with one of these.
WORKED_OUT = ("=", "+", "-", "@", "\t", "\r")


class NetworkCoordinatorPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        async with entrance.network(request) as access:
            people = await _people(access)
            places = {one["slug"]: one for one in await crossings.coordinator_directory()}
        by_place = [
            (slug, places.get(slug), list(found)) for slug, found in groupby(people, lambda one: one.slug)
        ]
        return page(
            request,
            access,
            "listed/network.html",
            current="netwerkcoordinatoren",
            places=by_place,
            told=_roles,
            chairs=[one for one in people if one.chairs_elsewhere],
            may_keep=access.may("network.municipalities"),
        )

    @get("/lijst.csv")
    async def download(self, request: Incoming) -> Response[bytes]:
        """The same for a spreadsheet."""
        async with entrance.network(request) as access:
            people = await _people(access)
        written = io.StringIO()
        csv.writer(written, delimiter=";", lineterminator="\r\n").writerows([HEAD, *map(_line, people)])
        headers = {"Content-Disposition": 'attachment; filename="coordinatoren.csv"'}
        return Response(written.getvalue().encode("utf-8-sig"), media_type="text/csv", headers=headers)


class NetworkContactPages(Controller):
    """Whom to call where a municipality is not in the list."""

    path = PATH + "/contact"

    @get()
    async def edit(self, request: Incoming) -> Response[Any]:
        async with entrance.network(request) as access:
            row = await listing.network_contact(access)
            return _contact(request, access, NetworkContactForm(obj=row, version=str(row.version)))

    @post()
    async def update(self, request: Incoming) -> Response[Any]:
        form = NetworkContactForm(await request.form())
        async with entrance.network(request) as access:
            access.require("network.municipalities")
            if not form.validate():
                return _contact(request, access, form, status=422)
            try:
                await listing.keep_network_contact(access, form.words(), form.read_version)
            except Conflict:
                row = await listing.network_contact(access)
                form.version.data = str(row.version)
                return _contact(request, access, form, others=differences(form, row, COMPARED), status=409)
        return redirect(PATH)


async def _people(access: Access) -> Sequence[Coordinating]:
    if not (access.may("network.municipalities") or access.may("network.read")):
        raise NotAllowed("network.read")
    return await listed.network_coordinators()


def _contact(
    request: Incoming, access: Access, form: NetworkContactForm, *, others: Any = None, status: int = 200
) -> Response[Any]:
    values: dict[str, Any] = {"form": form, "others": others}
    return page(
        request, access, "listed/contact.html", current="netwerkcoordinatoren", status=status, **values
    )


def _roles(one: Coordinating) -> str:
    return ", ".join(ROLES[Role(role)] for role in one.roles)


def _line(one: Coordinating) -> list[str]:
    told = [
        one.municipality,
        one.person,
        _roles(one),
        iso(one.since) if one.since else "",
        one.phone,
        one.email,
        "ja" if one.chairs_elsewhere else "",
        ", ".join(one.networks),
    ]
    return [f"'{value}" if value.startswith(WORKED_OUT) else value for value in told]
