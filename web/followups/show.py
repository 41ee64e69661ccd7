"""The page of one agreement, fresh or with a form that came back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from litestar import Request, Response

from infra import clock
from services.cases.queries import circle
from services.followups import queries, rules
from services.followups.queries import CLIENTS, Question
from services.plans.queries import AgreementLine
from tenants.access import Access
from tenants.words import followups as words
from web.followups import lines
from web.followups.forms import AgreedForm, EndForm, LetGoForm, ReadForm, move_form, owner_form
from web.meetings.forms import named
from web.shared import dates
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
FRESH: Mapping[str, ReadForm] = {}


async def show_agreement(
    request: Incoming,
    access: Access,
    case_id: UUID,
    agreement_id: UUID,
    *,
    status: int = 200,
    is_conflict: bool = False,
    refused: Mapping[str, ReadForm] = FRESH,
) -> Response[Any]:
    """`refused` is the form that came back: move, owner or end; after a conflict it gets the present version."""
    board = await queries.board(access, case_id, clock.today())
    line = await queries.get_line(access, case_id, agreement_id)
    people = await circle(access, case_id)
    asked = [one for one in board.questions if one.agreement.id == agreement_id]
    is_own = not rules.is_on_board(line.owner_kind)
    end = LetGoForm if is_own else EndForm
    forms: dict[str, ReadForm] = {
        "move": move_form(people, line.version, asked=_owners(asked)),
        "owner": owner_form(people, line.version),
        "agreed": AgreedForm(data={"version": str(line.version)}),
        "end": end(data={"version": str(line.version)}),
        **refused,
    }
    for name, form in forms.items():
        named(form, name)
        form.version.data = str(line.version) if is_conflict else form.version.data
    mine = [event for event in board.events if event.agreement.id == agreement_id]
    return page(
        request,
        access,
        "followups/agreement.html",
        current="situaties",
        status=status,
        case={"id": case_id, "name": board.case.name},
        line=line,
        detail=lines.joined(line.owner_name or "nog niemand", *lines.of_line(line)),
        is_own=is_own,
        is_adrift=line in board.adrift,
        ended=_ended(line, is_own=is_own),
        forms=forms,
        events=lines.events(mine),
        asked=next(iter(lines.asked(board, asked)), None),
        conflict=is_conflict,
    )


def _owners(asked: Sequence[Question]) -> Question | None:
    """What an owner asks; what the client says names no day."""
    return next((one for one in asked if one.kind not in CLIENTS), None)


def _ended(line: AgreementLine, *, is_own: bool) -> str:
    if line.done_at is not None:
        return f"Gedaan op {dates.day(line.done_at)}"
    if line.dropped_at is None:
        return ""
    word = words.ENDED_OWN if is_own else words.TOLD["ended"]
    return f"{word.capitalize()}, sinds {dates.day(line.dropped_at)}"
