"""The pages of how it goes, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.sufficiency.coordinator import SufficiencyPages, SufficiencyTalkPages
from web.sufficiency.guest import OwnSufficiencyPages, OwnSufficiencyTalkPages
from web.sufficiency.scale import ScaleDomainPages, ScaleFilePages, ScalePages

HANDLERS: list[ControllerRouterHandler] = [
    SufficiencyPages,
    SufficiencyTalkPages,
    OwnSufficiencyPages,
    OwnSufficiencyTalkPages,
    ScalePages,
    ScaleDomainPages,
    ScaleFilePages,
]
