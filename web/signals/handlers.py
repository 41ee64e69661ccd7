"""The pages of bottlenecks, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.signals.case import CaseSignalPages
from web.signals.guest import RaisedSignalPages
from web.signals.pages import SignalCodingPages, SignalPages, SignalWithdrawalPages
from web.signals.rewriting import RewritingPages
from web.signals.sending import PassagePages, PassageWithdrawalPages
from web.signals.together import TogetherPages

HANDLERS: list[ControllerRouterHandler] = [
    SignalPages,
    CaseSignalPages,
    SignalCodingPages,
    SignalWithdrawalPages,
    RewritingPages,
    PassagePages,
    PassageWithdrawalPages,
    TogetherPages,
    RaisedSignalPages,
]
