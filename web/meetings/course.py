"""How the meeting goes: suspended and resumed, the client leaves or does not come, it is closed or was not held."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from infra import clock
from infra.clock import BRUSSELS
from services.errors import Refused
from services.evaluations.actions import add_word
from services.followups import briefings
from services.meetings import course
from services.meetings.tables import FactKind
from services.plans.queries import agreements_of_consultation
from services.procedures.close_consultation import close_consultation
from services.procedures.next_date import clashes
from services.signals.tables import Place
from tenants.access import Access
from tenants.words.refusals import REFUSALS
from tenants.words.series import HOLIDAYS, IN_THE_WAY
from tenants.words.signals import SIGNAL_ASKS
from web import entrance
from web.meetings.forms import ClosingForm, WordsForm, named
from web.meetings.view import PATH, Incoming, table
from web.shared.pages import page, redirect

FACTS = {
    "schorsing": FactKind.SUSPENDED,
    "stopteken": FactKind.STOPPED,
    "hervatting": FactKind.RESUMED,
    "vertrek": FactKind.CLIENT_LEFT,
    "terugkeer": FactKind.CLIENT_BACK,
}
SITTING = "/overleggen/{consultation_id:uuid}"


class FactPages(Controller):
    """Something befell the meeting."""

    path = PATH + "/verloop"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Note it, with when and why."""
        sent = await request.form()
        kind = FACTS.get(str(sent.get("feit")))
        place = "suspend" if kind is FactKind.SUSPENDED else "words"
        form = named(WordsForm(sent), place)
        async with entrance.member(request) as access:
            is_good = form.validate() and kind is not None
            if is_good and kind is not None:
                try:
                    await course.note_fact(
                        access, consultation_id, kind, form.words.data or "", now=clock.now()
                    )
                except Refused as refused:
                    form.words.errors, is_good = [REFUSALS[refused.code]], False
            values = await table(access, consultation_id, None)
        if is_good:
            return redirect(values["base"])
        return page(request, access, "meetings/show.html", status=422, **{**values, f"{place}_form": form})


class ClosurePages(Controller):
    """The end: what it brought, what goes well once more, and the next date."""

    path = SITTING + "/afsluiting"

    @get()
    async def new(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """What is still open, before it is closed."""
        async with entrance.member(request) as access:
            return await _closing(request, access, consultation_id, ClosingForm())

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Close it, plan the next one, and lay the report ready."""
        form = ClosingForm(await request.form())
        async with entrance.member(request) as access:
            if not form.validate() or not await _close(access, consultation_id, form):
                return await _closing(request, access, consultation_id, form, status=422)
        return redirect(f"/overleggen/{consultation_id}/verslag")


class AbsencePages(Controller):
    """The client did not come, and made no other choice: it did not take place."""

    path = SITTING + "/niet-doorgegaan"

    @get()
    async def new(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """What this means, before it is done."""
        async with entrance.member(request) as access:
            values = await table(access, consultation_id, None)
        return page(request, access, "meetings/absence.html", current="situaties", **values)

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Nothing that was said is kept."""
        form = named(WordsForm(await request.form()), "words")
        async with entrance.member(request) as access:
            if form.validate():
                await course.not_held(access, consultation_id, form.words.data or "", now=clock.now())
                return redirect(f"/overleggen/{consultation_id}")
            values = {**await table(access, consultation_id, None), "words_form": form}
        return page(request, access, "meetings/absence.html", current="situaties", status=422, **values)


async def _close(access: Access, consultation_id: UUID, form: ClosingForm) -> bool:
    """Whether it could be closed; what stood in the way is told at its field. All or nothing."""
    starts_at = None
    if form.next_on.data is not None:
        hour = read_time(form.next_time.data or "")
        if hour is None:
            form.next_time.errors = ["Schrijf het uur zo: 14.00"]
            return False
        starts_at = datetime.combine(form.next_on.data, hour, BRUSSELS)
    if starts_at is not None and not await _suits(access, consultation_id, starts_at, form):
        return False
    try:
        await course.check_has_come(access, consultation_id, now=clock.now())
        await course.check_next(access, consultation_id, starts_at, now=clock.now())
        await close_consultation(access, consultation_id, form.result.data or "", now=clock.now())
        await add_word(access, consultation_id, form.table_word.data or "", now=clock.now())
    except Refused as refused:
        field = form.next_on if refused.code.startswith("consultation.") else form.result
        field.errors = [REFUSALS[refused.code]]
        return False
    if starts_at is not None:
        await course.plan_next(access, consultation_id, starts_at, now=clock.now())
    return True


async def _suits(access: Access, consultation_id: UUID, starts_at: datetime, form: ClosingForm) -> bool:
    """Whether nothing is in the way of that day, or everybody wants it all the same."""
    found = await clashes(access, consultation_id, starts_at)
    if form.is_sure.data or not any(one.asks for one in found):
        return True
    form.next_on.errors = [
        IN_THE_WAY[one.way].format(about=HOLIDAYS.get(one.about, one.about)) for one in found
    ]
    return False


def read_time(typed: str) -> time | None:
    """`14.00`, `14:30`, `14u30`, `14 uur`; None for anything else."""
    parts = (
        typed.lower()
        .replace("uur", "")
        .replace("u", ":")
        .replace(".", ":")
        .replace("h", ":")
        .strip(": ")
        .split(":")
    )
    try:
        return time(int(parts[0]), int(parts[1]) if len(parts) > 1 else 0)
    except ValueError:
        return None


async def _closing(
    request: Incoming, access: Access, consultation_id: UUID, form: ClosingForm, *, status: int = 200
) -> Response[Any]:
    values = await table(access, consultation_id, None)
    made = await agreements_of_consultation(access, values["case"]["id"], consultation_id)
    loose = [line for line in made if line.owner is None or line.due_on is None]
    form.result.flags.required = not made
    values["signal_form"].place.data, values["signal_ask"] = Place.CLOSING, SIGNAL_ASKS["closing"]
    values["is_signal_kept"] = request.query_params.get("knelpunt") == "bewaard"
    return page(
        request,
        access,
        "meetings/closing.html",
        current="situaties",
        status=status,
        form=form,
        loose=loose,
        consultation_id=consultation_id,
        absentees=await briefings.absentees(access, consultation_id),
        **values,
    )
