"""The page on which moments are proposed, with what the requester said about their own diary."""

from datetime import timedelta
from typing import Any

from litestar import Request, Response

from infra import clock
from infra.clock import BRUSSELS
from services.cases.queries import get_case
from services.consultations.queries import participants
from services.consultations.tables import Consultation
from services.polls import queries
from services.polls.tables import Poll
from tenants.access import Access
from web.polls.forms import PollForm
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
USUAL_DAYS = 5


async def filled(access: Access, poll: Poll | None) -> PollForm:
    """What was proposed before, as far as it lies ahead."""
    answer_by = clock.today() + timedelta(days=USUAL_DAYS)
    if poll is None:
        return PollForm(data={"answer_by": answer_by})
    rows = [
        {
            "on": one.starts_at.astimezone(BRUSSELS).date(),
            "starts": one.starts_at.astimezone(BRUSSELS).time(),
            "ends": one.ends_at.astimezone(BRUSSELS).time(),
            "proposed_by": one.proposed_by,
        }
        for one in await queries.moments(access, poll.id)
        if one.starts_at > clock.now()
    ]
    return PollForm(data={"answer_by": max(poll.answer_by, clock.today()), "moments": rows})


async def asking(
    request: Incoming, access: Access, sitting: Consultation, form: PollForm, *, status: int = 200
) -> Response[Any]:
    """The form; who has no mail address is named, so that somebody phones."""
    people = await participants(access, sitting.id)
    return page(
        request,
        access,
        "polls/ask.html",
        current="situaties",
        status=status,
        form=form,
        sitting=sitting,
        case=await get_case(access, sitting.case),
        availability=await queries.availability(access, sitting.case),
        to_phone=[one.circle_member.first_name for one in people if not one.circle_member.email],
        is_anew=await queries.find_open(access, sitting.id) is not None,
    )
