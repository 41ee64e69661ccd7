"""The page "Wat gebeurt er met wiens hulp?": one line per helper, all kept at once (rows 115 and 143)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import client, get_case
from services.plans.helps import MOST_HELPERS, Change, HelpLine, change_helps, helps
from tenants import audit
from tenants.access import Access
from tenants.words.plans import HELP_CHANGES
from tenants.words.refusals import REFUSALS
from web import entrance
from web.meetings.forms import chosen, named
from web.plans.forms import HelpForm
from web.plans.view import Incoming
from web.shared.forms import listed
from web.shared.pages import page, redirect

CHANGED_BY_OTHER = "Iemand anders schreef hier net: “{theirs}”. Bewaar nog eens als het jouw antwoord wordt."


@dataclass(frozen=True)
class Asked:
    """One helper and the form about their help."""

    line: HelpLine
    form: HelpForm

    @property
    def change(self) -> Change:
        """What was chosen; who takes over counts only where somebody does."""
        kind, words = self.form.kind.data or "", self.form.words.data or ""
        return Change(kind, words, chosen(self.form.replaced_by.data) if kind == "replace" else None)


class HelpPages(Controller):
    """What continues, starts, waits or stops."""

    path = "/situaties/{case_id:uuid}/plan/hulp"

    @get()
    async def edit(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """What was said so far."""
        async with entrance.member(request) as access:
            audit.record(access, "help.read", case_id, case=case_id)
            return await _page(request, access, case_id, await _asked(access, case_id, None))

    @post()
    async def update(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Keep what changed; where somebody else just wrote, both stand there."""
        sent = await request.form()
        async with entrance.member(request) as access:
            asked = await _asked(access, case_id, sent)
            checked = [_is_right(one) for one in asked]
            if not all(checked):
                return await _page(request, access, case_id, asked, status=422)
            changes = {one.line.person: one.change for one in asked}
            await change_helps(access, case_id, changes, now=clock.now())
        return redirect(f"/situaties/{case_id}/plan")


def _is_right(one: Asked) -> bool:
    """The form is whole, says who takes over, and nobody else wrote here meanwhile."""
    is_right, line, form = one.form.validate(), one.line, one.form
    if form.kind.data == "replace" and chosen(form.replaced_by.data) in {None, line.person}:
        form.replaced_by.errors = [REFUSALS["help.replaced-by-whom"]]
        is_right = False
    seen = str(line.version or "")
    if form.seen.data != seen and one.change != line.change:
        theirs = " · ".join(part for part in (HELP_CHANGES[line.change.kind], line.change.words) if part)
        form.kind.errors = [CHANGED_BY_OTHER.format(theirs=theirs)]
        form.seen.data = seen
        is_right = False
    return is_right


async def _asked(access: Access, case_id: UUID, sent: Any) -> list[Asked]:
    """One form per helper, filled with what stands there or with what was sent."""
    await get_case(access, case_id)
    lines = await helps(access, case_id)
    people = {str(line.person): line.name for line in lines}
    return [Asked(line, _form(line, people, sent)) for line in lines]


def _form(line: HelpLine, people: dict[str, str], sent: Any) -> HelpForm:
    key = f"h{line.person.hex}"
    known = {
        "kind": line.change.kind,
        "words": line.change.words,
        "replaced_by": str(line.change.replaced_by or ""),
        "seen": str(line.version or ""),
    }
    is_sent = sent is not None and f"{key}-kind" in sent
    form = HelpForm(sent if is_sent else None, prefix=key, data=None if is_sent else known)
    others = {person: name for person, name in people.items() if person != str(line.person)}
    form.replaced_by.choices = listed({"": "kies een naam", **others})
    return named(form, key)


async def _page(
    request: Incoming, access: Access, case_id: UUID, asked: Sequence[Asked], *, status: int = 200
) -> Response[Any]:
    case = await get_case(access, case_id)
    return page(
        request,
        access,
        "plans/helps.html",
        current="situaties",
        status=status,
        case={"id": case.id, "name": case.name},
        client=(await client(access, case_id)).first_name,
        asked=asked,
        is_many=len(asked) >= MOST_HELPERS,
    )
