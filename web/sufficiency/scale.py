"""The sentences of a municipality, for who administers: read, change one domain, load another scale, or ours again."""

from typing import Any

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath
from wtforms import HiddenField

from infra import clock
from services.errors import Conflict, NotFound
from services.sufficiency import adopting, scales
from services.sufficiency.scales import OWN, Domain, Sentences, Unreadable, Wrong
from tenants import audit
from tenants.access import Access
from tenants.words.sufficiency import WRONGS
from web import entrance
from web.preparations.files import content_of
from web.shared.forms import Form, long_text, required, text
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/instellingen/hoe-gaat-het"
CLASH = 409
NOTICES = {
    "ja": "Bewaard. Wie vanaf nu kiest, ziet deze zinnen. Wat al gekozen is, blijft zoals het was.",
    "zelfde": "Er veranderde niets.",
}


class ScaleForm(Form):
    """Another scale, as a file."""

    name = text("Naam van de schaal", required("Geef de schaal een naam."), most=80)
    source = text("Van wie is ze, en mag je ze gebruiken?", required("Schrijf van wie de schaal is."))
    seen = HiddenField(default="")


class DomainTextForm(Form):
    """One domain in the words of this municipality."""

    title = text("Titel", required("Geef een titel."), most=60)
    question = text("Vraag", required("Schrijf een vraag."))
    steps = long_text(
        "Zinnen",
        required("Schrijf de zinnen."),
        description="Eén zin per regel, van moeilijk naar goed. Schrijf ze in de ik-vorm, zonder oordeel.",
    )
    seen = HiddenField(default="")

    def domain(self, code: str) -> Domain:
        """As the service wants it."""
        lines = str(self.steps.data or "").split("\n")
        steps = tuple(one.strip() for one in lines if one.strip())
        return Domain(code, str(self.title.data or ""), str(self.question.data or ""), steps)


class ScalePages(Controller):
    path = PATH

    @get()
    async def show(self, request: Incoming) -> Response[Any]:
        async with entrance.member(request) as access:
            audit.record(access, "policy.read")
            return await _page(request, access)

    @post()
    async def create(self, request: Incoming) -> Response[Any]:
        """Load a scale from a file."""
        form, file = ScaleForm(await request.form()), await content_of(request, "bestand")
        async with entrance.member(request) as access:
            access.require("policy.manage")
            is_well = form.validate()
            try:
                domains = scales.read(file) if file else _nothing()
                if is_well:
                    return await _adopt(access, str(form.name.data), str(form.source.data), domains, form)
                return await _page(request, access, form, status=422)
            except Unreadable as wrong:
                return await _page(request, access, form, wrongs=wrong.wrongs, status=422)
            except Conflict:
                form.seen.data = (await adopting.current()).version
                return await _page(request, access, form, status=CLASH)

    @post("/onze")
    async def reset(self, request: Incoming) -> Response[Any]:
        """The sentences of Rondetafel again."""
        form = ScaleForm(await request.form())
        async with entrance.member(request) as access:
            access.require("policy.manage")
            form.seen.data = (await adopting.current()).version
            return await _adopt(access, OWN.name, OWN.source, OWN.domains, form)


class ScaleDomainPages(Controller):
    path = PATH + "/{code:str}"

    @get()
    async def edit(self, request: Incoming, code: FromPath[str]) -> Response[Any]:
        async with entrance.member(request) as access:
            access.require("policy.manage")
            known = await adopting.current()
            one = _find(known, code)
            form = DomainTextForm(
                title=one.title, question=one.question, steps="\n".join(one.steps), seen=known.version
            )
            return _domain_page(request, access, one, form)

    @post()
    async def update(self, request: Incoming, code: FromPath[str]) -> Response[Any]:
        form = DomainTextForm(await request.form())
        async with entrance.member(request) as access:
            access.require("policy.manage")
            one = _find(await adopting.current(), code)
            if not form.validate():
                return _domain_page(request, access, one, form, status=422)
            try:
                read = str(form.seen.data)
                is_new = await adopting.change(access, form.domain(code), read=read, now=clock.now())
            except Unreadable as wrong:
                form.steps.errors = [*form.steps.errors, *(_told(found) for found in wrong.wrongs)]
                return _domain_page(request, access, one, form, status=422)
            except Conflict:
                form.seen.data = (await adopting.current()).version
                return _domain_page(request, access, one, form, status=CLASH)
        return redirect(f"{PATH}?bewaard={'ja' if is_new else 'zelfde'}")


class ScaleFilePages(Controller):
    """The present sentences as a file, to change in a spreadsheet and load again."""

    path = PATH + "/bestand/zinnen.csv"

    @get()
    async def show(self, request: Incoming) -> Response[bytes]:
        async with entrance.member(request) as access:
            access.require("policy.manage")
            audit.record(access, "policy.read")
            told = scales.as_csv((await adopting.current()).domains)
        headers = {"Content-Disposition": 'attachment; filename="zinnen.csv"'}
        return Response(told.encode("utf-8-sig"), media_type="text/csv", headers=headers)


async def _adopt(
    access: Access, name: str, source: str, domains: tuple[Domain, ...], form: ScaleForm
) -> Response[Any]:
    read = str(form.seen.data or "")
    is_new = await adopting.adopt(access, name, source, domains, read=read, now=clock.now())
    return redirect(f"{PATH}?bewaard={'ja' if is_new else 'zelfde'}")


def _nothing() -> tuple[Domain, ...]:
    raise Unreadable([Wrong("no-file")])


def _find(known: Sentences, code: str) -> Domain:
    found = known.find(code)
    if found is None:
        raise NotFound("domain")
    return found


def _told(wrong: Wrong) -> str:
    return WRONGS[wrong.code].format(row=wrong.row, about=wrong.about)


async def _page(
    request: Incoming,
    access: Access,
    form: ScaleForm | None = None,
    *,
    wrongs: tuple[Wrong, ...] = (),
    status: int = 200,
) -> Response[Any]:
    known, versions = await adopting.current(), await adopting.versions(access)
    return page(
        request,
        access,
        "sufficiency/scale.html",
        current="instellingen",
        status=status,
        known=known,
        is_own=known.domains == OWN.domains,
        versions=versions,
        form=form or ScaleForm(seen=known.version),
        wrongs=[_told(one) for one in wrongs],
        is_clash=status == CLASH,
        notice=NOTICES.get(request.query_params.get("bewaard", ""), "") if request.method == "GET" else "",
    )


def _domain_page(
    request: Incoming, access: Access, one: Domain, form: DomainTextForm, *, status: int = 200
) -> Response[Any]:
    values: dict[str, Any] = {"one": one, "form": form, "is_clash": status == CLASH}
    return page(
        request, access, "sufficiency/scale_domain.html", current="instellingen", status=status, **values
    )
