"""What is open to anybody, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.opened.files import columns, metadata, network_metadata, robots, sitemap, table, whole_catalogue
from web.opened.pages import NetworkPublicationsPages, PublicationPages, PublicationsPages

OPENED: list[ControllerRouterHandler] = [
    PublicationsPages,
    NetworkPublicationsPages,
    PublicationPages,
    table,
    columns,
    metadata,
    network_metadata,
    whole_catalogue,
    robots,
    sitemap,
]
