"""The pages of preparing, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.preparations.behalf import KitPages, KitSheetPages
from web.preparations.guest import (
    OwnAnswerPages,
    OwnComingPages,
    OwnKitPages,
    OwnReaderPages,
    OwnReadyPages,
    OwnSheetPages,
    VoicePages,
)
from web.preparations.minutes import (
    OwnContributionPages,
    OwnQuickAnswerPages,
    OwnTopicReturnPages,
    OwnTopicTalkPages,
)
from web.preparations.overview import (
    ContributionPages,
    PreparationPages,
    ThresholdPages,
    TopicReturnPages,
    TopicTalkPages,
)

HANDLERS: list[ControllerRouterHandler] = [
    PreparationPages,
    KitPages,
    KitSheetPages,
    ThresholdPages,
    ContributionPages,
    TopicTalkPages,
    TopicReturnPages,
    OwnKitPages,
    OwnAnswerPages,
    OwnComingPages,
    OwnReaderPages,
    OwnReadyPages,
    OwnSheetPages,
    VoicePages,
    OwnContributionPages,
    OwnTopicTalkPages,
    OwnTopicReturnPages,
    OwnQuickAnswerPages,
]
