"""In a municipality: what became of what was sent, and bringing it to the client, to paper or to the table."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.bundles import home
from services.bundles.home import Heard
from services.errors import Refused
from tenants import audit
from tenants.access import Access
from tenants.words.bundles import TOLD
from web import entrance
from web.bundles import view
from web.bundles.forms import GivenForm
from web.shared.pages import page, redirect
from web.shared.query import asked

Incoming = Request[Any, Any, Any]
PATH = "/knelpunten/antwoorden"
NOTICES = {
    "gelezen": "Bewaard. Dit is geen nieuws meer.",
    "gegeven": "De cliënt kan dit nu lezen op de eigen pagina.",
    "teruggenomen": "De cliënt leest dit niet meer op de eigen pagina.",
    "onopgelost": "Het netwerk weet nu dat dit ergens niet opgelost is. Het weet niet in welke gemeente.",
    "vertrokken": "Jullie bijdrage zit niet meer in die bundel.",
}


class TidingPages(Controller):
    path = PATH

    @get()
    async def index(self, request: Incoming) -> Response[Any]:
        """What is new first."""
        async with entrance.member(request) as access:
            found = await home.heard(access)
            audit.record_list(access, "tidings.listed", [one.case or one.tiding.bundle for one in found])
        answered = [one for one in found if one.tiding.answer]
        values: dict[str, Any] = {
            "new": _by_answer([one for one in answered if one.is_new]),
            "read": _by_answer([one for one in answered if not one.is_new]),
            "waiting": [one for one in found if not one.tiding.answer],
            "told": TOLD,
            "notice": NOTICES.get(asked(request, "bewaard"), ""),
        }
        return page(request, access, "bundles/home.html", current="knelpunten", **values)

    @post("/{contribution_id:uuid}/bundels/{bundle_id:uuid}/vertrek")
    async def delete(
        self, request: Incoming, contribution_id: FromPath[UUID], bundle_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            await home.leave(access, contribution_id, bundle_id)
        return redirect(f"{PATH}?bewaard=vertrokken")


class TidingAnswerPages(Controller):
    path = PATH + "/{contribution_id:uuid}/{bundle_answer_id:uuid}"

    @get()
    async def show(
        self, request: Incoming, contribution_id: FromPath[UUID], bundle_answer_id: FromPath[UUID]
    ) -> Response[Any]:
        """One answer, and what can be done with it."""
        async with entrance.member(request) as access:
            found = await _heard(access, contribution_id, bundle_answer_id)
        return _page(request, access, found, GivenForm(words=_words(found)))

    @post("/lezing")
    async def read(
        self, request: Incoming, contribution_id: FromPath[UUID], bundle_answer_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            await home.see(access, contribution_id, bundle_answer_id, now=clock.now())
        return redirect(f"{PATH}?bewaard=gelezen")

    @post("/tekst")
    async def create(
        self, request: Incoming, contribution_id: FromPath[UUID], bundle_answer_id: FromPath[UUID]
    ) -> Response[Any]:
        """The client reads this on the own page."""
        form = GivenForm(await request.form())
        async with entrance.member(request) as access:
            found, _ = await home.get_heard_of_case(access, contribution_id, bundle_answer_id)
            try:
                if form.validate():
                    told = (contribution_id, bundle_answer_id, form.words.data or "")
                    await home.give(access, *told, now=clock.now())
                    return redirect(f"{PATH}?bewaard=gegeven")
            except Refused as refused:
                view.refuse(form, refused)
        return _page(request, access, found, form, status=422)

    @post("/intrekking")
    async def delete(
        self, request: Incoming, contribution_id: FromPath[UUID], bundle_answer_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            await home.take_back(access, contribution_id, bundle_answer_id, now=clock.now())
        return redirect(f"{PATH}?bewaard=teruggenomen")

    @post("/onopgelost")
    async def update(
        self, request: Incoming, contribution_id: FromPath[UUID], bundle_answer_id: FromPath[UUID]
    ) -> Response[Any]:
        async with entrance.member(request) as access:
            await home.say_unsolved(access, contribution_id, bundle_answer_id, now=clock.now())
        return redirect(f"{PATH}?bewaard=onopgelost")

    @get("/blad")
    async def sheet(
        self, request: Incoming, contribution_id: FromPath[UUID], bundle_answer_id: FromPath[UUID]
    ) -> Response[Any]:
        """For the client, on paper; no name stands on it."""
        async with entrance.member(request) as access:
            found = await _heard(access, contribution_id, bundle_answer_id)
        values: dict[str, Any] = {"one": found, "words_for_client": _words(found)}
        return page(request, access, "bundles/home_sheet.html", current="knelpunten", **values)


def _by_answer(found: list[Heard]) -> list[list[Heard]]:
    """Several of ours under the one answer that they got."""
    groups: dict[UUID | None, list[Heard]] = {}
    for one in found:
        groups.setdefault(one.tiding.answer, []).append(one)
    return list(groups.values())


async def _heard(access: Access, contribution: UUID, answer: UUID) -> Heard:
    found = await home.get_heard(access, contribution, answer)
    audit.record(access, "tidings.listed", answer, case=found.case)
    return found


def _words(found: Heard) -> str:
    return found.given.words if found.given else found.tiding.for_client or ""


def _page(
    request: Incoming, access: Access, found: Heard, form: GivenForm, *, status: int = 200
) -> Response[Any]:
    values: dict[str, Any] = {"one": found, "form": form, "told": TOLD}
    return page(request, access, "bundles/home_one.html", current="knelpunten", status=status, **values)
