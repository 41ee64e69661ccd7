"""The report on a guest's own page: what is theirs to read, a comment, the paper; and the note-taker's text."""

from asyncio import to_thread
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.consultations.tables import Participant
from services.documents.reports import report_paper
from services.errors import Refused
from services.invitations.queries import seat_of, signers
from services.invitations.rules import signs_conduct
from services.plans.endorsements import endorsed
from services.reports import comments, queries
from services.reports.contacts import has_address, may_share, wishes
from services.reports.deliveries import Reading, open_reading
from services.reports.rules import State
from tenants import submissions
from tenants.words.packs import Spoken
from tenants.words.refusals import REFUSALS
from web.guests.entrance import Visit, admitted
from web.meetings.forms import chosen
from web.reports.forms import CommentForm
from web.reports.papers import attached, day_of
from web.reports.view import Incoming, filled, heading, told_of
from web.shared.pages import page, redirect

NOTICES = {
    "opmerking": Spoken("Bedankt. {coordinator.The} leest het."),
    "laat": Spoken(
        "Bedankt. Het verslag was al definitief. {coordinator.The} leest je opmerking. "
        "Wordt er iets aangepast, dan krijg je een nieuwe versie."
    ),
    "bereikbaar": "Bewaard. Je kunt dit altijd veranderen.",
}
LINK = "/{slug:str}/u/{token:str}/verslag"


class GuestReportPages(Controller):
    """What this guest may read."""

    path = LINK

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """The report, or the extract that says that it is one."""
        async with admitted(request, slug, token) as visit:
            found = await reading_of(visit)
            return await _page(request, visit, found, CommentForm())


class GuestVersionPages(Controller):
    """An older version that this guest got."""

    path = LINK + "/versies/{version_id:uuid}"

    @get()
    async def show(
        self, request: Incoming, slug: FromPath[str], token: FromPath[str], version_id: FromPath[UUID]
    ) -> Response[Any]:
        """As it was sent, as far as it is theirs now."""
        async with admitted(request, slug, token) as visit:
            found = await reading_of(visit, version_id)
            return await _page(request, visit, found, CommentForm())


class GuestCommentPages(Controller):
    """What this guest wants added or mended."""

    path = LINK + "/opmerkingen"

    @post()
    async def create(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """Keep it for the coordinator to read."""
        form = CommentForm(await request.form())
        async with admitted(request, slug, token) as visit:
            found = await reading_of(visit)
            filled(form, found.content)
            done = f"{visit.path}/verslag?klaar={'laat' if found.report.final_at else 'opmerking'}"
            if not form.validate():
                return await _page(request, visit, found, form, status=422)
            if earlier := await submissions.claim(visit.access, form.token):
                return redirect(earlier)
            try:
                await _comment(visit, found, form)
            except Refused as refused:
                form.words.errors = [REFUSALS[refused.code]]
                return await _page(request, visit, found, form, status=422)
            await submissions.remember(visit.access, form.token, done)
        return redirect(done)


class GuestReportPaperPages(Controller):
    """The same on paper."""

    path = LINK + ".pdf"

    @get()
    async def show(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """What this guest may read, as a PDF."""
        async with admitted(request, slug, token) as visit:
            found = await reading_of(visit)
            told = told_of(visit.access, found.content)
            head = await heading(visit.access)
        made = await to_thread(report_paper, head, told)
        return attached(made, f"verslag-{day_of(found.content)}.pdf")


async def reading_of(visit: Visit, version_id: UUID | None = None) -> Reading:
    """What is theirs; a helper signs the code of conduct first."""
    seat = await signed_seat(visit)
    return await open_reading(visit.access, seat.consultation.id, version_id, now=clock.now())


async def signed_seat(visit: Visit) -> Participant:
    """The guest's place at the table; a helper signs the code of conduct before reading or writing anything."""
    seat = await seat_of(visit.participant)
    person = seat.circle_member
    if signs_conduct(person.kind) and person.id not in await signers(seat.case, is_held=True):
        raise Refused("report.sign-first")
    return seat


async def _comment(visit: Visit, found: Reading, form: CommentForm) -> None:
    words, item, me = str(form.words.data), chosen(form.agenda_item.data), visit.participant
    await comments.comment(visit.access, found.report.id, me, words, agenda_item=item, now=clock.now())


async def _page(
    request: Incoming, visit: Visit, found: Reading, form: CommentForm, *, status: int = 200
) -> Response[Any]:
    me, access, report = visit.seat.circle_member, visit.access, found.report
    said = [one for one in await queries.comments(access, report.id) if one.said_by.id == me.id]
    return page(
        request,
        access,
        "reports/guest.html",
        status=status,
        told=told_of(access, found.content),
        path=visit.path,
        phone=visit.phone,
        reading=found,
        until=report.comments_until,
        is_open=queries.state(report) is State.COMMENTS,
        is_overdue=queries.is_overdue(report, clock.today()),
        form=filled(form, found.content),
        said=said,
        me=me,
        wish=(await wishes(access, report.case)).get(me.id),
        may_share=may_share(me),
        has_address=has_address(me),
        endorsed=await endorsed(visit.access, visit.seat.consultation.id, visit.seat.circle_member.id),
        notice=NOTICES.get(request.query_params.get("klaar", ""), ""),
    )
