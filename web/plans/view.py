"""What the page of a plan shows."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from litestar import Request, Response

from infra import clock
from infra.clock import BRUSSELS
from services.cases.queries import circle, client, get_case
from services.plans.helps import helps
from services.plans.hints import hints
from services.plans.queries import GoalLine, agreements, goals
from tenants import audit
from tenants.access import Access
from tenants.words.domains import DOMAINS
from tenants.words.meetings import AGREEMENT_KINDS, ANSWERS
from tenants.words.plans import HELP_CHANGES, HINTS
from web.meetings.forms import named
from web.plans.forms import GoalForm, StepForm
from web.shared.forms import listed
from web.shared.pages import page

Incoming = Request[Any, Any, Any]


async def plan_page(
    request: Incoming,
    access: Access,
    case_id: UUID,
    *,
    status: int = 200,
    goal_form: GoalForm | None = None,
    wrong: Mapping[UUID, GoalForm] | None = None,
    steps: Mapping[UUID, StepForm] | None = None,
    mended: Mapping[UUID, StepForm] | None = None,
) -> Response[Any]:
    """The whole page; forms that came back with errors take the place of fresh ones."""
    case = await get_case(access, case_id)
    wanted = await goals(access, case_id)
    audit.record(access, "plan.read", case_id, case=case_id)
    if goal_form is None:
        goal_form = named(GoalForm(), "goal")
        await fill(access, case_id, goal_form)
    values = {
        "case": {"id": case.id, "name": case.name},
        "client": (await client(access, case_id)).first_name,
        "goals": wanted,
        "goal_form": goal_form,
        "corrections": {**{goal.id: _correction(goal) for goal in wanted}, **(wrong or {})},
        "wrong": frozenset(wrong or ()),
        "step_forms": {**{goal.id: _step(goal) for goal in wanted}, **(steps or {})},
        "step_corrections": {**_step_corrections(wanted), **(mended or {})},
        "hints": _hints(wanted),
        "helps": [line for line in await helps(access, case_id) if line.change.kind],
        "help_changes": HELP_CHANGES,
        **await _agreed(access, case_id),
    }
    return page(request, access, "plans/show.html", current="situaties", status=status, **values)


async def fill(access: Access, case_id: UUID, form: GoalForm) -> None:
    """The form with the people of this case to choose from."""
    people = {str(one.id): one.first_name for one in await circle(access, case_id) if one.kind != "client"}
    form.whose.choices = listed({"": "van de cliënt zelf", **people})


async def _agreed(access: Access, case_id: UUID) -> dict[str, Any]:
    agreed = await agreements(access, case_id)
    return {
        "running": [line for line in agreed if line.is_open],
        "done": [line for line in agreed if line.done_at is not None],
        "dropped": [line for line in agreed if line.dropped_at is not None],
        "domains": DOMAINS,
        "kinds": AGREEMENT_KINDS,
        "answers": ANSWERS,
    }


def _correction(goal: GoalLine) -> GoalForm:
    return named(GoalForm(data={"sentence": goal.sentence, "version": goal.version}), f"g{goal.id.hex[-8:]}")


def _step_corrections(wanted: Sequence[GoalLine]) -> dict[UUID, StepForm]:
    return {
        step.id: named(StepForm(data=vars(step)), f"t{step.id.hex[-8:]}")
        for goal in wanted
        for step in goal.steps
    }


def _hints(wanted: Sequence[GoalLine]) -> dict[UUID, list[str]]:
    """Questions that may help to say a goal better, with the place of the client's name left open."""
    today = clock.now().astimezone(BRUSSELS).date()
    return {
        goal.id: [HINTS[one] for one in hints(goal.sentence, [step.sentence for step in goal.steps], today)]
        for goal in wanted
    }


def _step(goal: GoalLine) -> StepForm:
    return named(StepForm(), f"s{goal.id.hex[-8:]}")
