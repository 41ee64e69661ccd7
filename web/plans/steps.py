"""Pages of the steps towards a goal."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, post
from litestar.params import FromPath

from infra import clock
from services.cases.queries import get_case
from services.errors import Conflict
from services.plans import steps
from services.plans.queries import get_goal_of
from services.plans.steps import StepWords
from tenants import submissions
from web import entrance
from web.meetings.forms import named
from web.plans.forms import StepForm
from web.plans.view import Incoming, plan_page
from web.shared.pages import redirect

PATH = "/situaties/{case_id:uuid}/plan"
CHANGED_BY_OTHER = "Iemand anders verbeterde deze stap net. Nu staat er: “{words}”. Kies wat het wordt."


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
                return await plan_page(request, access, case_id, status=422, steps={goal_id: form})
            if not await submissions.claim(access, form.token):
                await steps.add_step(access, goal_id, words_of(form), now=clock.now())
                await submissions.remember(access, form.token, place)
        return redirect(f"{place}#doel-{goal_id}")


class StepCorrectionPages(Controller):
    """Other words for it."""

    path = PATH + "/stappen/{step_id:uuid}"

    @post()
    async def update(
        self, request: Incoming, case_id: FromPath[UUID], step_id: FromPath[UUID]
    ) -> Response[Any]:
        """Keep the new words; when somebody else found others, both are shown."""
        form = named(StepForm(await request.form()), f"t{step_id.hex[-8:]}")
        async with entrance.member(request) as access:
            before = await steps.get_step_of(access, case_id, step_id)
            if form.validate():
                try:
                    version = form.version.data or 0
                    words = words_of(form)
                    await steps.correct_step(
                        access, case_id, step_id, words, version=version, now=clock.now()
                    )
                    return redirect(f"/situaties/{case_id}/plan#doel-{before.goal}")
                except Conflict:
                    form.sentence.errors = [CHANGED_BY_OTHER.format(words=_told(before))]
                    form.version.data = before.version
            return await plan_page(request, access, case_id, status=422, mended={step_id: form})


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
            await steps.drop_step(access, case_id, step_id, now=clock.now())
        return redirect(f"/situaties/{case_id}/plan")


def words_of(form: StepForm) -> StepWords:
    """What was typed, as the action takes it."""
    typed = {name: form[name].data or "" for name in ("sentence", "can_do", "help_needed", "own_network")}
    return StepWords(**typed)


def _told(step: Any) -> str:
    return " · ".join(
        part for part in (step.sentence, step.can_do, step.help_needed, step.own_network) if part
    )
