"""The page of one kit by the coordinator's hand: its forms, sent together, and the values for its template."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litestar import Request, Response
from wtforms import HiddenField

from services.errors import Refused
from services.invitations.guests import host_of
from services.preparations import rules
from services.preparations.answering import Said
from services.preparations.kits import Opened
from services.preparations.tables import Hand
from tenants.access import Access
from tenants.words.preparations import QUESTIONS, THRESHOLDS
from tenants.words.refusals import REFUSALS
from web.cases.forms import refuse
from web.meetings.forms import named
from web.preparations.files import RECORDS
from web.preparations.forms import (
    PLACES,
    AnswerForm,
    ComingForForm,
    ComingForm,
    ReadersForm,
    answer_form,
    coming_form,
    number,
    readers_form,
    seen,
)
from web.shared.forms import Form
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
CLASH = 409
KEPT = {"alles": "Bewaard."}
FILES = "attachment."


class ReadyForm(Form):
    """The token of the whole, and what was said about being ready: ja, nee or nothing."""

    klaar = HiddenField()


@dataclass
class Sent:
    """Everything of one kit that is sent together."""

    answers: Mapping[str, AnswerForm]
    coming: ComingForm
    readers: ReadersForm
    once: ReadyForm
    file_error: str = ""

    @property
    def ready(self) -> Any:
        """Ja, nee or nothing."""
        return self.once.klaar

    @property
    def said(self) -> list[Said]:
        """The answers as the service wants them."""
        return [form.said(question) for question, form in self.answers.items() if form.is_touched]

    def is_well(self) -> bool:
        """Every form says what is wrong with it, not only the first."""
        return not [one for one in (*self.answers.values(), self.coming, self.readers) if not one.validate()]

    def refuse(self, refused: Refused) -> None:
        """Say it at the file, at the field, or on top."""
        if refused.code.startswith(FILES) or refused.code == "kit.too-many-papers":
            self.file_error = REFUSALS[refused.code]
        else:
            refuse(self.coming, refused, PLACES)


def place(opened: Opened) -> str:
    """Where this kit is."""
    return f"/overleggen/{opened.desk.consultation.id}/mijn-overleg/{opened.desk.person.id}"


async def forms(access: Access, opened: Opened, sent: Any = None) -> Sent:
    """One form per question, coming or not, readers; all sent together."""
    host = (await host_of(access, opened.desk.case.id)).first_name or "jij"
    return Sent(
        answers={name: answer_form(opened, name, host, sent, prefix=name) for name in QUESTIONS},
        coming=named(coming_form(opened, ComingForForm, sent), "komen"),
        readers=readers_form(opened, sent),
        once=named(ReadyForm(sent), "alles"),
    )


async def kit(
    request: Incoming, access: Access, opened: Opened, sent: Sent | None = None, *, status: int = 200
) -> Response[Any]:
    """Everything about one kit; what came back keeps what was typed."""
    shown = sent or await forms(access, opened)
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
        sent=shown,
        theirs=_take_over(opened, shown) if status == CLASH else {},
        is_clash=status == CLASH,
        code=rules.sheet_code(opened.desk.consultation.id, opened.desk.person.id),
        questions=QUESTIONS,
        thresholds=THRESHOLDS,
        by_key_worker=Hand.KEY_WORKER,
        by_self=Hand.SELF,
        notice=KEPT.get(request.query_params.get("bewaard", ""), "") if request.method == "GET" else "",
    )
    answer.headers.update(RECORDS)
    return answer


def _take_over(opened: Opened, sent: Sent) -> dict[str, str]:
    """What somebody else wrote meanwhile, by question; a second time saving goes before it."""
    if opened.kit is not None:
        sent.coming.seen.data = str(opened.kit.version)
    theirs = {}
    for name, form in sent.answers.items():
        row = opened.answers.get(name)
        if row is not None and form.is_touched and number(form.seen.data) != row.version:
            form.seen.data, theirs[name] = seen(row), row.words
    return theirs
