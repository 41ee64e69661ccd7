"""The pages of the marking pass, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.marking.pages import MarkingPages

HANDLERS: list[ControllerRouterHandler] = [MarkingPages]
