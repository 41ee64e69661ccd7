"""The pages of the table, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.meetings.agreements import (
    TableAgreementCorrectionPages,
    TableAgreementErasurePages,
    TableAgreementPages,
    TableGoalPages,
)
from web.meetings.assents import AssentPages
from web.meetings.course import AbsencePages, ClosurePages, FactPages
from web.meetings.note_taker import NoteTakerPages
from web.meetings.pages import (
    ArrivalPages,
    PresencePages,
    StrengthErasurePages,
    StrengthPages,
    TablePages,
)
from web.meetings.topics import (
    FarReachingErasurePages,
    FarReachingPages,
    TopicOpeningPages,
    TopicPages,
    TopicSettlementPages,
)
from web.meetings.turns import BeginPages, ComingAndGoingPages, PrivateNotePages, TellerPages
from web.meetings.without import WithoutClientPages
from web.meetings.writing import TextChoicePages, TextPages

HANDLERS: list[ControllerRouterHandler] = [
    TablePages,
    NoteTakerPages,
    TextPages,
    TextChoicePages,
    PresencePages,
    ArrivalPages,
    StrengthPages,
    StrengthErasurePages,
    TableGoalPages,
    TableAgreementPages,
    TableAgreementCorrectionPages,
    TableAgreementErasurePages,
    FarReachingPages,
    FarReachingErasurePages,
    TopicPages,
    TopicOpeningPages,
    TopicSettlementPages,
    FactPages,
    ClosurePages,
    AbsencePages,
    WithoutClientPages,
    BeginPages,
    ComingAndGoingPages,
    TellerPages,
    PrivateNotePages,
    AssentPages,
]
