"""The page of follow-up of one case, fresh or with the form that came back."""

from typing import Any
from uuid import UUID

from litestar import Request, Response

from infra import clock
from services.cases.queries import circle
from services.followups import briefings, debriefs, queries
from services.followups.queries import Board
from tenants.access import Access
from web.followups import adrift, lines
from web.followups.forms import FormerForm
from web.shared.pages import page

Incoming = Request[Any, Any, Any]


async def show_board(
    request: Incoming, access: Access, case_id: UUID, *, refused: FormerForm | None = None
) -> Response[Any]:
    """Open agreements by date, what stalls as questions, what happened."""
    board = await queries.board(access, case_id, clock.today())
    people = await circle(access, case_id)
    return page(
        request,
        access,
        "followups/board.html",
        current="situaties",
        status=422 if refused else 200,
        case={"id": case_id, "name": board.case.name},
        client=board.client,
        key_worker=board.key_worker.first_name if board.key_worker else "",
        adrift=adrift.groups(board, people, refused),
        asks=lines.asks(board, clock.now()),
        running=lines.running(board, clock.today()),
        events=lines.events(board.events),
        own_steps=board.own_steps,
        debrief=await _debrief(access, board),
        briefings=[one for one in await briefings.of_case(access, case_id) if one.told_at is None],
    )


async def _debrief(access: Access, board: Board) -> dict[str, Any] | None:
    """The debrief of the last sitting, with the first name of who talked."""
    found = await debriefs.latest_debrief(access, board.case.id)
    if found is None:
        return None
    talker = board.people.get(found.talked_by) if found.talked_by else None
    return {
        "consultation": found.consultation,
        "talked_on": found.talked_on,
        "due_on": found.due_on,
        "is_late": found.due_on < clock.today(),
        "experience": found.experience,
        "talker": talker.first_name if talker else "",
    }
