"""What the coordinator does with an agreement that runs. Somebody else's change is shown, not overwritten."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle
from services.errors import Conflict
from services.followups import actions, queries
from tenants.access import Access
from web import entrance
from web.cases.once import once
from web.followups.forms import PLACES, EndForm, LetGoForm, OwnerForm, ReadForm, move_form, owner_form
from web.followups.pages import FOLLOW_UP
from web.followups.show import show_agreement
from web.shared.pages import redirect

Incoming = Request[Any, Any, Any]
ONE = FOLLOW_UP + "/{agreement_id:uuid}"


class CompletionPages(Controller):
    path = ONE + "/afronding"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """It is done."""
        form = ReadForm(await request.form())
        async with entrance.member(request) as access:
            line = await queries.get_line(access, case_id, agreement_id)
            if line.done_at is not None:
                return redirect(place_of(case_id))
            done = _done(access, agreement_id, form)
            return await _decided(request, access, case_id, agreement_id, done)


class MovePages(Controller):
    path = ONE + "/nieuwe-dag"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """Another day."""
        async with entrance.member(request) as access:
            line = await queries.get_line(access, case_id, agreement_id)
            form = move_form(await circle(access, case_id), line.version, await request.form())

            async def work() -> str:
                await actions.move(
                    access,
                    agreement_id,
                    form.day,
                    form.reason.data or "",
                    asked_by=form.asker,
                    asked_outside=form.asked_outside.data or "",
                    version=form.read_version,
                    now=clock.now(),
                )
                return place_of(case_id)

            return await sent(request, access, case_id, agreement_id, work, move=form)


class OwnerPages(Controller):
    path = ONE + "/trekker"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """Somebody else does it."""
        async with entrance.member(request) as access:
            line = await queries.get_line(access, case_id, agreement_id)
            form: OwnerForm = owner_form(await circle(access, case_id), line.version, await request.form())

            async def work() -> str:
                owner = UUID(form.owner.data)
                await actions.hand_over(
                    access, agreement_id, owner, version=form.read_version, now=clock.now()
                )
                return place_of(case_id)

            return await sent(request, access, case_id, agreement_id, work, owner=form)


class EndingPages(Controller):
    path = ONE + "/einde"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """It does not go through, or is not needed any more."""
        async with entrance.member(request) as access:
            line = await queries.get_line(access, case_id, agreement_id)
            kind = LetGoForm if line.owner_kind == "client" else EndForm
            form = kind(await request.form())

            async def work() -> str:
                reason = form.reason.data or ""
                await actions.end(access, agreement_id, reason, version=form.read_version, now=clock.now())
                return place_of(case_id)

            return await sent(request, access, case_id, agreement_id, work, end=form)


class ReopeningPages(Controller):
    path = ONE + "/heropening"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """It runs on after all."""
        async with entrance.member(request) as access:
            await queries.get_line(access, case_id, agreement_id)
            await actions.reopen(access, agreement_id, now=clock.now())
        return redirect(place_of(case_id))


async def sent(
    request: Incoming,
    access: Access,
    case_id: UUID,
    agreement_id: UUID,
    work: Callable[[], Awaitable[str]],
    **form: ReadForm,
) -> Response[Any]:
    """Done and gone to the board; or this page again, with what is wrong at its field."""
    [filled] = form.values()
    try:
        done = await once(access, filled, work, PLACES)
    except Conflict:
        return await show_agreement(
            request, access, case_id, agreement_id, status=409, is_conflict=True, refused=form
        )
    return done or await show_agreement(request, access, case_id, agreement_id, status=422, refused=form)


async def _decided(
    request: Incoming, access: Access, case_id: UUID, agreement_id: UUID, done: Awaitable[None]
) -> Response[Any]:
    try:
        await done
    except Conflict:
        return await show_agreement(request, access, case_id, agreement_id, status=409, is_conflict=True)
    return redirect(place_of(case_id))


async def _done(access: Access, agreement_id: UUID, form: ReadForm) -> None:
    await actions.complete(access, agreement_id, version=form.read_version, now=clock.now())


def place_of(case_id: UUID) -> str:
    """Where one goes after an act."""
    return f"/situaties/{case_id}/opvolging"
