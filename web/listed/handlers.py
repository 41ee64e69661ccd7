"""Every page of who coordinates where."""

from litestar.types import ControllerRouterHandler

from web.listed.kept import ListingPages
from web.listed.network import NetworkContactPages, NetworkCoordinatorPages
from web.listed.public import CoordinatorPages

LISTED: list[ControllerRouterHandler] = [
    CoordinatorPages,
    ListingPages,
    NetworkCoordinatorPages,
    NetworkContactPages,
]
