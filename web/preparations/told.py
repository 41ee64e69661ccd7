"""What the pages of the kit show: values for the templates, for guest and coordinator alike."""

from typing import Any

from litestar import Request, Response

from services.cases.tables import CircleKind
from services.invitations.guests import host_of
from services.preparations import kits
from services.preparations.answering import Coming
from services.preparations.kits import Opened
from services.preparations.tables import Hand
from tenants.words.preparations import ATTENDS, QUESTIONS, SHORT, THRESHOLDS
from web.guests.entrance import Visit
from web.preparations.files import LISTENS
from web.preparations.forms import AnswerForm, ComingForm, ReadersForm, number, seen
from web.shared.pages import page

__all__ = ["after", "came", "coming", "kit", "number", "question"]

Incoming = Request[Any, Any, Any]
ORDER = tuple(QUESTIONS)
KEPT = {
    "antwoord": "Bewaard.",
    "kort": "Bewaard. De drie korte vragen zijn klaar.",
    "komen": "Bewaard. We bellen je als er iets te regelen is.",
    "lezers": "Bewaard.",
    "klaar": "Goed zo. Je kunt nog altijd iets veranderen.",
    "open": "Je kunt verder schrijven.",
    "foto": "De foto is bewaard.",
}


def after(name: str) -> str:
    """The way on from one question: the next one; after the short ones and after the last the overview."""
    if name == SHORT[-1]:
        return "?bewaard=kort"
    place = ORDER.index(name) + 1
    return f"/vragen/{ORDER[place]}?bewaard=antwoord" if place < len(ORDER) else "/komen?bewaard=antwoord"


def came(opened: Opened) -> Coming:
    """What stands of being there or not."""
    kit = opened.kit
    if kit is None:
        return Coming()
    return Coming(
        attends=kit.attends,
        teller=kit.teller,
        reporter=kit.reporter,
        silence=kit.silence,
        known_how=kit.known_how,
        known_by=kit.known_by,
        thresholds={one.kind: one.words for one in opened.thresholds.values()},
    )


async def kit(
    request: Incoming,
    visit: Visit,
    opened: Opened,
    form: ReadersForm,
    *,
    photo_error: str = "",
    status: int = 200,
) -> Response[Any]:
    """The overview of one's own kit."""
    unanswered = [name for name in ORDER if not (row := opened.answers.get(name)) or not row.words]
    return await _page(
        request,
        visit,
        "preparations/kit.html",
        opened,
        422 if photo_error else status,
        form=form,
        next_question=next((name for name in unanswered if name in SHORT), ""),
        has_more=any(name not in SHORT and name not in unanswered for name in ORDER),
        photo_error=photo_error,
        shared=await kits.shared_with(visit.access, opened.desk) if opened.desk.hand is Hand.SELF else [],
        attends=ATTENDS,
        thresholds=THRESHOLDS,
        names={one.id: one.first_name for one in opened.circle},
    )


async def question(
    request: Incoming, visit: Visit, opened: Opened, name: str, form: AnswerForm, *, status: int = 200
) -> Response[Any]:
    """One question; with what somebody else wrote meanwhile, where that is so."""
    row = opened.answers.get(name)
    if status == 409 and row is not None:  # noqa: PLR2004 - the clash
        form.seen.data = seen(row)
    return await _page(
        request,
        visit,
        "preparations/question.html",
        opened,
        status,
        form=form,
        name=name,
        asked=QUESTIONS[name],
        number=ORDER.index(name) + 1,
        of=len(ORDER),
        skip=f"{visit.path}/mijn-overleg{after(name)}".partition("?")[0],
        theirs=row.words if status == 409 and row is not None else "",  # noqa: PLR2004
    )


async def coming(
    request: Incoming, visit: Visit, opened: Opened, form: ComingForm, *, status: int = 200
) -> Response[Any]:
    """Coming or not."""
    if status == 409 and opened.kit is not None:  # noqa: PLR2004 - the clash
        form.seen.data = str(opened.kit.version)
    return await _page(
        request,
        visit,
        "preparations/coming.html",
        opened,
        status,
        form=form,
        is_clash=status == 409,  # noqa: PLR2004
        thresholds=THRESHOLDS,
    )


async def _page(
    request: Incoming, visit: Visit, template: str, opened: Opened, status: int, **values: Any
) -> Response[Any]:
    host = await host_of(visit.access, visit.seat.case)
    notice = KEPT.get(request.query_params.get("bewaard", ""), "") if request.method == "GET" else ""
    answer = page(
        request,
        visit.access,
        template,
        status=status,
        path=visit.path,
        place=f"{visit.path}/mijn-overleg",
        phone=visit.phone,
        host=host,
        opened=opened,
        is_together=opened.desk.hand is Hand.KEY_WORKER,
        is_client=opened.desk.person.kind == CircleKind.CLIENT,
        questions=QUESTIONS,
        short=SHORT,
        notice=notice,
        is_big=True,
        **values,
    )
    answer.headers.update(LISTENS)
    return answer
