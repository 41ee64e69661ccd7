"""The pages that anyone may open."""

from litestar.types import ControllerRouterHandler

from web.public.drafts import DraftPages
from web.public.pages import MunicipalityPages, PlacePages, StartPages
from web.public.requests import PublicReferralPages, ThanksPages

PUBLIC: list[ControllerRouterHandler] = [
    StartPages,
    MunicipalityPages,
    PlacePages,
    PublicReferralPages,
    ThanksPages,
    DraftPages,
]
