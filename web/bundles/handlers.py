"""The pages of bundles, for web/app.py: of the network's desk, and of who brings an answer home."""

from litestar.types import ControllerRouterHandler

from web.bundles.answers import AnswerCorrectionPages, AnswerPages, MeasurePages
from web.bundles.files import PolicyFilePages, SendingPages
from web.bundles.hearings import HeardPages, HearingPages
from web.bundles.home import TidingAnswerPages, TidingPages
from web.bundles.pages import BundleClosurePages, BundlePages, BundleWordsPages
from web.bundles.parts import BundlePartPages, BundleQuotePages

BUNDLES: list[ControllerRouterHandler] = [
    BundlePages,
    BundleWordsPages,
    BundleClosurePages,
    BundlePartPages,
    BundleQuotePages,
    PolicyFilePages,
    SendingPages,
    AnswerPages,
    AnswerCorrectionPages,
    MeasurePages,
    HearingPages,
    HeardPages,
    TidingPages,
    TidingAnswerPages,
]
