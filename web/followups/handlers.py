"""The pages of follow-up, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.followups.acts import CompletionPages, EndingPages, MovePages, OwnerPages, ReopeningPages
from web.followups.assents import AgreedPages, AskingPages
from web.followups.briefings import BriefingArrangementPages, BriefingDonePages, BriefingPages
from web.followups.debriefs import DebriefDelayPages, DebriefPages, DebriefReadingPages
from web.followups.guest_debrief import OwnDebriefPages
from web.followups.guests import DateRequestPages, ObjectionPages, OwnAgreementPages, OwnCompletionPages
from web.followups.handover import HandoverPages
from web.followups.pages import FollowedAgreementPages, FollowUpPages, OwnStepPages
from web.followups.parting import PartingPages
from web.followups.questions import GrantPages, QuestionSettlementPages
from web.followups.watch import OwnBriefingPages, WatchAskingPages, WatchPages

HANDLERS: list[ControllerRouterHandler] = [
    FollowUpPages,
    OwnStepPages,
    FollowedAgreementPages,
    CompletionPages,
    MovePages,
    OwnerPages,
    EndingPages,
    ReopeningPages,
    AgreedPages,
    AskingPages,
    HandoverPages,
    PartingPages,
    GrantPages,
    QuestionSettlementPages,
    DebriefPages,
    DebriefDelayPages,
    DebriefReadingPages,
    BriefingPages,
    BriefingArrangementPages,
    BriefingDonePages,
    OwnAgreementPages,
    OwnCompletionPages,
    DateRequestPages,
    ObjectionPages,
    OwnDebriefPages,
    WatchPages,
    WatchAskingPages,
    OwnBriefingPages,
]
