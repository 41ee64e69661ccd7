"""The pages of evaluating, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.evaluations.afterwards import MinutePages, ReviewPages, ShortFormPages
from web.evaluations.guest import OwnEvaluationPages, OwnStrengthPages, OwnWithdrawalPages
from web.evaluations.mirror import MirrorPages
from web.evaluations.neutral import NeutralAnswerPages, NeutralPages, NeutralSessionPages
from web.evaluations.over_time import FacesSheetPages, OverTimePages
from web.evaluations.sitting import (
    AskingPages,
    EvaluationPages,
    TableWordPages,
    VoicePages,
    VoiceWithdrawalPages,
)
from web.evaluations.talks import TalkEndPages, TalkPages

EVALUATIONS: list[ControllerRouterHandler] = [
    EvaluationPages,
    TableWordPages,
    AskingPages,
    VoicePages,
    VoiceWithdrawalPages,
    TalkPages,
    TalkEndPages,
    FacesSheetPages,
    MinutePages,
    ReviewPages,
    ShortFormPages,
    OverTimePages,
    MirrorPages,
    OwnEvaluationPages,
    OwnWithdrawalPages,
    OwnStrengthPages,
    NeutralPages,
    NeutralSessionPages,
    NeutralAnswerPages,
]
