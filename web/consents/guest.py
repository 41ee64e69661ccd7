"""Consent on somebody's own page: saying yes to the three questions, changing it, or no. For the client and family."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle as circle_of
from services.cases.tables import CircleKind, CircleMember
from services.consents import queries
from services.consultations.queries import participants
from services.errors import Conflict, NotFound
from services.invitations.guests import host_of
from services.procedures.record_consent import record_consent
from services.procedures.withdraw_consent import what_stops, withdraw_consent
from tenants import audit, submissions
from tenants.words.consents import EXPLAINED
from web.cases.lines import names_in_a_row
from web.cases.once import once
from web.consents import view
from web.consents.guest_forms import OwnConsentForm, known, own_form
from web.guests.entrance import Visit, admitted
from web.guests.forms import WithdrawalForm
from web.guests.pages import LINK
from web.shared.pages import page, redirect
from web.shared.rows import change_rows

Incoming = Request[Any, Any, Any]
KEPT = {
    "ja": "Bewaard. Je mag dit altijd veranderen.",
    "nee": "Bewaard. Je hulp loopt gewoon door.",
}


class GuestConsentPages(Controller):
    """The three questions, as often as somebody likes."""

    path = LINK + "/toestemming"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        async with admitted(request, slug, token) as visit:
            audit.record(visit.access, "consent.read", _own(visit).id, case=_case(visit))
            return await _show(request, visit)

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """Keep it; what it no longer carries stops at once."""
        posted, is_late = await request.form(), False
        async with admitted(request, slug, token) as visit:
            form = own_form(await _people(visit), await _others(visit), posted)
            if change_rows(form, posted):
                return await _show(request, visit, form)
            try:
                if sent := await once(visit.access, form, lambda: _record(visit, form)):
                    return sent
            except Conflict:
                is_late = True
            return await _show(request, visit, form, is_late=is_late)


class GuestRefusalPages(Controller):
    """No: before ever saying yes, or after."""

    path = LINK + "/toestemming/nee"

    @get()
    async def new(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """First: the help goes on. Then what stops."""
        async with admitted(request, slug, token) as visit:
            return await _ask(request, visit, WithdrawalForm())

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """It stops in this very moment."""
        form = WithdrawalForm(await request.form())
        async with admitted(request, slug, token) as visit:
            person, case = _own(visit), _case(visit)
            if not form.validate():
                return await _ask(request, visit, form, status=422)
            if await submissions.claim(visit.access, form.token) is None:
                words = str(form.words.data or "")
                await withdraw_consent(visit.access, case, person.id, words=words, now=clock.now())
                await submissions.remember(visit.access, form.token, visit.path)
            if person.kind != CircleKind.CLIENT:
                return redirect(f"{visit.path}/toestemming?bewaard=nee")
            host = await host_of(visit.access, case)
            return page(
                request, visit.access, "guests/stopped.html", host=host, phone=visit.phone, is_big=True
            )


async def _record(visit: Visit, form: OwnConsentForm) -> str:
    person, case = _own(visit), _case(visit)
    await record_consent(visit.access, case, form.yes(person.id), former=form.former_id, now=clock.now())
    return f"{visit.path}/toestemming?bewaard=ja"


async def _show(
    request: Incoming, visit: Visit, form: OwnConsentForm | None = None, *, is_late: bool = False
) -> Response[Any]:
    person, case, access = _own(visit), _case(visit), visit.access
    consent = await queries.find_consent(access, case, person.id)
    if form is None:
        people, others = await _people(visit), await _others(visit)
        said = [one for one in await queries.restrictions(access, case) if one.said_by == person.id]
        before = await queries.presence(access, consent)
        form = own_form(people, others, **known(consent, before, said, [*people, *others]))
        form.former.data = await view.former(access, case, person.id)
    if is_late:
        form.former.data = await view.former(access, case, person.id)
    kept = KEPT.get(request.query_params.get("bewaard", ""), "") if request.method == "GET" else ""
    return page(
        request,
        access,
        "consents/guest.html",
        status=409 if is_late else 422 if form.errors else 200,
        form=form,
        asked=[field for field in form if field.name.startswith("erbij_")],
        consent=consent,
        is_late=is_late,
        explained=EXPLAINED,
        host=await host_of(access, case),
        phone=visit.phone,
        path=visit.path,
        notice=kept,
        is_big=True,
    )


async def _ask(request: Incoming, visit: Visit, form: WithdrawalForm, *, status: int = 200) -> Response[Any]:
    person = _own(visit)
    is_client = person.kind == CircleKind.CLIENT
    stops = await what_stops(visit.access, _case(visit))
    others = [name for name in stops.people if name != person.first_name]
    return page(
        request,
        visit.access,
        "consents/guest_no.html",
        status=status,
        form=form,
        is_client=is_client,
        moments=[one.starts_at for one in stops.consultations],
        people=names_in_a_row(others),
        is_one=len(others) == 1,
        path=visit.path,
        is_big=True,
    )


async def _people(visit: Visit) -> list[CircleMember]:
    """Everybody else who is to sit at this table, and whom this person was asked about before."""
    access, person = visit.access, _own(visit)
    at_table = {one.circle_member.id for one in await participants(access, visit.seat.consultation.id)}
    before = await queries.presence(access, await queries.find_consent(access, _case(visit), person.id))
    circle = await circle_of(access, _case(visit))
    return [one for one in circle if one.id != person.id and one.id in at_table | before.keys()]


async def _others(visit: Visit) -> list[CircleMember]:
    """From whom this person keeps something, though they sit at another table: saving lifts nothing unseen."""
    access, person, case = visit.access, _own(visit), _case(visit)
    kept = {one.kept_from for one in await queries.restrictions(access, case) if one.said_by == person.id}
    shown = {one.id for one in await _people(visit)}
    return [one for one in await circle_of(access, case) if one.id in kept - shown]


def _own(visit: Visit) -> CircleMember:
    """Whose yes it is; helpers find nothing here: they are asked to sign, not to consent."""
    person: CircleMember = visit.seat.circle_member
    if person.kind not in view.ASKED:
        raise NotFound("own consent")
    return person


def _case(visit: Visit) -> UUID:
    return UUID(visit.access.cases)
