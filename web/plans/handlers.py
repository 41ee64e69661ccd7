"""The pages of the plan, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.plans.agreed import AgreedPages, AgreedPaperPages, OwnAgreedPages, OwnAgreedPaperPages
from web.plans.endorsing import EndorsementPages, OwnEndorsementPages
from web.plans.helps import HelpPages
from web.plans.opinions import OpinionPages
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
    AgreedPages,
    AgreedPaperPages,
    OwnAgreedPages,
    OwnAgreedPaperPages,
    OpinionPages,
    EndorsementPages,
    OwnEndorsementPages,
]
