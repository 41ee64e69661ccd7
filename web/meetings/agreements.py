"""Agreements and goals at the table: one sentence, what was read out of it, and its correction."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle
from services.errors import Conflict, Refused
from services.meetings.course import at_table, next_after
from services.meetings.queries import check_item
from services.plans import actions
from services.plans.actions import Details
from services.plans.forgetting import erase_agreement
from services.plans.goals import note_goal
from services.plans.queries import get_agreement, get_agreement_of
from services.plans.sentences import Person, Reading, read
from services.plans.tables import Agreement
from tenants import submissions
from tenants.access import Access
from tenants.words.dates import day as day_words
from tenants.words.refusals import REFUSALS
from web import entrance
from web.meetings.forms import AgreementForm, GoalForm, SentenceForm, chosen, named, people
from web.meetings.own_forms import ObjectionForm
from web.meetings.view import PATH, Incoming, answered, table
from web.shared.pages import is_htmx, page

TALK_FIRST, TALKED_OUT = "ja", "opgelost"
CHANGED_BY_OTHER = "Iemand anders verbeterde deze afspraak net. Kijk na wat er nu staat."


class TableAgreementPages(Controller):
    """Agreements of this table."""

    path = PATH + "/afspraken"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Keep one sentence, and tell what was read out of it."""
        sent = await request.form()
        item, trouble = chosen(sent.get("punt")), str(sent.get("moeite", ""))
        form = named(_line_form(sent, trouble), "sentence")
        told = ""
        async with entrance.member(request) as access:
            is_good = form.validate()
            if is_good and trouble != TALK_FIRST and not await submissions.claim(access, form.token):
                told = await _note(access, consultation_id, form, item)
                await submissions.remember(access, form.token, str(consultation_id))
            values = {**await table(access, consultation_id, item), "told": told}
        if not is_good or trouble == TALK_FIRST:
            return _asked_again(request, access, values, form, is_good=is_good)
        return answered(request, access, values, "_agreements")


class TableAgreementCorrectionPages(Controller):
    """What was read out of the sentence, mended by hand."""

    path = PATH + "/afspraken/{agreement_id:uuid}"

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """Keep the mended agreement, or say at the field what is still needed."""
        sent = await request.form()
        form = named(AgreementForm(sent), f"a{agreement_id.hex[-8:]}")
        async with entrance.member(request) as access:
            consultation = await at_table(access, consultation_id, now=clock.now())
            await get_agreement_of(access, consultation.case, agreement_id)
            members = {person.id: person.first_name for person in await circle(access, consultation.case)}
            people(form, "owner", among=members)
            is_good = form.validate() and await _correct(access, agreement_id, form)
            values = await table(access, consultation_id, chosen(sent.get("punt")))
        if not is_good:
            values["corrections"][agreement_id] = form
            values["wrong"] = agreement_id
        return answered(request, access, values, "_agreements", is_accepted=is_good)


class TableAgreementErasurePages(Controller):
    """Not agreed after all."""

    path = PATH + "/afspraken/{agreement_id:uuid}/schrapping"

    @post()
    async def create(
        self, request: Incoming, consultation_id: FromPath[UUID], agreement_id: FromPath[UUID]
    ) -> Response[Any]:
        """Take it away; only what was agreed at this very table."""
        sent = await request.form()
        async with entrance.member(request) as access:
            await at_table(access, consultation_id, now=clock.now())
            await erase_agreement(access, consultation_id, agreement_id)
            values = await table(access, consultation_id, chosen(sent.get("punt")))
        return answered(request, access, values, "_agreements")


class TableGoalPages(Controller):
    """What the client wants to reach."""

    path = PATH + "/doelen"

    @post()
    async def create(self, request: Incoming, consultation_id: FromPath[UUID]) -> Response[Any]:
        """Keep one goal in the client's words."""
        sent = await request.form()
        form = named(GoalForm(sent), "goal")
        async with entrance.member(request) as access:
            is_good = form.validate()
            if is_good and not await submissions.claim(access, form.token):
                consultation = await at_table(access, consultation_id, now=clock.now())
                words, case = str(form.sentence.data), consultation.case
                await note_goal(access, case, words, consultation=consultation_id, now=clock.now())
                await submissions.remember(access, form.token, str(consultation_id))
            values = await table(access, consultation_id, chosen(sent.get("punt")))
        if not is_good:
            values["goal_form"] = form
        return answered(request, access, values, "_goals", is_accepted=is_good)


def _line_form(sent: Any, trouble: str) -> SentenceForm:
    return ObjectionForm(sent) if trouble == TALKED_OUT else SentenceForm(sent)


def _asked_again(
    request: Incoming, access: Access, values: dict[str, Any], form: SentenceForm, *, is_good: bool
) -> Response[Any]:
    """With what is still needed; or the sentence waits until the trouble with it is talked out (row 140)."""
    if is_good:
        waiting = ObjectionForm(data={"sentence": form.sentence.data})
        values["objection_form"] = named(waiting, "sentence")
    else:
        values["objection_form" if isinstance(form, ObjectionForm) else "sentence_form"] = form
    template = "meetings/_agreements.html" if is_htmx(request) else "meetings/show.html"
    return page(request, access, template, status=200 if is_good else 422, **values)


async def _note(access: Access, consultation_id: UUID, form: SentenceForm, item: UUID | None) -> str:
    now, sentence = clock.now(), str(form.sentence.data)
    objection = str(form.objection.data) if isinstance(form, ObjectionForm) else ""
    consultation = await at_table(access, consultation_id, now=now)
    await check_item(access, consultation, item)
    following = await next_after(access, consultation)
    everybody = [
        Person(one.id, one.first_name, one.last_name, one.relation)
        for one in await circle(access, consultation.case)
    ]
    next_on = following.starts_at.date() if following and following.starts_at else None
    reading = read(sentence, everybody, clock.today(), next_on)
    await actions.note_agreement(
        access,
        consultation.case,
        sentence,
        reading.owner,
        reading.due_on,
        consultation=consultation_id,
        details=Details(agenda_item=item, objection=objection),
        now=now,
    )
    return told(reading, {person.id: person.first_name for person in everybody})


def told(reading: Reading, names: dict[UUID, str]) -> str:
    """What was understood, in one line: for the one who types, and aloud for a screen reader."""
    who = names[reading.owner] if reading.owner else "nog niemand"
    when = f"tegen {day_words(reading.due_on)}" if reading.due_on else "nog geen dag"
    return f"Bewaard. Wie: {who}. Wanneer: {when}."


def _show_both(form: AgreementForm, now: Agreement) -> None:
    """What was typed stays in its field, and what somebody else made of it stands beside it: sending once more
    says which it becomes.
    """
    form.sentence.errors = [CHANGED_BY_OTHER]
    form.version.data = now.version
    for field in (form.sentence, form.price, form.mandate, form.objection):
        if (there := getattr(now, field.short_name)) != (field.data or ""):
            field.errors = [*field.errors, f"Nu staat er: “{there or 'niets'}”"]


async def _correct(access: Access, agreement_id: UUID, form: AgreementForm) -> bool:
    """Whether it could be kept; what could not is told at its field."""
    before = await get_agreement(access, agreement_id)
    details = Details(
        agenda_item=before.agenda_item,
        goal=before.goal,
        domain=form.domain.data or "",
        price=form.price.data or "",
        mandate=form.mandate.data or "",
        objection=form.objection.data or "",
        kind=form.kind.data or "",
    )
    try:
        await actions.correct_agreement(
            access,
            agreement_id,
            str(form.sentence.data),
            chosen(form.owner.data),
            form.due_on.data,
            version=form.version.data or 0,
            details=details,
            now=clock.now(),
        )
    except Refused as refused:
        form.due_on.errors = [REFUSALS[refused.code]]
        return False
    except Conflict:
        _show_both(form, before)
        return False
    return True
