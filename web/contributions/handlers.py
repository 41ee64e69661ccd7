"""The pages of the second reader, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.contributions.coding import CodingPages, UncodedPages
from web.contributions.contact import ContactPages
from web.contributions.pages import AcceptancePages, ReadingDeskPages, RefusalPages

HANDLERS: list[ControllerRouterHandler] = [
    ReadingDeskPages,
    AcceptancePages,
    RefusalPages,
    UncodedPages,
    CodingPages,
    ContactPages,
]
