"""The page of one kit by the coordinator's hand: values for its template."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response

from services.invitations.guests import host_of
from services.preparations import rules
from services.preparations.kits import Opened
from services.preparations.tables import Hand
from tenants.access import Access
from tenants.words.preparations import ATTENDS_OF, QUESTIONS, SHORT, THRESHOLDS
from web.meetings.forms import named
from web.preparations.files import RECORDS
from web.preparations.forms import (
    AnswerForm,
    ComingForForm,
    ComingForm,
    ReadersForm,
    answer_form,
    coming_form,
    readers_form,
)
from web.shared.forms import Form
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
CLASH = 409
KEPT = {
    "antwoorden": "Bewaard.",
    "komen": "Bewaard. Wat in de weg staat, staat bij de voorbereiding.",
    "lezers": "Bewaard.",
    "sheet": "De foto is bewaard.",
    "voice": "Je stem is bewaard. Ze staat op de eigen pagina.",
}


def place(opened: Opened) -> str:
    """Where this kit is."""
    return f"/overleggen/{opened.desk.consultation.id}/mijn-overleg/{opened.desk.person.id}"


async def answers(access: Access, opened: Opened, sent: Any = None) -> dict[str, AnswerForm]:
    """One form per question, all sent together."""
    host = (await host_of(access, opened.desk.case.id)).first_name or "jij"
    return {name: answer_form(opened, name, host, sent, prefix=name) for name in QUESTIONS}


async def kit(
    request: Incoming,
    access: Access,
    opened: Opened,
    *,
    forms: Mapping[str, AnswerForm] | None = None,
    coming: ComingForm | None = None,
    readers: ReadersForm | None = None,
    file_errors: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response[Any]:
    """Everything about one kit; a form that came back keeps what was typed."""
    theirs = {}
    if status == CLASH:
        theirs = _take_over(opened, forms or {}, coming)
    answer = page(
        request,
        access,
        "preparations/behalf.html",
        current="situaties",
        status=status,
        opened=opened,
        desk=opened.desk,
        place=place(opened),
        sitting=f"/overleggen/{opened.desk.consultation.id}",
        forms=forms or await answers(access, opened),
        once=named(Form(), "alles"),
        coming=named(coming or coming_form(opened, ComingForForm), "komen"),
        readers=readers or readers_form(opened),
        file_errors=file_errors or {},
        theirs=theirs,
        is_clash=status == CLASH,
        host=await host_of(access, opened.desk.case.id),
        code=rules.sheet_code(opened.desk.consultation.id, opened.desk.person.id),
        questions=QUESTIONS,
        short=SHORT,
        thresholds=THRESHOLDS,
        attends=ATTENDS_OF,
        by_key_worker=Hand.KEY_WORKER,
        by_self=Hand.SELF,
        notice=KEPT.get(request.query_params.get("bewaard", ""), "") if request.method == "GET" else "",
    )
    answer.headers.update(RECORDS)
    return answer


def _take_over(opened: Opened, forms: Mapping[str, AnswerForm], coming: ComingForm | None) -> dict[str, str]:
    """What somebody else wrote meanwhile, by question; a second time saving goes before it."""
    if coming is not None and opened.kit is not None:
        coming.seen.data = str(opened.kit.version)
    theirs = {}
    for name, form in forms.items():
        row = opened.answers.get(name)
        if (
            row is not None
            and str(form.seen.data) != str(row.version)
            and row.words != (form.words.data or "")
        ):
            form.seen.data, theirs[name] = str(row.version), row.words
    return theirs
