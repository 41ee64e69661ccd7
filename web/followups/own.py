"""What a guest sees of agreements: the own ones with two small forms each, whom to tell, and what others took on."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from litestar import Request, Response

from services.cases.tables import CircleKind, CircleMember
from services.followups import briefings, debriefs, owners, watching
from services.followups.queries import must_sign
from services.followups.readable import common, readable
from web.followups.forms import AskDateForm, CannotForm
from web.followups.lines import joined, of_line
from web.guests.entrance import Visit
from web.meetings.forms import named
from web.shared import dates
from web.shared.forms import Form
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
OVER = "Deze afspraak is intussen al afgerond. Je hoeft niets meer te doen."


async def show_own(
    request: Incoming, visit: Visit, refused_at: UUID | None = None, **refused: Form
) -> Response[Any]:
    """`refused` is the form that came back, of the agreement `refused_at`."""
    person, own = await owners.own_agreements(visit.access)
    return page(
        request,
        visit.access,
        "followups/own.html",
        status=422 if refused else 200,
        path=visit.path,
        phone=visit.phone,
        notice=notice(request),
        person=person.first_name,
        is_client=person.kind == CircleKind.CLIENT,
        is_unread=bool(own) and not any(one.sentence for one in own),
        is_asked=await debriefs.is_waiting_for(visit.access),
        own=own,
        forms=small_forms([one.id for one in own], refused_at, refused),
        is_big=person.kind == CircleKind.CLIENT,
        **await _of_others(visit, person),
    )


def small_forms(
    agreements: Sequence[UUID], refused_at: UUID | None, refused: Mapping[str, Form]
) -> dict[UUID, dict[str, Any]]:
    """Another day, and that it does not work out; per agreement, each field with an id of its own."""
    kinds = {"date": AskDateForm, "cannot": CannotForm}
    return {
        one: {
            name: named((refused.get(name) if one == refused_at else None) or kind(), f"{name}-{number}")
            for name, kind in kinds.items()
        }
        for number, one in enumerate(agreements)
    }


def notice(request: Incoming) -> str:
    """What is said after something was sent about an agreement that was over."""
    return OVER if request.method == "GET" and request.query_params.get("bewaard") == "voorbij" else ""


async def _of_others(visit: Visit, person: CircleMember) -> dict[str, Any]:
    """Only after a code and a signature; the client has a page for it."""
    is_in = visit.is_in and person.left_at is None and not await must_sign(person)
    if not is_in or person.kind == CircleKind.CLIENT:
        return {"together": [], "briefings": [], "is_key_worker": False}
    lines = common(await readable(visit.access, person), person.id)
    return {
        "together": [
            {
                "what": line.sentence,
                "detail": joined(
                    line.owner_name,
                    f"gedaan op {dates.day(line.done_at)}" if line.done_at else of_line(line)[0],
                ),
            }
            for line in lines
        ],
        "briefings": await briefings.own_briefings(visit.access, person.id),
        "is_key_worker": await watching.is_key_worker(visit.access, person),
    }
