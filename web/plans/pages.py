"""Pages of the plan of a case and its goals."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath

from infra import clock
from services.errors import Conflict
from services.plans import goals
from services.plans.queries import get_goal_of
from tenants import submissions
from web import entrance
from web.meetings.forms import chosen, named
from web.plans.forms import GoalForm
from web.plans.view import Incoming, fill, plan_page
from web.shared.pages import redirect

PATH = "/situaties/{case_id:uuid}/plan"
CHANGED_BY_OTHER = "Iemand anders verbeterde dit net. Nu staat er: “{words}”."


class PlanPages(Controller):
    """Everything that was set out and agreed."""

    path = PATH

    @get()
    async def show(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Goals, steps and agreements."""
        async with entrance.member(request) as access:
            return await plan_page(request, access, case_id)


class GoalPages(Controller):
    """What somebody wants to reach."""

    path = PATH + "/doelen"

    @post()
    async def create(self, request: Incoming, case_id: FromPath[UUID]) -> Response[Any]:
        """Keep one more goal."""
        form = named(GoalForm(await request.form()), "goal")
        place = f"/situaties/{case_id}/plan"
        async with entrance.member(request) as access:
            await fill(access, case_id, form)
            if not form.validate():
                return await plan_page(request, access, case_id, status=422, goal_form=form)
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
            await fill(access, case_id, form)
            before = await get_goal_of(access, case_id, goal_id)
            if form.validate():
                try:
                    version = form.version.data or 0
                    words = str(form.sentence.data)
                    await goals.correct_goal(access, goal_id, words, version=version, now=clock.now())
                    return redirect(f"/situaties/{case_id}/plan")
                except Conflict:
                    form.sentence.errors = [CHANGED_BY_OTHER.format(words=before.sentence)]
                    form.version.data = before.version
            return await plan_page(request, access, case_id, status=422, wrong={goal_id: form})


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
