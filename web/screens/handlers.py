"""The pages of shared screens, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.screens.pages import AllScreensEndPages, OwnScreenPages, ScreenEndPages, SittingScreenPages
from web.screens.public import ScreenPages, ScreenPicturePages, ScreenStreamPages

HANDLERS: list[ControllerRouterHandler] = [
    ScreenPages,
    ScreenPicturePages,
    ScreenStreamPages,
    SittingScreenPages,
    OwnScreenPages,
    ScreenEndPages,
    AllScreensEndPages,
]
