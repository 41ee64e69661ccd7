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
from web.meetings.pages import (
    ArrivalPages,
    NoteChoicePages,
    NotePages,
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

HANDLERS: list[ControllerRouterHandler] = [
    TablePages,
    NotePages,
    NoteChoicePages,
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
    AssentPages,
]
