"""What a network chooses about its publications: how often, and floors that may only be higher than ours."""

from typing import Any

from litestar import Controller, Request, Response, get, post

from services.errors import Conflict, Refused
from services.publications import actions, queries
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from web import entrance
from web.publications.forms import PublicationPolicyForm
from web.publications.pages import PATH
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
CLASH = "Intussen koos een collega iets anders. Kijk na, en bewaar opnieuw als je dit wilt."


class PublicationPolicyPages(Controller):
    path = PATH + "/instellingen"

    @get()
    async def edit(self, request: Incoming) -> Response[Any]:
        async with entrance.network(request) as access:
            access.require("network.publish")
            found = await queries.find_policy(access)
            chosen = found or await queries.policy(access)
            form = PublicationPolicyForm(
                period=chosen.period,
                least_clients=str(chosen.least_clients),
                least_municipalities=str(chosen.least_municipalities),
                version=str(found.version if found else 0),
            )
            return await _form(request, access, form)

    @post()
    async def update(self, request: Incoming) -> Response[Any]:
        form = PublicationPolicyForm(await request.form())
        async with entrance.network(request) as access:
            access.require("network.publish")
            if not form.validate():
                return await _form(request, access, form, status=422)
            floors = (int(form.least_clients.data), int(form.least_municipalities.data))
            try:
                await actions.choose(access, str(form.period.data), *floors, seen=form.read_version)
            except Refused as refused:
                form.form_errors = [*form.form_errors, REFUSALS[refused.code]]
                return await _form(request, access, form, status=422)
            except Conflict:
                found = await queries.find_policy(access)
                form.version.data = str(found.version if found else 0)
                form.form_errors = [*form.form_errors, CLASH]
                return await _form(request, access, form, status=409)
        return redirect(f"{PATH}?bewaard=gekozen")


async def _form(
    request: Incoming, access: Access, form: PublicationPolicyForm, *, status: int = 200
) -> Response[Any]:
    return page(request, access, "publications/policy.html", current="publicaties", status=status, form=form)
