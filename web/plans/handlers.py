"""The pages of the plan, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.plans.helps import HelpPages
from web.plans.pages import GoalCorrectionPages, GoalEndPages, GoalPages, PlanPages
from web.plans.steps import StepCorrectionPages, StepEndPages, StepPages

HANDLERS: list[ControllerRouterHandler] = [
    PlanPages,
    GoalPages,
    GoalCorrectionPages,
    GoalEndPages,
    StepPages,
    StepCorrectionPages,
    StepEndPages,
    HelpPages,
]
