"""Logboek: of one case, for who coordinates it; of the municipality's own matters, for its administrator."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get
from litestar.params import FromPath

from services.logs import queries
from services.moves.queries import subject_of_log
from tenants import audit
from tenants.access import Access
from tenants.words.actions import ACTIONS, OF_THE_PLACE, SORTS, Sort
from tenants.words.packs import PACKS
from web import entrance
from web.audit.telling import days
from web.shared.pages import page
from web.shared.query import asked

Incoming = Request[Any, Any, Any]
LONGEST_NUMBER = 15


class CaseLogPages(Controller):
    path = "/situaties/{case_id:uuid}/logboek"

    @get()
    async def index(self, request: Incoming, case_id: FromPath[UUID]) -> Response[str]:
        """Who read or did what; by person and by kind, a hundred at a time."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            values = await _of_case(request, access, case_id)
            audit.record(access, "log.read", case_id, case=case_id)
        return page(request, access, "audit/case.html", current="situaties", **values)


class FormerCaseLogPages(Controller):
    path = "/situaties/{case_id:uuid}/logboek/vroeger"

    @get()
    async def index(self, request: Incoming, case_id: FromPath[UUID]) -> Response[str]:
        """What was noted under the name that the municipality had before it merged."""
        async with entrance.member(request) as access:
            access.require("cases.edit")
            case = await subject_of_log(access, case_id)
            lines = await queries.former_log(access, case)
            audit.record(access, "log.read", case_id, case=case_id)
        return page(
            request,
            access,
            "audit/former.html",
            current="situaties",
            case={"id": case.id, "name": case.name},
            days=days(lines, PACKS[access.home.vocabulary]),
        )


class PlaceLogPages(Controller):
    path = "/logboek"

    @get()
    async def index(self, request: Incoming) -> Response[str]:
        """Members, settings and sign-ins; nothing of any case."""
        before = number_of(asked(request, "voor"))
        async with entrance.member(request) as access:
            access.require("members.manage")
            found = await queries.log_of_place(access, before=before, actions=list(OF_THE_PLACE))
        return _place(request, access, found, is_first=before is None)


async def _of_case(request: Incoming, access: Access, case_id: UUID) -> dict[str, Any]:
    person, sort = _id(asked(request, "wie")), asked(request, "soort")
    before, case = number_of(asked(request, "voor")), await subject_of_log(access, case_id)
    found = await queries.log_of_case(access, case, before=before, person=person, actions=_actions(sort))
    return {
        "case": {"id": case.id, "name": case.name},
        "days": days(found.lines, PACKS[access.home.vocabulary]),
        "older": found.older,
        "is_first": before is None,
        "people": await queries.people_of_case(access, case_id),
        "person": person,
        "sort": sort if sort in SORTS else "",
        "sorts": SORTS,
        "has_former": await queries.has_former(access),
    }


def _place(request: Incoming, access: Access, found: queries.Page, *, is_first: bool) -> Response[str]:
    return page(
        request,
        access,
        "audit/place.html",
        current="logboek",
        days=days(found.lines, PACKS[access.home.vocabulary]),
        older=found.older,
        is_first=is_first,
    )


def _actions(sort: str) -> list[str] | None:
    if sort not in SORTS:
        return None
    return [code for code, action in ACTIONS.items() if action.sort == Sort(sort)]


def number_of(text: str) -> int | None:
    """A line of the log out of an address; None for what is no number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
