"""Pages of the plan of a case."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import circle, client, get_case
from services.errors import Conflict
from services.plans import goals
from services.plans.queries import agreements, get_goal_of
from services.plans.queries import goals as goals_of
from tenants import audit, submissions
from tenants.access import Access
from tenants.words.domains import DOMAINS
from tenants.words.meetings import AGREEMENT_KINDS, ANSWERS
from web import entrance
from web.meetings.forms import chosen, named
from web.plans.forms import GoalForm, StepForm
from web.shared.forms import listed
from web.shared.pages import page, redirect

Incoming = Request[Any, Any, Any]
PATH = "/situaties/{case_id:uuid}/plan"
CHANGED_BY_OTHER = "Iemand anders verbeterde dit net. Nu staat er: “{words}”."


class PlanPages(Controller):
    """Everything that was set out and agreed."""

    path = PATH

    @get()
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Goals, steps and agreements."""
        async with entrance.member(request) as access:
            return await _page(request, access, case_id)


class GoalPages(Controller):
    """What somebody wants to reach."""

    path = PATH + "/doelen"

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Keep one more goal."""
        form = named(GoalForm(await request.form()), "goal")
        place = f"/situaties/{case_id}/plan"
        async with entrance.member(request) as access:
            await _fill(access, case_id, form)
            if not form.validate():
                return await _page(request, access, case_id, status=422, goal_form=form)
            if not await submissions.claim(access, form.token):
                whose, words = chosen(form.whose.data), str(form.sentence.data)
                await goals.note_goal(access, case_id, words, whose=whose, now=clock.now())
                await submissions.remember(access, form.token, place)
        return redirect(place)


class GoalCorrectionPages(Controller):
    """Other words for it."""

    path = PATH + "/doelen/{goal_id:uuid}"

    @post()
    async def update(
        self, request: Incoming, case_id: FromPath[UUID], goal_id: FromPath[UUID]
    ) -> Response[Any]:
        """Keep the new words; when somebody else found others, both are shown."""
        form = named(GoalForm(await request.form()), f"g{goal_id.hex[-8:]}")
        async with entrance.member(request) as access:
            await _fill(access, case_id, form)
            before = await get_goal_of(access, case_id, goal_id)
            if form.validate():
                try:
                    version = form.version.data or 0
                    await goals.correct_goal(access, goal_id, str(form.sentence.data), version=version)
                    return redirect(f"/situaties/{case_id}/plan")
                except Conflict:
                    form.sentence.errors = [CHANGED_BY_OTHER.format(words=before.sentence)]
                    form.version.data = before.version
            return await _page(request, access, case_id, status=422, wrong={goal_id: form})


class GoalEndPages(Controller):
    """Reached, or no longer wanted."""

    path = PATH + "/doelen/{goal_id:uuid}/einde"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], goal_id: FromPath[UUID]
    ) -> Response[Any]:
        """It stands in the plan no longer."""
        async with entrance.member(request) as access:
            await get_goal_of(access, case_id, goal_id)
            await goals.drop_goal(access, goal_id, now=clock.now())
        return redirect(f"/situaties/{case_id}/plan")


class StepPages(Controller):
    """Steps towards a goal."""

    path = PATH + "/doelen/{goal_id:uuid}/stappen"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], goal_id: FromPath[UUID]
    ) -> Response[Any]:
        """Keep one more step."""
        form = named(StepForm(await request.form()), f"s{goal_id.hex[-8:]}")
        place = f"/situaties/{case_id}/plan"
        async with entrance.member(request) as access:
            await get_goal_of(access, case_id, goal_id)
            if not form.validate():
                return await _page(request, access, case_id, status=422, steps={goal_id: form})
            if not await submissions.claim(access, form.token):
                sentence, needed = str(form.sentence.data), form.help_needed.data or ""
                await goals.add_step(access, goal_id, sentence, needed, now=clock.now())
                await submissions.remember(access, form.token, place)
        return redirect(place)


class StepEndPages(Controller):
    """A step that is not needed any more."""

    path = PATH + "/stappen/{step_id:uuid}/einde"

    @post()
    async def create(
        self, request: Incoming, case_id: FromPath[UUID], step_id: FromPath[UUID]
    ) -> Response[Any]:
        """It stands in the plan no longer."""
        async with entrance.member(request) as access:
            await get_case(access, case_id)
            await goals.drop_step(access, case_id, step_id, now=clock.now())
        return redirect(f"/situaties/{case_id}/plan")


async def _fill(access: Access, case_id: UUID, form: GoalForm) -> None:
    people = {str(one.id): one.first_name for one in await circle(access, case_id) if one.kind != "client"}
    form.whose.choices = listed({"": "van de cliënt", **people})


async def _page(
    request: Incoming,
    access: Access,
    case_id: UUID,
    *,
    status: int = 200,
    goal_form: GoalForm | None = None,
    wrong: dict[UUID, GoalForm] | None = None,
    steps: dict[UUID, StepForm] | None = None,
) -> Response[Any]:
    case = await get_case(access, case_id)
    wanted = await goals_of(access, case_id)
    agreed = await agreements(access, case_id)
    fresh = goal_form or named(GoalForm(), "goal")
    if goal_form is None:
        await _fill(access, case_id, fresh)
    audit.record(access, "plan.read", case_id, case=case_id)
    return page(
        request,
        access,
        "plans/show.html",
        current="situaties",
        status=status,
        case={"id": case.id, "name": case.name},
        client=(await client(access, case_id)).first_name,
        goals=wanted,
        goal_form=fresh,
        corrections={**{goal.id: _correction(goal) for goal in wanted}, **(wrong or {})},
        wrong=frozenset(wrong or ()),
        step_forms={
            **{goal.id: named(StepForm(), f"s{goal.id.hex[-8:]}") for goal in wanted},
            **(steps or {}),
        },
        running=[line for line in agreed if line.is_open],
        done=[line for line in agreed if line.done_at is not None],
        dropped=[line for line in agreed if line.dropped_at is not None],
        domains=DOMAINS,
        kinds=AGREEMENT_KINDS,
        answers=ANSWERS,
    )


def _correction(goal: Any) -> GoalForm:
    form = GoalForm(data={"sentence": goal.sentence, "version": goal.version})
    return named(form, f"g{goal.id.hex[-8:]}")
