"""The pages of publications, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.publications.pages import OpeningPages, ProgressPages, PublicationPages, VersionPages
from web.publications.policy import PublicationPolicyPages

PUBLICATIONS: list[ControllerRouterHandler] = [
    PublicationPages,
    ProgressPages,
    OpeningPages,
    VersionPages,
    PublicationPolicyPages,
]
