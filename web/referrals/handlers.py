"""Every page of requests."""

from litestar.types import ControllerRouterHandler

from web.referrals.data import ReferralDataPages, ReferralErasurePages
from web.referrals.handling import AssignmentPages, ReturnPages, TakingUpPages
from web.referrals.matching import ComparisonPages, SeparationPages
from web.referrals.pages import ReferralPages
from web.referrals.readiness import TalkPages
from web.referrals.weighing import ReferralCasePages, ToldPages, WeighingPages

REFERRALS: list[ControllerRouterHandler] = [
    ReferralPages,
    ReferralDataPages,
    ReferralErasurePages,
    TalkPages,
    TakingUpPages,
    AssignmentPages,
    ReturnPages,
    ComparisonPages,
    SeparationPages,
    WeighingPages,
    ToldPages,
    ReferralCasePages,
]
